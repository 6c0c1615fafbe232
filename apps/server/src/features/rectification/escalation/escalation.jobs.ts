import type { UnitId } from '@weicheng/domain/organization';
import {
  type CityRules,
  escalationAhead,
  escalationFacts,
  escalationNotice,
  escalationTells,
  type Issue,
  issueNotices,
  offeredPapers,
  openHours,
  type PlannedStep,
  pressedFrom,
  stepToday,
  toldOf,
} from '@weicheng/domain/rectification';
import { addWorkingDays, isWorkingDay, type WorkingDays } from '@weicheng/domain/standard';
import type { Context } from '#platform/context';
import type { ClockJob } from '#platform/jobs';
import { notify } from '#platform/notices';
import { announce, lookup } from '../../organization/index.ts';
import { calendarOf } from '../../standard/index.ts';
import { rulesOf } from '../cityRules/cityRules.service.ts';
import { escalations, type Late } from './escalation.store.ts';

const batch = 500;
const isOffered = (key: string): boolean => key in offeredPapers;

const aheadOf = (
  issue: Pick<Late, 'state' | 'due' | 'timing' | 'extension' | 'taken'>,
  today: Context['today'],
  rules: CityRules,
  calendar: WorkingDays,
) => escalationAhead({ due: pressedFrom(issue, openHours(rules), calendar), taken: issue.taken, today }, rules.ladder, calendar);

/** 督办的前后 of one issue: the steps taken and those to come, for its page. */
export async function escalationOf(ctx: Context, issue: Issue) {
  const [rules, calendar, taken] = [await rulesOf(ctx), await calendarOf(ctx), await escalations.takenOf(ctx, issue.id)];
  const name = new Map(rules.ladder.map((step) => [step.key, step.name]));
  return {
    ahead: aheadOf({ ...issue, taken }, ctx.today, rules, calendar),
    taken: taken.map(({ key, on }) => ({ key, on, name: name.get(key) ?? key })),
  };
}

/** What a person hears of one run: by step. */
type Heard = Map<string, Map<string, { paper: string | undefined; issues: { id: string; title: string; unitName: string }[] }>>;

/** 督办: on working days takes the step of today of every issue whose unit is late. Run again, or on two servers, no step is taken twice. */
export async function escalate(ctx: Context): Promise<void> {
  const calendar = await calendarOf(ctx);
  if (!isWorkingDay(calendar, ctx.today)) return;
  const rules = await rulesOf(ctx);
  await escalations.lock(ctx);
  const heard: Heard = new Map();
  let after: readonly [number, string] | null = null;
  for (;;) {
    const late: Late[] = await escalations.late(ctx, ctx.today, after, batch);
    const due = late.flatMap((issue) => {
      const step = stepToday(aheadOf(issue, ctx.today, rules, calendar), ctx.today);
      return step ? [{ issue, step }] : [];
    });
    await takeSteps(ctx, due, heard);
    const last = late.at(-1);
    if (late.length < batch || !last) break;
    after = [last.urgency, last.id];
  }
  for (const [person, bySteps] of heard)
    for (const [name, { issues, paper }] of bySteps) await notify(ctx, person, escalationNotice(name, issues, paper));
}

async function takeSteps(ctx: Context, due: readonly { issue: Late; step: PlannedStep }[], heard: Heard): Promise<void> {
  if (due.length === 0) return;
  const units: UnitId[] = due.flatMap(({ issue }) => [issue.leadUnitId, ...issue.supportingUnitIds]);
  const [names, posts] = [await lookup.names(ctx, units), await lookup.postsAt(ctx, units)];
  const above = due.some(({ step }) => escalationTells[step.key].above)
    ? await lookup.holdersOf(ctx, ['leader', 'campaignOfficeLead', 'campaignOfficeClerk'])
    : [];
  // leaders read of it; the paper is drawn up by the office
  const drawing = new Set<string>(above.length > 0 ? await lookup.holdersOf(ctx, ['campaignOfficeLead', 'campaignOfficeClerk']) : []);
  const pressed = new Map<UnitId, number>();
  for (const { issue, step } of due) {
    const over = escalationTells[step.key].above ? above : [];
    // 协助单位 hear of every step, though the clock is not theirs
    const beside = issue.supportingUnitIds.flatMap((unit) => toldOf('urge', posts.get(unit) ?? []));
    const told = new Set<string>([...toldOf(step.key, posts.get(issue.leadUnitId) ?? []), ...over, ...beside]);
    if (!(await escalations.take(ctx, issue, step.key, ctx.today, told.size))) continue;
    pressed.set(issue.leadUnitId, (pressed.get(issue.leadUnitId) ?? 0) + 1);
    const unitName = names.get(issue.leadUnitId) ?? '';
    const { id, number, title } = issue;
    await ctx.record(
      escalationFacts.taken,
      id,
      { number, title, unitName, step: step.key, name: step.name, to: step.to, due: issue.due ?? ctx.today, told: told.size },
      issue.leadUnitId,
    );
    for (const person of told) {
      const steps = heard.get(person) ?? new Map();
      const paper = isOffered(step.key) && drawing.has(person) ? step.name : undefined;
      heard.set(person, steps.set(step.name, { paper, issues: [...(steps.get(step.name)?.issues ?? []), { id, title, unitName }] }));
    }
  }
  await announce(ctx, issueNotices.escalated, pressed);
}

/** 每天早上: how many issues of each unit are late and how many come due soon, for the channels outside. Run twice it says the same. */
export async function announceDue(ctx: Context): Promise<void> {
  const calendar = await calendarOf(ctx);
  if (!isWorkingDay(calendar, ctx.today)) return;
  const { dueSoon } = await rulesOf(ctx);
  const owed = await escalations.dueByUnit(ctx, addWorkingDays(calendar, ctx.today, Math.ceil(dueSoon.days)));
  await announce(ctx, issueNotices.overdue, new Map(owed.map(({ unitId, overdue }) => [unitId, overdue])));
  await announce(ctx, issueNotices.dueSoon, new Map(owed.map(({ unitId, soon }) => [unitId, soon])));
}

/**
 * In UTC: every hour of the working day, twenty-five to the hour, so that what a server that stood still missed is made good when it is
 * back; and half past eight in the morning of the office.
 */
export const escalationJobs: readonly ClockJob[] = [
  { name: 'escalate', every: '35 0-9 * * *', run: escalate },
  { name: 'announceDue', every: '30 0 * * *', run: announceDue },
];

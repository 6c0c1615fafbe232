import { type Actor, addDays, dayOf, kernelProblems, startOfDay } from '@weicheng/domain/kernel';
import type { PersonId, UnitId } from '@weicheng/domain/organization';
import { type Issue, IssuePlace, IssueTitle, turnOfIssue } from '@weicheng/domain/rectification';
import { type Context, contextBase, system } from '#platform/context';
import type { Database, Db } from '#platform/database';
import { recorder } from '#platform/facts';
import type { SampleIssue } from '../../../../../../samples/src/issues.ts';
import { loadActor, openReaches } from '../../organization/index.ts';
import { escalate } from '../escalation/escalation.jobs.ts';
import { issueService } from '../issue/issue.service.ts';
import { openIssueNaming } from '../issue/naming.ts';
import { recheckService } from '../recheck/recheck.service.ts';
import { sweepService } from '../sweep/sweep.service.ts';
import { seedNotices } from './seed.store.ts';

/** The issues of a sample city and who works on them: the office's lead dispatches and verifies, the inspector looks again. */
export interface SeededIssues {
  issues: readonly SampleIssue[];
  units: ReadonlyMap<string, UnitId>;
  leadId: string;
  inspectorId: string;
}

const hour = 3_600_000;
const day = 24 * hour;
/** How many days back the ladder is walked. */
const pressedFor = 12;
const drawnAgo = 6;

type Issues = ReturnType<typeof issueService>;
/** Who acts, and when. */
interface Hands {
  desk(moment: number): Context;
  inspector(moment: number): Context;
  unit(unitId: UnitId, moment: number): Context;
  /** 到点的事: nobody. */
  clock(moment: number): Context;
}

/**
 * 示例的问题: every one through the verbs of the office, at the moments it would have been, so that clocks, returns and the ladder come out as
 * they do in life; then a draw of rechecks, half looked at, and one sweep. One transaction.
 */
export async function seedIssues(database: Database, cityId: number, seeded: SeededIssues, now: number): Promise<void> {
  await database
    .city(cityId)
    .transaction()
    .execute(async (db) => {
      const hands = await handsOf(db, cityId, seeded, now);
      const reaches = openReaches(database.memory);
      const service = issueService(reaches, openIssueNaming(database.memory));
      const rows: Issue[] = [];
      for (const [n, sample] of seeded.issues.entries()) {
        const unitId = seeded.units.get(sample.unit);
        if (unitId)
          rows.push(await seedIssue(service, hands, sample, unitId, morningOf(now - sample.daysAgo * day, n, now), rows.findLast(isOpen)));
      }
      for (let back = pressedFor; back >= 0; back--) await escalate(hands.clock(now - back * day));
      await seedRechecks(recheckService(reaches), service, hands, seeded.inspectorId as PersonId, now);
      await seedSweep(sweepService(reaches), hands, rows, now);
      await seedNotices.seenBefore({ db, actor: system(cityId) }, now - 2 * day);
    });
}

async function handsOf(db: Db, cityId: number, { leadId, inspectorId }: SeededIssues, now: number): Promise<Hands> {
  const loaded = async (personId: string) => {
    const actor = await loadActor(db, { cityId, personId, accountId: '' }, dayOf(now));
    if (!actor) throw kernelProblems.notFound({ what: '示例里的人' });
    return actor;
  };
  const [lead, inspector] = [await loaded(leadId), await loaded(inspectorId)];
  const at = (actor: Actor, moment: number): Context => {
    const base = contextBase(actor, moment, 'seed');
    return { ...base, db, record: recorder(base, db, new Map()) };
  };
  const answering = (unitId: UnitId): Actor => ({
    ...system(cityId),
    name: '经办人',
    unitId,
    grants: new Map([
      ['issue.read', [unitId]],
      ['issue.answer', [unitId]],
    ]),
  });
  return {
    desk: (moment) => at(lead, moment),
    inspector: (moment) => at(inspector, moment),
    unit: (unitId, moment) => at(answering(unitId), moment),
    clock: (moment) => at(system(cityId), moment),
  };
}

/** A moment of the office's morning, not ahead of now. */
const morningOf = (moment: number, n: number, now: number): number =>
  Math.min(startOfDay(dayOf(moment)) + 8.6 * hour + (n % 12) * 11 * 60_000, now - hour);

const isOpen = (issue: Issue): boolean => turnOfIssue[issue.state] !== 'over';

/** One issue, as far as its fate brings it. `other`: one that is still open, where two are to be the same. */
async function seedIssue(
  service: Issues,
  { desk, inspector, unit }: Hands,
  { fate, title, place, done, daysAgo: _ago, unit: _unit, ...what }: SampleIssue,
  leadUnitId: UnitId,
  began: number,
  other: Issue | undefined,
): Promise<Issue> {
  const at = (days: number, hours = 0) => began + days * day + hours * hour;
  const one = { title: IssueTitle.parse(title), place: IssuePlace.parse(place), text: '', sourceNumber: null, photos: [] };
  // 重复登记的: the same words at the same place as one that is being put right
  const twin = fate === 'merged' ? other : undefined;
  const same = twin && { title: twin.title, place: twin.place, matter: twin.matter, location: twin.location, areaUnitId: twin.areaUnitId };
  let issue = await service.register(inspector(began), { ...one, ...what, ...same });
  const id = issue.id;
  if (fate === 'registered') return issue;
  if (twin) return service.merge(desk(at(0, 2)), { id, intoId: twin.id });
  if (fate === 'void' || fate === 'merged') return service.voidOne(desk(at(0, 2)), { id, reason: '现场看过，没有这个问题' });
  issue = await service.dispatch(desk(at(0, 1)), { id, leadUnitId, supportingUnitIds: [] });
  if (fate === 'dispatched') return issue;
  if (fate === 'declined')
    return service.decline(unit(leadUnitId, at(0, 4)), { id, reason: '这段路由街道管', suggestedUnitId: what.areaUnitId });
  issue = await service.acknowledge(unit(leadUnitId, at(0, 3)), { id });
  if (fate === 'rectifying' || fate === 'late') return issue;
  if (fate === 'asking') {
    const until = addDays(dayOf(at(12)), 6);
    return service.requestExtension(unit(leadUnitId, at(1)), { id, until, reason: '材料要等一周到货' });
  }
  if (fate === 'shelved')
    return service.shelve(desk(at(1)), { id, plan: '列入明年老旧管网改造，先做日常保洁', until: addDays(dayOf(at(0)), 150) });
  const answer = (moment: number) => service.submit(unit(leadUnitId, moment), { id, text: done, photos: [] });
  issue = await answer(at(2));
  if (fate === 'submitted') return issue;
  if (fate === 'returned') return service.giveBack(desk(at(4)), { id, reason: '只清了一半，另一头还在' });
  issue = await service.close(desk(at(4)), { id, opinion: '现场看过' });
  if (fate === 'rechecked') return service.recheck(inspector(at(12)), { id, opinion: '没有反弹' });
  return fate === 'reopened' ? service.reopen(inspector(at(9)), { id, reason: '又成了老样子', photos: [] }) : issue;
}

/** 抽查: a month's closures drawn six days ago, half looked at since, one not as it should be. */
async function seedRechecks(
  { draw, assign }: ReturnType<typeof recheckService>,
  service: Issues,
  { desk, inspector }: Hands,
  assigneeId: PersonId,
  now: number,
): Promise<void> {
  const office = desk(now - drawnAgo * day);
  const drawn = await draw(office, {
    closedFrom: addDays(office.today, -40),
    closedTo: addDays(office.today, -1),
    due: addDays(office.today, 14),
  });
  const id = drawn.draw.id;
  await assign(office, { id, issueIds: drawn.rows.map(({ issueId }) => issueId), assigneeId });
  const looked = drawn.rows.slice(0, Math.ceil(drawn.rows.length / 2));
  for (const [n, { issueId }] of looked.entries()) {
    const at = inspector(now - (drawnAgo - 1) * day + n * hour);
    if (n === 1) await service.reopen(at, { id: issueId, reason: '回头看又发现，没有管住', photos: [] });
    else await service.recheck(at, { id: issueId, opinion: '保持住了' });
  }
}

/** 举一反三 from one issue at a market to all markets, some answered. */
async function seedSweep(
  { start, checks, answer }: ReturnType<typeof sweepService>,
  { desk, unit }: Hands,
  rows: readonly Issue[],
  now: number,
): Promise<void> {
  const issue = rows.find(({ place, state }) => place.includes('农贸市场') && state === 'closed');
  if (!issue) return;
  const office = desk(now - 5 * day);
  const { sweep } = await start(office, {
    issueId: issue.id,
    kind: 'market',
    unitIds: [],
    unitKinds: [],
    groupIds: [],
    what: '查店外经营、通道堆物',
    due: addDays(office.today, 10),
  });
  const { rows: first } = await checks(office, { id: sweep.id, limit: 5 });
  for (const [n, { id, unitId, name }] of first.entries()) {
    const at = { ...unit(unitId, now - 3 * day + n * hour) };
    const found = n === 2;
    await answer(at, { id, found, note: found ? `${name}北门两户店外经营` : '' });
  }
}

import { facts } from '@weicheng/domain/contents';
import type { Day } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import {
  canIssue,
  clockOfIssue,
  type Issue,
  type IssueDetail,
  type IssueRow,
  type IssueStanding,
  type OfficeHours,
  openHours,
  readTiming,
} from '@weicheng/domain/rectification';
import type { WorkingDays } from '@weicheng/domain/standard';
import { z } from 'zod';
import type { Context } from '#platform/context';
import type { FactRow } from '#platform/facts';
import { lookup } from '../../organization/index.ts';
import { calendarOf } from '../../standard/index.ts';
import { rulesOf } from '../cityRules/cityRules.service.ts';
import type { ListedIssue } from './issueLedger.store.ts';
import { matters } from './matter.ts';

type Bare = Omit<ListedIssue, 'excerpt'>;

const unitsOf = (issue: Bare): UnitId[] =>
  [issue.leadUnitId, issue.areaUnitId, ...issue.supportingUnitIds].filter((unit): unit is UnitId => unit !== null);

/** What every clock of a list is read by. */
interface Dial {
  now: number;
  today: Day;
  hours: OfficeHours;
  calendar: WorkingDays;
}

const dialOf = async (ctx: Context): Promise<Dial> => ({
  now: ctx.now,
  today: ctx.today,
  hours: openHours(await rulesOf(ctx)),
  calendar: await calendarOf(ctx),
});

function present<I extends Bare>({ now, today, hours, calendar }: Dial, issue: I, names: ReadonlyMap<UnitId, string>) {
  const nameOf = (unit: UnitId | null) => (unit === null ? null : (names.get(unit) ?? ''));
  return {
    ...issue,
    matterName: issue.matter === null ? null : (matters().get(issue.matter)?.name ?? issue.matter),
    leadUnitName: nameOf(issue.leadUnitId),
    areaUnitName: nameOf(issue.areaUnitId),
    supportingUnits: issue.supportingUnitIds.map((id) => ({ id, name: names.get(id) ?? '' })),
    clock: clockOfIssue(issue, today, calendar),
    timing: issue.timing && readTiming(issue.timing, now, hours, calendar),
  };
}

/** Rows of the ledger with their names and clocks. */
export async function presentIssues(ctx: Context, rows: readonly ListedIssue[]): Promise<IssueRow[]> {
  const names = await lookup.names(ctx, rows.flatMap(unitsOf));
  const dial = await dialOf(ctx);
  return rows.map((row) => present(dial, row, names));
}

/** An issue on its page, with what this reader may do. */
export async function presentIssue(ctx: Context, issue: Issue): Promise<IssueDetail> {
  const { registrarUnitId: registrar } = issue;
  const names = await lookup.names(ctx, [...unitsOf(issue), ...(registrar ? [registrar] : [])]);
  const at = await standingOf(ctx, issue, names);
  return {
    ...present(await dialOf(ctx), issue, names),
    registrarUnitName: registrar && (names.get(registrar) ?? ''),
    can: canIssue(ctx.actor, issue, at),
  };
}

/** Where an issue stands for the policy: by its lead unit, or before it has one by the unit that registered it. */
export async function standingOf(ctx: Context, issue: Issue, names?: ReadonlyMap<UnitId, string>): Promise<IssueStanding> {
  const unit = issue.leadUnitId ?? issue.registrarUnitId;
  const path = unit === null ? undefined : (await lookup.paths(ctx, [unit])).get(unit);
  const known = names ?? (await lookup.names(ctx, unitsOf(issue)));
  return { path: path ?? [], leadUnitName: (issue.leadUnitId && known.get(issue.leadUnitId)) || '' };
}

const Step = z.object({ revision: z.int() });
const revisionOf = ({ data }: FactRow): number | undefined => Step.safeParse(data).data?.revision;

/** Steps in the order they were taken, the last one first, whatever the server's clock said; what is no step keeps its place among them. */
function inOrder(rows: readonly FactRow[]): FactRow[] {
  const steps = rows.filter((row) => revisionOf(row) !== undefined).sort((a, b) => (revisionOf(b) ?? 0) - (revisionOf(a) ?? 0));
  return rows.map((row) => (revisionOf(row) === undefined ? row : (steps.shift() ?? row)));
}

/** 经过 in words; a kind this version does not know keeps its name. */
export const presentHistory = (rows: readonly FactRow[]) =>
  inOrder(rows).map(({ id, at, kind, data, actorName }) => {
    const known = facts.get(kind);
    const parsed = known?.data.safeParse(data);
    return { id, at, says: known?.says ?? kind, line: known && parsed?.success ? known.line(parsed.data) : '', actorName };
  });

import { facts } from '@weicheng/domain/contents';
import type { UnitId } from '@weicheng/domain/organization';
import {
  canIssue,
  type Issue,
  type IssueDetail,
  type IssueId,
  type IssuePhoto,
  type IssueRow,
  type IssueStanding,
  lineWithoutOther,
  mayNotOpenOriginal,
  otherIssueIn,
  readTiming,
} from '@weicheng/domain/rectification';
import { z } from 'zod';
import type { Context } from '#platform/context';
import type { FactRow } from '#platform/facts';
import { lookup, type Reach } from '../../organization/index.ts';
import { issues } from './issue.store.ts';
import type { ListedIssue, WideIssue } from './issueLedger.store.ts';
import { matters } from './matter.ts';
import { type Dial, type IssueNaming, pathOf } from './naming.ts';

/** What is said of an issue besides what stands in its row. */
function shown(issue: ListedIssue, now: number, { hours, calendar, clock }: Dial, nameOf: (unit: UnitId) => string) {
  return {
    matterName: issue.matter === null ? null : (matters().get(issue.matter)?.name ?? issue.matter),
    leadUnitName: issue.leadUnitId && nameOf(issue.leadUnitId),
    areaUnitName: issue.areaUnitId && nameOf(issue.areaUnitId),
    clock: clock(issue),
    timing: issue.timing && readTiming(issue.timing, now, hours, calendar),
  };
}

/** Rows of the ledger with their names and clocks. */
export async function presentIssues(ctx: Context, naming: IssueNaming, rows: readonly ListedIssue[]): Promise<IssueRow[]> {
  const units = await naming.units(ctx);
  const dial = await naming.dial(ctx);
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    title: row.title,
    source: row.source,
    sourceNumber: row.sourceNumber,
    matter: row.matter,
    severity: row.severity,
    place: row.place,
    areaUnitId: row.areaUnitId,
    registeredAt: row.registeredAt,
    state: row.state,
    leadUnitId: row.leadUnitId,
    due: row.due,
    returns: row.returns,
    reopenings: row.reopenings,
    revision: row.revision,
    ...shown(row, ctx.now, dial, (unit) => units.get(unit)?.name ?? ''),
  }));
}

/** Issues as a copy of the ledger tells of them. */
export async function presentWide(ctx: Context, naming: IssueNaming, rows: readonly WideIssue[]) {
  const units = await naming.units(ctx);
  const dial = await naming.dial(ctx);
  const nameOf = (unit: UnitId) => units.get(unit)?.name ?? '';
  return rows.map((row) => ({ ...row, ...shown(row, ctx.now, dial, nameOf), supportingUnitNames: row.supportingUnitIds.map(nameOf) }));
}

/** An issue on its page, with what this reader may do. */
export async function presentIssue(ctx: Context, naming: IssueNaming, issue: Issue): Promise<IssueDetail> {
  const { registrarUnitId: registrar, leadUnitId: lead } = issue;
  const units = await naming.units(ctx);
  const nameOf = (unit: UnitId) => units.get(unit)?.name ?? '';
  return {
    ...issue,
    ...shown(issue, ctx.now, await naming.dial(ctx), nameOf),
    supportingUnits: issue.supportingUnitIds.map((id) => ({ id, name: nameOf(id) })),
    registrarUnitName: registrar && nameOf(registrar),
    can: canIssue(ctx.actor, issue, { path: pathOf(units, lead ?? registrar), leadUnitName: lead === null ? '' : nameOf(lead) }),
  };
}

/** Where an issue stands for the policy: by its lead unit, or before it has one by the unit that registered it. */
export async function standingOf(ctx: Context, issue: Issue): Promise<IssueStanding> {
  const unit = issue.leadUnitId ?? issue.registrarUnitId;
  const path = unit === null ? undefined : (await lookup.paths(ctx, [unit])).get(unit);
  const names = issue.leadUnitId === null ? undefined : await lookup.names(ctx, [issue.leadUnitId]);
  return { path: path ?? [], leadUnitName: (issue.leadUnitId && names?.get(issue.leadUnitId)) || '' };
}

const Step = z.object({ revision: z.int() });
const revisionOf = ({ data }: FactRow): number | undefined => Step.safeParse(data).data?.revision;

/** Steps in the order they were taken, the last one first, whatever the server's clock said; what is no step keeps its place among them. */
function inOrder(rows: readonly FactRow[]): FactRow[] {
  const steps = rows.filter((row) => revisionOf(row) !== undefined).sort((a, b) => (revisionOf(b) ?? 0) - (revisionOf(a) ?? 0));
  return rows.map((row) => (revisionOf(row) === undefined ? row : (steps.shift() ?? row)));
}

/** 经过 in words; a kind this version does not know keeps its name. Another issue is named only to a reader within whose reach it lies. */
export async function presentHistory(ctx: Context, { mergedIntoId }: Issue, rows: readonly FactRow[], reach: Reach) {
  const others = rows.flatMap(({ kind, data }) => otherIssueIn(kind, data, mergedIntoId) ?? []);
  const seen = reach === null ? null : await issues.visible(ctx, others as IssueId[], reach);
  return inOrder(rows).map(({ id, at, kind, data, actorName }) => {
    const known = facts.get(kind);
    const parsed = known?.data.safeParse(data);
    const other = otherIssueIn(kind, data, mergedIntoId);
    const line = other !== null && seen?.has(other as IssueId) === false ? lineWithoutOther(kind) : undefined;
    return { id, at, says: known?.says ?? kind, line: line ?? (known && parsed?.success ? known.line(parsed.data) : ''), actorName };
  });
}

/**
 * 照片 of an issue and of those merged into it. What a device claims goes with the original, and so does its hash: by the right to the
 * originals of the issue a photo was put to, which may be another unit's.
 */
export async function presentPhotos(ctx: Context, issue: Issue, photos: readonly IssuePhoto[], reach: Reach): Promise<IssuePhoto[]> {
  const merged = [...new Set(photos.map(({ issueId }) => issueId))].filter((id) => id !== issue.id);
  const open = new Set<IssueId>();
  for (const one of [issue, ...(merged.length > 0 ? await issues.several(ctx, merged, reach) : [])])
    if (!mayNotOpenOriginal(ctx.actor, await standingOf(ctx, one))) open.add(one.id);
  return photos.map((photo) => (open.has(photo.issueId) ? photo : { ...photo, sha256: null, claim: null }));
}

import { facts } from '@weicheng/domain/contents';
import type { UnitId } from '@weicheng/domain/organization';
import { canTask, type Task, type TaskDetail, type TaskRow } from '@weicheng/domain/plan';
import type { Context } from '#platform/context';
import type { FactRow } from '#platform/facts';
import { ledgerDays } from '../calendar.ts';
import type { Naming } from './naming.ts';
import type { ListedTask } from './taskLedger.store.ts';

export async function presentRows(ctx: Context, naming: Naming, rows: readonly ListedTask[]): Promise<TaskRow[]> {
  const units = await naming.units(ctx);
  const plans = await naming.plans(
    ctx,
    rows.map((row) => row.documentId),
  );
  const days = await naming.days(ctx);
  return rows.map((row) => ({
    id: row.id,
    documentTitle: plans.get(row.documentId) ?? '',
    path: row.path,
    area: row.area,
    title: row.title,
    state: row.state,
    tally: { owners: row.owners, acknowledged: row.acknowledged, submitted: row.submitted, closed: row.closed, progress: row.progress },
    clock: days.clock(row),
    first: row.firstUnitId && { unitId: row.firstUnitId, unitName: units.get(row.firstUnitId)?.name ?? '' },
    unitCount: row.unitCount,
  }));
}

export const presentTask = async (
  ctx: Context,
  task: Task,
  at: { issuer: readonly UnitId[]; shares: readonly (readonly UnitId[])[]; documentTitle: string; parentTitle: string | null },
): Promise<TaskDetail> => ({
  ...task,
  clock: (await ledgerDays(ctx)).clock(task),
  documentTitle: at.documentTitle,
  parentTitle: at.parentTitle,
  can: canTask(ctx.actor, task, at),
});

/** 经过 in words; a kind this version does not know keeps its name. */
export const presentHistory = (rows: readonly FactRow[]) =>
  rows.map(({ id, at, kind, data, actorName }) => {
    const known = facts.get(kind);
    const parsed = known?.data.safeParse(data);
    return { id, at, says: known?.says ?? kind, line: known && parsed?.success ? known.line(parsed.data) : '', actorName };
  });

import { facts } from '@weicheng/domain/contents';
import type { UnitId } from '@weicheng/domain/organization';
import { type Clock, canTask, clockOf, type Task, type TaskDetail, type TaskRow, turnOf } from '@weicheng/domain/plan';
import type { Context } from '#platform/context';
import type { FactRow } from '#platform/facts';
import { calendarOf } from '../../standard/index.ts';
import type { Naming } from './naming.ts';
import type { ListedTask } from './taskLedger.store.ts';

/** The clocks of some tasks, each day counted once. */
export async function clocks(ctx: Context): Promise<(task: Pick<Task, 'due' | 'state'>) => Clock> {
  const calendar = await calendarOf(ctx);
  const known = new Map<string, Clock>();
  return ({ due, state }) => {
    const owed = turnOf(state) === 'owed';
    const key = `${due}${owed}`;
    const clock = known.get(key) ?? clockOf(due, owed, ctx.today, calendar);
    known.set(key, clock);
    return clock;
  };
}

export async function presentRows(ctx: Context, naming: Naming, rows: readonly ListedTask[]): Promise<TaskRow[]> {
  const units = await naming.units(ctx);
  const plans = await naming.plans(
    ctx,
    rows.map((row) => row.documentId),
  );
  const clock = await clocks(ctx);
  return rows.map((row) => ({
    id: row.id,
    documentId: row.documentId,
    documentTitle: plans.get(row.documentId) ?? '',
    path: row.path,
    area: row.area,
    title: row.title,
    state: row.state,
    tally: { owners: row.owners, acknowledged: row.acknowledged, submitted: row.submitted, closed: row.closed, progress: row.progress },
    clock: clock(row),
    first:
      row.firstUnitId === null || row.firstRole === null
        ? null
        : { unitId: row.firstUnitId, unitName: units.get(row.firstUnitId)?.name ?? '', role: row.firstRole },
    unitCount: row.unitCount,
  }));
}

export const presentTask = async (
  ctx: Context,
  task: Task,
  at: { issuer: readonly UnitId[]; shares: readonly (readonly UnitId[])[]; documentTitle: string; parentTitle: string | null },
): Promise<TaskDetail> => ({
  ...task,
  clock: (await clocks(ctx))(task),
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

import { facts } from '@weicheng/domain/contents';
import type { UnitId } from '@weicheng/domain/organization';
import { canTask, clockOf, type Task, type TaskDetail, type TaskRow, turnOf } from '@weicheng/domain/plan';
import type { Context } from '#platform/context';
import type { FactRow } from '#platform/facts';
import { calendar } from '../calendar.ts';
import type { LedgerRow } from './taskLedger.store.ts';

const clock = (ctx: Context, { due, state }: Pick<Task, 'due' | 'state'>) => clockOf(due, turnOf(state) === 'owed', ctx.today, calendar());

export const presentRows = (ctx: Context, rows: readonly LedgerRow[]): TaskRow[] => rows.map((row) => ({ ...row, clock: clock(ctx, row) }));

export const presentTask = (
  ctx: Context,
  task: Task,
  at: { issuer: readonly UnitId[]; shares: readonly (readonly UnitId[])[]; documentTitle: string; parentTitle: string | null },
): TaskDetail => ({
  ...task,
  clock: clock(ctx, task),
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

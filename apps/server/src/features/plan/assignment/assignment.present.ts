import type { UnitId } from '@weicheng/domain/organization';
import { type AssignmentRow, canAssignment, clockOf, turnOf } from '@weicheng/domain/plan';
import type { Context } from '#platform/context';
import { lookup } from '../../organization/index.ts';
import { calendarOf } from '../../standard/index.ts';
import type { ListedAssignment } from './assignment.store.ts';

export type { ListedAssignment };

/** Rows with their clocks, and what this reader may do with each. */
export async function presentAssignments(ctx: Context, rows: readonly ListedAssignment[]): Promise<AssignmentRow[]> {
  const paths = await lookup.paths(
    ctx,
    rows.map((row) => row.unitId),
  );
  const calendar = await calendarOf(ctx);
  return rows.map((row) => ({
    ...row,
    clock: clockOf(row.due, turnOf(row.state, row.role) === 'owed', ctx.today, calendar),
    can: canAssignment(ctx.actor, row, { path: paths.get(row.unitId as UnitId) ?? [], unitName: row.unitName, taskVoid: row.taskVoid }),
  }));
}

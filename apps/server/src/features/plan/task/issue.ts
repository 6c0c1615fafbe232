import type { UnitId } from '@weicheng/domain/organization';
import { type AssignmentId, type NewTask, sharersOf, taskFacts, taskNotices } from '@weicheng/domain/plan';
import type { Context } from '#platform/context';
import { notify } from '#platform/notices';
import { announce, lookup } from '../../organization/index.ts';
import { assignments, type NewAssignment } from '../assignment/assignment.store.ts';
import { rollUp } from '../assignment/rollUp.ts';
import { tasks } from './task.store.ts';

/** What was issued, for the sentence that says so. */
export interface Issued {
  tasks: number;
  assignments: number;
  units: number;
}

/** Tasks already in the ledger are named so often in one notice. */
const mostNamed = 5;

/**
 * 下达: writes the tasks and each unit's share, leaves one fact a task, and tells the people of every unit once what it owes now.
 * Whether it may be done is the caller's question. A unit named twice in a task has one share, in the weightier role.
 */
export async function issueTasks(ctx: Context, issued: readonly NewTask[]): Promise<Issued> {
  const shares: NewAssignment[] = [];
  const rows = issued.map(({ units, ...task }) => {
    const own = sharesOf(ctx, task, units);
    shares.push(...own);
    const owners = own.filter((share) => share.role !== 'supporting').length;
    return { ...task, ...sharersOf(own.map((share) => ({ ...share, state: 'issued' }))), owners };
  });
  await tasks.add(ctx, rows, ctx.today);
  await assignments.add(ctx, shares);
  const ids = [...new Set(shares.map((share) => share.unitId))];
  const names = await lookup.names(ctx, ids);
  const ofTask = Map.groupBy(shares, (share) => share.taskId);
  for (const { id, path, title, documentId, due } of rows) {
    const units = (ofTask.get(id) ?? []).map((share) => names.get(share.unitId) ?? '');
    await ctx.record(taskFacts.issued, id, { path, title, documentId, due, units });
  }
  await tell(ctx, rows, shares, ids);
  return { tasks: rows.length, assignments: shares.length, units: ids.length };
}

/** The tasks from above count what a plan below them has just issued under them. */
export async function countBelow(ctx: Context, issued: readonly NewTask[]): Promise<void> {
  const below = [...Map.groupBy(issued, (task) => task.parentTaskId)].sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1));
  for (const [parentId, { length }] of below) {
    const parent = parentId === null ? undefined : await tasks.take(ctx, parentId);
    if (parent) await rollUp(ctx, { ...parent, children: parent.children + length });
  }
}

const weight = ['lead', 'responsible', 'supporting'] as const;

/** Each unit's share of a task, one a unit, in the weightiest role it is named in. */
export function sharesOf(ctx: Context, task: Pick<NewTask, 'id' | 'due'>, units: NewTask['units']): NewAssignment[] {
  const own = new Map<UnitId, NewTask['units'][number]>();
  for (const unit of units.toSorted((a, b) => weight.indexOf(a.role) - weight.indexOf(b.role)))
    if (!own.has(unit.unitId)) own.set(unit.unitId, unit);
  return [...own.values()].map(({ unitId, role, printed, groupId }) => ({
    id: ctx.newId() as AssignmentId,
    taskId: task.id,
    unitId,
    role,
    printed,
    groupId,
    due: task.due,
  }));
}

/** One notice a person, whatever the number of tasks. */
async function tell(
  ctx: Context,
  rows: readonly { id: string; title: string }[],
  shares: readonly NewAssignment[],
  ids: readonly UnitId[],
) {
  const people = await lookup.peopleAt(ctx, ids);
  const titles = new Map(rows.map((row) => [row.id, row.title]));
  const told = new Set<string>();
  const byUnit = Map.groupBy(shares, (share) => share.unitId);
  await announce(ctx, taskNotices.issued, new Map([...byUnit].map(([unitId, own]) => [unitId, own.length])));
  for (const [unitId, own] of byUnit) {
    const named = own.slice(0, mostNamed).map((share) => `“${titles.get(share.taskId) ?? ''}”`);
    for (const person of people.get(unitId) ?? []) {
      if (told.has(person)) continue;
      told.add(person);
      await notify(ctx, person, {
        title: `新下达 ${own.length} 项任务，等你单位签收`,
        body: `${named.join('、')}${own.length > mostNamed ? ` 等 ${own.length} 项` : ''}`,
        link: '/plan/mine',
      });
    }
  }
}

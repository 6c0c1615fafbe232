import { sharersOf, type Task, type TaskId, tallyOf, taskFacts } from '@weicheng/domain/plan';
import type { Context } from '#platform/context';
import { tasks } from '../task/task.store.ts';
import { assignments } from './assignment.store.ts';

/**
 * 汇总: after a step, the task stands as its shares do, and the task above it as its children do. `task` was taken for the act, so
 * that two steps on one task cannot count past each other.
 */
export async function rollUp(ctx: Context, task: Task): Promise<Task> {
  const shares = await assignments.ofTask(ctx, task.id);
  const { state, tally } = tallyOf(shares);
  const below = task.children > 0 ? await tasks.childrenOf(ctx, task.id) : undefined;
  const next: Task = {
    ...task,
    ...sharersOf(shares),
    state: task.state === 'void' ? 'void' : state,
    tally: { ...tally, progress: below && state !== 'closed' ? below.progress : tally.progress },
    children: below?.children ?? task.children,
    childrenClosed: below?.childrenClosed ?? task.childrenClosed,
    closedOn: state === 'closed' && task.state !== 'void' ? (task.closedOn ?? ctx.today) : null,
  };
  await tasks.save(ctx, next);
  if (next.state === 'closed' && task.state !== 'closed')
    await ctx.record(taskFacts.closed, task.id, { path: task.path, title: task.title });
  if (next.parentTaskId) await rollUpAbove(ctx, next.parentTaskId);
  return next;
}

/** The task above counts its children anew. */
async function rollUpAbove(ctx: Context, id: TaskId): Promise<void> {
  const parent = await tasks.take(ctx, id);
  if (parent) await rollUp(ctx, parent);
}

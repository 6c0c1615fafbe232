import { type Actor, holdsAt, kernelProblems, type Problem } from '../../kernel/index.ts';
import { type Can, canOf } from '../../organization/index.ts';
import { taskProblems } from './task.problems.ts';
import type { Task } from './task.schema.ts';

export const taskActions = {
  amend: { says: '修改任务', wants: 'plan.publish' },
  assign: { says: '加承办单位', wants: 'plan.publish' },
  void: { says: '作废任务', wants: 'plan.publish' },
  handDown: { says: '分解任务', wants: 'task.handDown' },
  schedule: { says: '倒排工期', wants: 'task.answer' },
} as const;
export type TaskAction = keyof typeof taskActions;

/**
 * 谁可以：the right at the unit that issued the plan or above it, or, for handing down and scheduling, at a unit that has a share in
 * the task. `paths` are those of the issuing unit and of the units with a share, as `holdsAt` wants them.
 */
export function mayNotTask(
  actor: Actor,
  action: TaskAction,
  { issuer, shares }: { issuer: readonly string[]; shares: readonly (readonly string[])[] },
): Problem | undefined {
  const { says, wants } = taskActions[action];
  const atIssuer = holdsAt(actor, action === 'schedule' ? 'plan.publish' : wants, issuer);
  const atShare = (action === 'handDown' || action === 'schedule') && shares.some((path) => holdsAt(actor, wants, path));
  return atIssuer || atShare ? undefined : kernelProblems.notAllowed({ what: says });
}

/** 派给谁：a unit where the right to issue stands too. `path` of that unit, as in `holdsAt`. */
export const mayNotAssignTo = (actor: Actor, { path, unitName }: { path: readonly string[]; unitName: string }): Problem | undefined =>
  holdsAt(actor, 'plan.publish', path) ? undefined : taskProblems.beyond({ unit: unitName });

/** Not yours, or not now: the sentence on the greyed button. */
export function taskRefusal(
  actor: Actor,
  action: TaskAction,
  task: Pick<Task, 'state' | 'due'>,
  at: Parameters<typeof mayNotTask>[2],
): Problem | undefined {
  const no = mayNotTask(actor, action, at);
  if (no) return no;
  if (task.state === 'closed' || task.state === 'void') return taskProblems.over({ action: taskActions[action].says, state: task.state });
  return action === 'schedule' && task.due === null ? taskProblems.noDueToSchedule({}) : undefined;
}

export const canTask = (actor: Actor, task: Pick<Task, 'state' | 'due'>, at: Parameters<typeof mayNotTask>[2]): Can =>
  canOf(Object.keys(taskActions) as TaskAction[], (action) => taskRefusal(actor, action, task, at));

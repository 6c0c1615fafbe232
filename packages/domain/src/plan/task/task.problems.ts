import { problem } from '../../kernel/index.ts';
import { type TaskState, taskStates } from './task.schema.ts';

export const taskProblems = {
  over: problem<{ action: string; state: TaskState }>(
    'task.over',
    409,
    ({ action, state }) => `任务${taskStates[state]}，不能“${action}”。`,
  ),
  outdated: problem('task.outdated', 409, () => '这件任务刚被别人改过。看一眼现在的样子再改，你填的内容还在。'),
  notBelow: problem<{ unit: string }>('task.not-below', 422, ({ unit }) => `${unit}不在你管的范围里，不能分解给它。换下级单位。`),
  beyond: problem<{ unit: string }>('task.beyond', 403, ({ unit }) => `${unit}不在你能下达任务的范围里，换一个单位。`),
  assignedAlready: problem<{ unit: string }>(
    'task.assigned-already',
    409,
    ({ unit }) => `${unit}已经在承办这件任务。要换单位，在它那一行改派。`,
  ),
  handedAlready: problem<{ unit: string }>(
    'task.handed-already',
    409,
    ({ unit }) => `已经分解给${unit}，不用再分。要改内容，打开分解出的那一件。`,
  ),
  dueAfterParent: problem<{ due: string }>('task.due-after-parent', 422, ({ due }) => `分解下去的时限不能晚于上级任务的 ${due}。`),
  noDueToSchedule: problem('task.no-due-to-schedule', 409, () => '任务没有时限，先定时限再倒排工期。'),
  tooLate: problem<{ from: string; today: string }>(
    'task.too-late',
    422,
    ({ from, today }) => `照这些步骤，${from} 就要开始，今天已经 ${today}。减少天数，或先申请延期。`,
  ),
};

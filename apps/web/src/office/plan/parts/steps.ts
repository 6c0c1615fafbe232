import type { AssignmentState, TaskState } from '@weicheng/domain/plan';

/** 一件任务的六步. */
export const taskSteps = ['下达', '签收', '办理', '反馈', '核验', '销号'] as const;

/** How many of the steps have been taken; the next one is the one that is waited for. What was passed on or voided has none. */
export const stepsTaken: Readonly<Record<TaskState | AssignmentState, number | null>> = {
  issued: 1,
  active: 2,
  returned: 2,
  submitted: 4,
  closed: 6,
  transferred: null,
  void: null,
};

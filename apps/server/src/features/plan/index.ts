import type { Feature } from '#platform/endpoint';
import type { Memory } from '#platform/memory';
import { openReaches } from '../organization/index.ts';
import { assignmentRoutes } from './assignment/assignment.routes.ts';
import { budgetLineRoutes } from './budget/budgetLine.routes.ts';
import { reminderJobs } from './reminder/reminder.jobs.ts';
import { taskRoutes } from './task/task.routes.ts';

export { owedTasks } from './assignment/owedTasks.ts';
export { type Issued, issueTasks } from './task/issue.ts';

/** 计划. */
export const plan = (memory: Memory): Feature => {
  const reaches = openReaches(memory);
  return {
    name: 'plan',
    routes: [...taskRoutes(reaches), ...assignmentRoutes(reaches), ...budgetLineRoutes(reaches)],
    clockJobs: reminderJobs,
  };
};

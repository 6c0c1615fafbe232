import { type PlanDocumentId, planDocumentFacts } from '@weicheng/domain/plan';
import { readingFacts } from '@weicheng/domain/standard';
import type { Feature } from '#platform/endpoint';
import { when } from '#platform/facts';
import type { FileStore } from '#platform/files';
import { openReaches } from '../organization/index.ts';
import { assignmentRoutes } from './assignment/assignment.routes.ts';
import { budgetLineRoutes } from './budget/budgetLine.routes.ts';
import { planDocumentRoutes } from './document/planDocument.routes.ts';
import { type ReadingRoom, readImported } from './document/reading.ts';
import { draftRoutes } from './draft/draft.routes.ts';
import { reminderJobs } from './reminder/reminder.jobs.ts';
import { shortfallRoutes } from './shortfall/shortfall.routes.ts';
import { watchShortfalls } from './shortfall/watch.ts';
import { openNaming } from './task/naming.ts';
import { taskRoutes } from './task/task.routes.ts';

export { owedTasks } from './assignment/owedTasks.ts';
export { seedPlans } from './seed/seedPlans.ts';
export { tasksByEntry } from './task/byEntry.ts';
export { type Issued, issueTasks } from './task/issue.ts';

/** 计划. */
export const plan = (room: ReadingRoom & { files: FileStore }): Feature => {
  const reaches = openReaches(room.database.memory);
  return {
    name: 'plan',
    routes: [
      ...planDocumentRoutes(room.files),
      ...draftRoutes,
      ...taskRoutes(reaches, openNaming(room.database.memory)),
      ...shortfallRoutes(reaches, room.files),
      ...assignmentRoutes(reaches),
      ...budgetLineRoutes(reaches),
    ],
    clockJobs: reminderJobs,
    listeners: [
      when(readingFacts.approved, 'watch-shortfalls', watchShortfalls),
      when(planDocumentFacts.imported, 'read-plan', async (ctx, { about }) => {
        if (about) await readImported(room, ctx, about as PlanDocumentId);
      }),
    ],
  };
};

import type { EditionUseSource } from '../../standard/index.ts';
import { tasksOf } from './byEntry.store.ts';

/** 任务 that hang on clauses and indicators: asked before the edition changes. */
export const tasksByEntry: EditionUseSource = {
  what: '任务',
  count: async (ctx) => ({ clauses: await tasksOf.counted(ctx, 'clauses'), indicators: await tasksOf.counted(ctx, 'indicators') }),
};

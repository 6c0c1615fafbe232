import { type DraftTaskField, type DraftTaskFields, sameValue } from '@weicheng/domain/plan';
import type { StoredTask } from './draftTask.store.ts';

/** Gives fields new values and keeps beside them what was read; a field that returns to it is no longer edited. */
export function edited(task: StoredTask, change: Partial<DraftTaskFields>): StoredTask {
  const was = { ...task.was };
  for (const field of Object.keys(change) as DraftTaskField[]) {
    const read = field in was ? was[field] : task[field];
    if (sameValue(change[field], read)) delete was[field];
    else was[field] = read;
  }
  return { ...task, ...change, was };
}

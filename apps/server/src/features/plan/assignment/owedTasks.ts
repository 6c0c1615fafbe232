import { owedByUnits } from '../../organization/index.ts';
import { owed } from './owed.store.ts';

/** 交接: tasks are owed by units, and stand on the list of whoever would leave nobody there to answer for them. */
export const owedTasks = owedByUnits('plan.task', owed.count, (unit, count) => `${unit} ${count} 项未办结的任务`);

import { owedByUnits } from '../../organization/index.ts';
import { owed } from './owed.store.ts';

/** 交接: issues are owed by units, and stand on the list of whoever would leave nobody there to answer for them. */
export const owedIssues = owedByUnits('rectification.issue', owed.count, (unit, count) => `${unit} ${count} 个没有整改完的问题`);

import type { Context } from '#platform/context';
import type { OwedSource } from '../../organization/index.ts';
import { owed } from './owed.store.ts';

/**
 * 交接: tasks are owed by units, and whoever takes a post answers for them. They stand on a person's list where nobody else would be left
 * in the unit to do so; then somebody must be named, and nothing in the ledger changes.
 */
export const owedTasks: OwedSource = {
  async owedBy(ctx: Context, personId) {
    const units = await owed.ofLastPerson(ctx, personId);
    return units.map(({ unitId, unitName, count }) => ({
      key: `plan.task:${unitId}`,
      source: 'plan.task',
      count,
      says: `${unitName} ${count} 项未办结的任务`,
      mayLapse: false,
    }));
  },
  passOn: async () => {},
};

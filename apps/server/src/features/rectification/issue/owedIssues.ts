import type { Context } from '#platform/context';
import type { OwedSource } from '../../organization/index.ts';
import { owed } from './owed.store.ts';

/** 交接: issues are owed by units, and whoever takes a post answers for them; as for tasks, somebody must be left to do so. */
export const owedIssues: OwedSource = {
  async owedBy(ctx: Context, personId) {
    const units = await owed.ofLastPerson(ctx, personId);
    return units.map(({ unitId, unitName, count }) => ({
      key: `rectification.issue:${unitId}`,
      source: 'rectification.issue',
      count,
      says: `${unitName} ${count} 个没有整改完的问题`,
      mayLapse: false,
    }));
  },
  passOn: async () => {},
};

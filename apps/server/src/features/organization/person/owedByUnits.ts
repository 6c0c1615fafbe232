import type { UnitId } from '@weicheng/domain/organization';
import type { Context } from '#platform/context';
import { lookup } from '../lookup.store.ts';
import type { OwedSource } from './handOver.service.ts';

/**
 * What units owe, not persons: whoever takes a post answers for it. It stands on a person's list where nobody else would be left in the
 * unit to do so; then somebody must be named, and nothing in the ledger changes.
 */
export const owedByUnits = (
  source: string,
  count: (ctx: Context, units: readonly UnitId[]) => Promise<ReadonlyMap<UnitId, number>>,
  says: (unitName: string, count: number) => string,
): OwedSource => ({
  async owedBy(ctx, personId) {
    const counts = await count(ctx, await lookup.aloneAt(ctx, personId));
    const names = await lookup.names(ctx, [...counts.keys()]);
    return [...counts]
      .map(([unitId, n]) => ({ key: `${source}:${unitId}`, source, count: n, says: says(names.get(unitId) ?? '', n), mayLapse: false }))
      .sort((a, b) => a.says.localeCompare(b.says, 'zh'));
  },
  passOn: async () => {},
});

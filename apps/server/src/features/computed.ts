import type { Day } from '@weicheng/domain/kernel';
import type { UnitKind } from '@weicheng/domain/organization';
import { lookup } from './organization/index.ts';
import type { ComputedSource } from './standard/index.ts';

/** A count of units as they stood when the year ended. */
const unitsOf = (key: string, counted: Partial<Record<UnitKind, string>>): ComputedSource => ({
  name: '单位名录',
  of: { kind: 'yearBasic', key },
  async compute(ctx, year) {
    const day = `${year}-12-31` as Day;
    const counts = await lookup.countOn(ctx, day);
    const parts = (Object.entries(counted) as [UnitKind, string][]).map(([kind, name]) => ({ name, value: counts.get(kind) ?? 0 }));
    const value = parts.reduce((sum, part) => sum + part.value, 0);
    return value === 0 ? null : { value, numerator: null, denominator: null, from: day, until: day, parts };
  },
});

/**
 * 自动计算的来源, by chapter. Of the 58 indicators none can be worked out from what is on record now: rates of rectification are not
 * among them, and satisfaction, smoke-free shares and densities wait for the chapters that keep them.
 */
export const computedSources: readonly ComputedSource[] = [
  unitsOf('districts', { district: '区' }),
  unitsOf('streets', { subdistrict: '街道' }),
  unitsOf('committees', { community: '社区' }),
];

import { expect, it } from 'vitest';
import { targetOf, targetSays } from './target.rules.ts';

it('says the target of every kind of rule in a few words', () => {
  expect([
    targetSays({ unit: '%', rule: { kind: 'gte', target: 90 } }),
    targetSays({ unit: '%', rule: { kind: 'lt', target: 25 } }),
    targetSays({ unit: '‰', rule: { kind: 'lte_or_decreasing', target: 5.6 } }),
    targetSays({ unit: '%', rule: { kind: 'per_unit_min', target: 90, per: '街道（乡、镇）' } }),
    targetSays({ unit: '级', rule: { kind: 'enum_at_most', order: ['A', 'B', 'C', 'D'], atMost: 'C', parts: ['鼠', '蚊'] } }),
    targetSays({ unit: '', rule: { kind: 'exists' } }),
  ]).toEqual(['≥ 90%', '< 25%', '≤ 5.6‰ 或逐年下降', '每个街道（乡、镇） ≥ 90%', '鼠、蚊都达到 C 级', '有，附文件']);
  expect([targetOf({ rule: { kind: 'gte', target: 90 } }), targetOf({ rule: { kind: 'yearly_decrease' } })]).toEqual([90, null]);
});

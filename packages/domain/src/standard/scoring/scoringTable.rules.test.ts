import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreTable, scoringTableProblems } from './scoringTable.rules.ts';
import { ScoringTable } from './scoringTable.schema.ts';

const about = { sources: [{ key: 's', title: '自编' }], verification: 'unverified' };
const table = (about2: object = {}) =>
  ScoringTable.parse({
    ...{ ...about, kind: 'scoringTable', key: 'table', title: '评分表', edition: 'draft', spread: 15, total: 100, passLine: 80 },
    parts: [
      { key: 'streets', name: '街面', points: 60, placeKinds: ['mainRoad', 'backstreet'], indicators: [] },
      { key: 'markets', name: '市场', points: 40, placeKinds: ['market'], indicators: [] },
    ],
    ...about2,
  });
describe('按评分表算总分', () => {
  it('weighs each kind the same within its part, however many places were seen', () => {
    const places = [90, 80, 70].map((scaled) => ({ placeKind: 'mainRoad', scaled }));
    const score = scoreTable(table(), [...places, { placeKind: 'backstreet', scaled: 60 }]);
    expect(score.parts[0]).toMatchObject({
      points: 42,
      kinds: [
        { placeKind: 'mainRoad', places: 3, mean: 80 },
        { placeKind: 'backstreet', places: 1, mean: 60 },
      ],
    });
    expect(score).toMatchObject({ won: 42, of: 60, atLeast: 42, atMost: 82 });
  });

  it('narrows the range with every part, and never leaves it', () => {
    const place = fc.record({ placeKind: fc.constantFrom('mainRoad', 'backstreet'), scaled: fc.integer({ min: 0, max: 100 }) });
    fc.assert(
      fc.property(fc.array(place, { minLength: 1 }), fc.integer({ min: 0, max: 100 }), (places, scaled) => {
        const before = scoreTable(table(), places);
        const after = scoreTable(table(), [...places, { placeKind: 'market', scaled }]);
        expect(after.atLeast).toBeGreaterThanOrEqual(before.atLeast - 1e-9);
        expect(after.atMost).toBeLessThanOrEqual(before.atMost + 1e-9);
        expect(after.atMost).toBeCloseTo(after.atLeast, 9);
      }),
    );
  });

  it('finds tables that do not add up', () => {
    expect(scoringTableProblems(table({ total: 90, passLine: 90 }), undefined, undefined)).toEqual([
      '没有 draft 这一版标准',
      '各部分合计 100 分，不是 90 分',
      '合格线 90 分不低于总分',
      ...['mainRoad', 'backstreet', 'market'].map((kind) => `词典 placeKinds 里没有 ${kind}`),
    ]);
  });
});

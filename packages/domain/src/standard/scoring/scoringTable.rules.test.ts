import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawPlaces, sampleSize, samplingPlanProblems, scoreTable, scoringTableProblems } from './scoringTable.rules.ts';
import { SamplingPlan, ScoringTable } from './scoringTable.schema.ts';

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
const plan = (rows: object[], sizes = [0, 50, 200]) =>
  SamplingPlan.parse({
    ...about,
    kind: 'samplingPlan',
    key: 'plan',
    title: '抽样',
    sizes: sizes.map((from) => ({ name: `${from} 起`, from })),
    rows,
  });
const row = (placeKind: string, ...counts: number[]) => ({ placeKind, part: '街面', counts });

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

describe('抽样', () => {
  it('takes the number of the size of the city', () => {
    const roads = plan([row('mainRoad', 8, 12, 15), row('mainRoad', 1, 1, 2), row('market', 2, 3, 4)]);
    expect([0, 49.9, 50, 199, 200, 900].map((population) => sampleSize(roads, 'mainRoad', population))).toEqual([9, 9, 13, 13, 17, 17]);
    expect(sampleSize(roads, 'station', 90)).toBe(0);
  });

  it('finds plans in disorder', () => {
    expect(samplingPlanProblems(plan([row('market', 3, 2, 4), row('market', 1)], [10, 5, 20]), undefined)).toEqual([
      '城市规模要从 0 起由小到大排',
      'market：要给 3 个规模各一个数',
      'market：大城市抽得比小城市少',
      '词典 placeKinds 里没有 market',
      '词典 placeKinds 里没有 market',
    ]);
  });

  it('draws the same places for the same seed, in any order, and others for another', () => {
    const ids = Array.from({ length: 500 }, (_, i) => `点位${i}`);
    expect(drawPlaces(ids, 20, '2026-11')).toEqual(drawPlaces([...ids].reverse(), 20, '2026-11'));
    expect(drawPlaces(ids, 20, '2026-11')).not.toEqual(drawPlaces(ids, 20, '2026-12'));
  });

  it('draws as many as there are, each once, and a new place moves at most one out', () => {
    const ids = fc.uniqueArray(fc.uuid(), { maxLength: 60 });
    fc.assert(
      fc.property(ids, fc.uuid(), fc.nat(80), fc.string(), (ids, added, count, seed) => {
        const drawn = drawPlaces([...ids, ...ids], count, seed);
        expect(drawn.length).toBe(Math.min(count, ids.length));
        expect(new Set(drawn).size).toBe(drawn.length);
        const after = new Set(drawPlaces([...ids, added], count, seed));
        expect(drawn.filter((id) => !after.has(id)).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('gives every place the same chance', () => {
    const ids = Array.from({ length: 50 }, (_, i) => `点位${i}`);
    const times = new Map(ids.map((id) => [id, 0]));
    for (let seed = 0; seed < 2000; seed++) for (const id of drawPlaces(ids, 5, `第${seed}次`)) times.set(id, (times.get(id) ?? 0) + 1);
    // 200 expected of each, with a standard deviation of 13
    for (const drawn of times.values()) expect(drawn > 140 && drawn < 260).toBe(true);
  });
});

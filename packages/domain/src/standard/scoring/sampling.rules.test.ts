import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawPlaces, drawSample, sampleSize, samplingPlanProblems } from './sampling.rules.ts';
import { SamplingPlan } from './scoringTable.schema.ts';

const about = { sources: [{ key: 's', title: '自编' }], verification: 'unverified' };
const plan = (rows: object[], sizes = [0, 50, 200]) =>
  SamplingPlan.parse({
    ...about,
    kind: 'samplingPlan',
    owner: '创卫办',
    key: 'plan',
    title: '抽样',
    sizes: sizes.map((from) => ({ name: `${from} 起`, from })),
    rows,
  });
const row = (placeKind: string, ...counts: number[]) => ({ placeKind, part: '街面', counts });

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

  it('draws every kind of the plan apart, and says how many places are missing', () => {
    const places = ['market', 'mainRoad'].flatMap((placeKind) => Array.from({ length: 3 }, (_, i) => ({ id: `${i}号`, placeKind })));
    const roads = plan([row('mainRoad', 2, 2, 2), row('market', 5, 6, 7), row('mainRoad', 0, 1, 1)]);
    const sample = drawSample(roads, places, 60, '2026-11');
    expect(sample.map(({ placeKind, wanted, drawn, short }) => [placeKind, wanted, drawn.length, short])).toEqual([
      ['mainRoad', 3, 3, 0],
      ['market', 6, 3, 3],
    ]);
    const one = plan([row('mainRoad', 1, 1, 1), row('market', 1, 1, 1)]);
    const firsts = ['a', 'b', 'c', 'd', 'e', 'f'].map((seed) => drawSample(one, places, 60, seed).map(({ drawn }) => drawn[0]));
    expect(firsts.some(([road, market]) => road !== market)).toBe(true);
  });

  it('gives every place the same chance', () => {
    const ids = Array.from({ length: 50 }, (_, i) => `点位${i}`);
    const times = new Map(ids.map((id) => [id, 0]));
    for (let seed = 0; seed < 2000; seed++) for (const id of drawPlaces(ids, 5, `第${seed}次`)) times.set(id, (times.get(id) ?? 0) + 1);
    // 200 expected of each, with a standard deviation of 13
    for (const drawn of times.values()) expect(drawn > 140 && drawn < 260).toBe(true);
  });
});

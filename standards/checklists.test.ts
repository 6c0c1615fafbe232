import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Checklist, SamplingPlan, ScoringTable, sampleSize, scoreSheet, scoreTable } from '@weicheng/domain/standard';
import { describe, expect, it } from 'vitest';
import { matterCodesOf } from './matters.ts';

const here = import.meta.dirname;
const read = (file: string) => JSON.parse(readFileSync(join(here, file), 'utf8'));
const lists = globSync('checklists/*.json', { cwd: here }).map((file) => Checklist.parse(read(file)));

describe('随产品带的检查表', () => {
  it('adds up to a hundred points each', () => {
    for (const { key, items } of lists) expect([key, items.reduce((sum, { points }) => sum + points, 0)]).toEqual([key, 100]);
  });

  it('has one list for each kind of place it knows, and only one', () => {
    const kinds = lists.flatMap(({ placeKinds }) => placeKinds);
    expect(new Set(kinds).size).toBe(kinds.length);
    expect(kinds).toEqual(expect.arrayContaining(['market', 'publicToilet', 'residentialCompound', 'urbanVillage', 'smallFood', 'school']));
  });

  it('proposes only matters that there are', () => {
    const codes = new Set(matterCodesOf()?.matters.map(({ code }) => code));
    const proposed = lists.flatMap(({ items }) => items.flatMap(({ matter }) => matter ?? []));
    expect(proposed.length).toBeGreaterThan(20);
    expect(proposed.filter((code) => !codes.has(code))).toEqual([]);
  });

  it('vetoes a market that sells live birds in the hall, however clean the rest is', () => {
    const market = lists.find(({ key }) => key === 'market') as Checklist;
    const marks = market.items.map(({ key, group }) => ({ kind: 'rating' as const, item: key, rating: group === 'birds' ? 6 : 10 }));
    expect(scoreSheet(market, marks, 'large')).toMatchObject({ scaled: 92, vetoes: [{ key: 'birds' }] });
  });
});

describe('评分表与抽样', () => {
  it('needs 800 of 1,000, and says how far it can still go', () => {
    const table = ScoringTable.parse(read('scoring/unannounced-visit-2014.json'));
    expect([table.total, table.passLine]).toEqual([1000, 800]);
    expect(scoreTable(table, [{ placeKind: 'market', scaled: 60 }])).toMatchObject({ won: 60, of: 100, atLeast: 60, atMost: 960 });
  });

  it('has the sums of the rows that were seen', () => {
    const plan = SamplingPlan.parse(read('scoring/technical-assessment-2014.json'));
    const sumOf = (part: string) =>
      plan.sizes.map((_, i) => plan.rows.filter((row) => row.part === part).reduce((n, { counts }) => n + (counts[i] ?? 0), 0));
    expect(sumOf('爱国卫生组织管理')).toEqual([7, 10, 13]);
    expect(sumOf('健康教育')).toEqual([11, 12, 13]); // the table says one more; the row is not known
    expect(sampleSize(plan, 'mainRoad', 120)).toBe(12);
  });

  it('draws every kind that has a checklist, each worth points of the table; what was not seen says so and has an owner', () => {
    const plan = SamplingPlan.parse(read('scoring/every-kind-drafted.json'));
    const drawn = new Set(plan.rows.map(({ placeKind }) => placeKind));
    expect([...drawn].sort()).toEqual([...new Set(lists.flatMap(({ placeKinds }) => placeKinds))].sort());
    for (const { counts } of plan.rows) expect(Math.min(...counts)).toBeGreaterThan(0);
    expect([plan.verification, plan.owner]).toEqual(['unverified', '创卫办']);
    const table = ScoringTable.parse(read('scoring/unannounced-visit-2014.json'));
    const all = [...drawn].map((placeKind) => ({ placeKind, scaled: 100 }));
    expect(scoreTable(table, all)).toMatchObject({ won: 766, of: 766 });
    expect([...drawn].filter((kind) => !table.parts.some(({ placeKinds }) => placeKinds.includes(kind)))).toEqual([]);
  });
});

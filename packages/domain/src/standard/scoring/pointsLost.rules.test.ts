import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreSheet } from '../checklist/checklist.rules.ts';
import { Checklist, type Mark } from '../checklist/checklist.schema.ts';
import { pointsLost, type ScoredSheet } from './pointsLost.rules.ts';
import { scoreTable } from './scoringTable.rules.ts';
import { ScoringTable } from './scoringTable.schema.ts';

const about = { sources: [{ key: 's', title: '自编' }], verification: 'unverified' };
const table = ScoringTable.parse({
  ...{ ...about, kind: 'scoringTable', key: 'table', title: '评分表', edition: 'draft', spread: 15, total: 100, passLine: 80 },
  parts: [
    { key: 'streets', name: '街面', points: 60, placeKinds: ['mainRoad', 'backstreet'], indicators: [] },
    { key: 'markets', name: '市场', points: 40, placeKinds: ['market'], indicators: [] },
  ],
});
const list = Checklist.parse({
  ...{ kind: 'checklist', key: 'list', name: '检查表', edition: 'draft', placeKinds: ['market'], grades: [] },
  ...{ sources: about.sources, groups: [{ key: 'g', name: '全部', vetoBelow: null }] },
  items: [
    { key: 'waste', points: 60 },
    { key: 'order', points: 40 },
  ].map((item) => ({
    ...{ group: 'g', text: '干净', clause: 'streets', deduction: 10, severity: 'minor', keyItem: false, photo: true, band: null },
    ...{ source: 's', verification: 'unverified' },
    ...item,
  })),
});
const sheet = (place: string, placeKind: string, marks: Mark[]): ScoredSheet => ({
  place,
  placeKind,
  sheet: scoreSheet(list, marks, 'ordinary'),
});
const defects = (item: string, defects: number): Mark => ({ kind: 'defects', item, defects, seen: 10 });
const skip = (item: string): Mark => ({ kind: 'notApplicable', item, reason: '没有' });

describe('失分清单', () => {
  it('says what each item costs the city, and where', () => {
    const lost = pointsLost(table, [
      sheet('鱼市巷市场', 'market', [defects('waste', 3), defects('order', 0)]),
      sheet('柳桥市场', 'market', [defects('waste', 1), skip('order')]),
      sheet('云台路', 'mainRoad', [defects('waste', 0), defects('order', 2)]),
    ]);
    expect(lost.map(({ placeKind, item, points }) => [placeKind, item.key, Number(points.toFixed(4))])).toEqual([
      ['mainRoad', 'order', 12],
      ['market', 'waste', 9.3333], // 20 × 30/100 + 20 × 10/60
    ]);
    expect(lost[1]?.places.map(({ place }) => place)).toEqual(['鱼市巷市场', '柳桥市场']);
  });

  it('adds up to what the parts lose', () => {
    const mark = (item: string) =>
      fc.oneof(
        fc.nat(8).map((n) => defects(item, n)),
        fc.constant(skip(item)),
      );
    const aSheet = fc
      .record({
        place: fc.uuid(),
        kind: fc.constantFrom('mainRoad', 'backstreet', 'market', 'river'),
        waste: mark('waste'),
        order: mark('order'),
      })
      .map(({ place, kind, waste, order }) => sheet(place, kind, [waste, order]));
    fc.assert(
      fc.property(fc.array(aSheet, { maxLength: 12 }), (sheets) => {
        const places = sheets.flatMap(({ placeKind, sheet }) => (sheet.scaled === null ? [] : [{ placeKind, scaled: sheet.scaled }]));
        const { won, of } = scoreTable(table, places);
        const lost = pointsLost(table, sheets);
        expect(lost.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(of - won, 6);
        for (const { points, places } of lost) expect(places.reduce((sum, place) => sum + place.points, 0)).toBeCloseTo(points, 9);
        expect(lost.map(({ points }) => points)).toEqual(lost.map(({ points }) => points).sort((a, b) => b - a));
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreSheet } from '../checklist/checklist.rules.ts';
import { Checklist } from '../checklist/checklist.schema.ts';
import type { Standing } from '../reading/reading.schema.ts';
import { pointsLost, type ScoredSheet } from '../scoring/pointsLost.rules.ts';
import { scoreTable } from '../scoring/scoringTable.rules.ts';
import { ScoringTable } from '../scoring/scoringTable.schema.ts';
import { forecast, putRight } from './forecast.rules.ts';
import { inForceAfter } from './knownThen.rules.ts';
import { lastOfKinds } from './lastOfKinds.rules.ts';

const about = { sources: [{ key: 's', title: '自编' }], verification: 'unverified' };
const table = ScoringTable.parse({
  ...{ ...about, kind: 'scoringTable', key: 'table', title: '评分表', edition: 'draft', spread: 15, total: 100, passLine: 80 },
  parts: [
    { key: 'streets', name: '街面', points: 50, placeKinds: ['mainRoad', 'backstreet'], indicators: [] },
    { key: 'markets', name: '市场', points: 30, placeKinds: ['market'], indicators: ['K44'] },
    { key: 'people', name: '满意度', points: 20, placeKinds: [], indicators: ['K01'] },
  ],
});
const item = (key: string) => ({
  ...{ key, group: 'g', text: '干净', clause: 'c', points: 50, deduction: 1, severity: 'minor', keyItem: false, photo: true, band: null },
  ...{ source: 's', verification: 'unverified' },
});
const list = Checklist.parse({
  ...{ kind: 'checklist', key: 'list', name: '检查表', edition: 'draft', placeKinds: ['market'], grades: [], sources: about.sources },
  ...{ groups: [{ key: 'g', name: '全部', vetoBelow: null }], items: ['waste', 'order'].map(item) },
});
let next = 0;
/** A place of a kind whose sheet has lost so many points of 100, `waste` first. */
const place = (placeKind: string, lost: number): ScoredSheet => ({
  place: `点位${next++}`,
  placeKind,
  sheet: scoreSheet(
    list,
    [
      { kind: 'defects', item: 'waste', defects: Math.min(50, lost), seen: 50 },
      { kind: 'defects', item: 'order', defects: Math.max(0, lost - 50), seen: 50 },
    ],
    'ordinary',
  ),
});
const known = (standings: { [key: string]: Standing }) => new Map(Object.entries(standings));

describe('得分预测', () => {
  it('knows nothing and says so', () => {
    expect(forecast(table, { sheets: [], standings: known({}) })).toMatchObject({
      ...{ expected: 50, low: 0, high: 100, outlook: 'open', spread: { points: 15, measured: false } },
      parts: [{ basis: 'nothing' }, { basis: 'indicators', low: 0, high: 30 }, { basis: 'indicators', low: 0, high: 20 }],
    });
  });

  it('takes places where there are some, else what the indicators allow', () => {
    const sheets = [...Array.from({ length: 9 }, () => place('market', 10)), place('mainRoad', 20), place('backstreet', 40)];
    const { parts, spread } = forecast(table, { sheets, standings: known({ K01: 'met', K44: 'unmet' }) });
    expect(spread).toEqual({ points: 0, measured: true }); // nine markets alike, and one place of each other kind
    expect(parts.map(({ basis, expected }) => [basis, expected])).toEqual([
      ['places', 35],
      ['places', 27],
      ['indicators', 19],
    ]);
    expect(parts[2]).toMatchObject({ low: 18, high: 20 });
    expect(forecast(table, { sheets: [], standings: known({ K44: 'unmet' }) }).parts[1]).toMatchObject({ low: 0, high: 18 });
  });

  it('assumes the spread of the table while few places are scored', () => {
    const { parts } = forecast(table, { sheets: [place('market', 20), place('market', 20)], standings: known({}) });
    // twice 15 / √2 of 100 points, of a part of 30
    expect(parts[1]?.low).toBeCloseTo(24 - (2 * 15 * 30) / Math.SQRT2 / 100, 9);
    expect(parts[1]?.high).toBe(30);
  });

  it('says over, under or open', () => {
    const all = (lost: number, K01: Standing) =>
      forecast(table, {
        sheets: ['mainRoad', 'backstreet', 'market'].flatMap((kind) => Array.from({ length: 4 }, () => place(kind, lost))),
        standings: known({ K01 }),
      }).outlook;
    expect([all(10, 'met'), all(10, 'unknown'), all(50, 'met')]).toEqual(['over', 'open', 'under']);
  });
});

describe('预测的性质', () => {
  const sheet = fc.tuple(fc.constantFrom('mainRoad', 'backstreet', 'market'), fc.nat(100)).map(([kind, lost]) => place(kind, lost));
  const standings = fc
    .record({ K01: fc.constantFrom<Standing>('met', 'unmet', 'unknown'), K44: fc.constantFrom<Standing>('met', 'unmet', 'unknown') })
    .map(known);

  it('keeps the expected within the range, and the range within the table', () => {
    fc.assert(
      fc.property(fc.array(sheet, { maxLength: 15 }), standings, (sheets, standings) => {
        const { parts, expected, low, high } = forecast(table, { sheets, standings });
        for (const one of [{ expected, low, high, most: 100 }, ...parts.map((p) => ({ ...p, most: p.part.points }))])
          expect(0 <= one.low && one.low <= one.expected && one.expected <= one.high && one.high <= one.most + 1e-9).toBe(true);
      }),
    );
  });

  it('gains by putting an item right exactly what the list of points lost says', () => {
    fc.assert(
      fc.property(fc.array(sheet, { minLength: 1, maxLength: 12 }), standings, (sheets, standings) => {
        const before = forecast(table, { sheets, standings }).expected;
        for (const { placeKind, item, points } of pointsLost(table, sheets)) {
          const after = forecast(table, { sheets: putRight(sheets, [{ placeKind, item: item.key }]), standings }).expected;
          expect(after - before).toBeCloseTo(points, 9);
        }
      }),
    );
  });

  it('holds the true score of a city within its range nearly always, though only a few of its places were seen', () => {
    // a city of 300 places whose scores are known; the forecast sees 24 of them
    let state = 20261125;
    const chance = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 32;
    };
    const lost = (around: number) => Math.min(100, Math.max(0, Math.round(around + (chance() + chance() + chance() - 1.5) * 30)));
    let held = 0;
    const runs = 200;
    for (let run = 0; run < runs; run++) {
      const city = ['mainRoad', 'backstreet', 'market'].map((kind, i) => Array.from({ length: 100 }, () => place(kind, lost(10 + 10 * i))));
      const truth = scoreTable(
        table,
        city.flat().map(({ placeKind, sheet }) => ({ placeKind, scaled: sheet.scaled ?? 0 })),
      );
      const seen = city.flatMap((places) => places.slice(0, 8));
      const { parts } = forecast(table, { sheets: seen, standings: known({}) });
      const places = parts.filter(({ basis }) => basis === 'places');
      const [low, high] = [places.reduce((sum, { low }) => sum + low, 0), places.reduce((sum, { high }) => sum + high, 0)];
      if (low <= truth.won && truth.won <= high) held++;
    }
    expect(held / runs).toBeGreaterThan(0.95);
  });
});

describe('当时在用的数', () => {
  const figure = (value: number) => ({ value, plan: null, numerator: null, denominator: null });
  const correction = (value: number, at: string) => ({ was: figure(value), reason: '', by: '', at });
  const record = {
    inForce: { ...figure(88), documented: false },
    corrections: [correction(86, '2026-05-01T00:00:00.000Z'), correction(87, '2026-07-01T00:00:00.000Z')],
  } as unknown as Parameters<typeof inForceAfter>[0];
  it('is what the next correction replaced, and today’s where none followed', () => {
    const then = (at: string) => inForceAfter(record, at)?.value;
    expect([then('2026-03-01T00:00:00.000Z'), then('2026-06-01T00:00:00.000Z'), then('2026-08-01T00:00:00.000Z')]).toEqual([86, 87, 88]);
    expect(inForceAfter({ ...record, inForce: null }, '2026-03-01T00:00:00.000Z')).toBeNull();
  });
});

describe('每一类点位最近一次评的', () => {
  const seen = (place: string, placeKind: string, scaled: number | null = 90) =>
    ({ place, placeKind, sheet: { scaled } }) as unknown as ScoredSheet;
  const runs = [
    { id: 'small', on: '2026-11-20', sheets: [seen('东市', 'market'), seen('空', 'school', null)] },
    { id: 'whole', on: '2026-10-26', sheets: [seen('西市', 'market'), seen('一小', 'school'), seen('一路', 'mainRoad')] },
    { id: 'old', on: '2025-03-01', sheets: [seen('老站', 'station')] },
  ] as unknown as Parameters<typeof lastOfKinds>[0];
  it('renews a kind by a small assessment, keeps the others, and forgets what is too long ago', () => {
    const { sheets, runOf } = lastOfKinds(runs, '2025-11-25' as never);
    expect(sheets.map(({ place }) => place)).toEqual(['东市', '一小', '一路']);
    expect(Object.fromEntries(runOf)).toEqual({ market: 'small', school: 'whole', mainRoad: 'whole' });
    expect(lastOfKinds([], '2025-11-25' as never).sheets).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreSheet } from '../checklist/checklist.rules.ts';
import { Checklist, type Mark } from '../checklist/checklist.schema.ts';
import type { Standing } from '../reading/reading.schema.ts';
import type { ScoredSheet } from '../scoring/pointsLost.rules.ts';
import { ScoringTable } from '../scoring/scoringTable.schema.ts';
import { backTest } from './backTest.rules.ts';
import { easyLosses } from './easyLoss.rules.ts';
import { type ForecastBase, forecast } from './forecast.rules.ts';
import { methodOf, reckoningOf } from './method.rules.ts';
import { issuesByPart } from './openIssues.rules.ts';
import { whatIf } from './whatIf.rules.ts';

const about = { sources: [{ key: 's', title: '自编' }], verification: 'unverified' };
const table = ScoringTable.parse({
  ...{ ...about, kind: 'scoringTable', key: 'table', title: '评分表', edition: 'draft', spread: 15, total: 100, passLine: 80 },
  openIssues: { each: 0.005, atMost: 0.1 },
  parts: [
    { key: 'markets', name: '市场', points: 50, placeKinds: ['market', 'nightMarket'], indicators: ['K44'] },
    { key: 'people', name: '满意度', points: 30, placeKinds: [], indicators: ['K01', 'K02', 'K03'] },
    { key: 'overall', name: '综合', points: 20, placeKinds: [], indicators: [] },
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
const place = (name: string, placeKind: string, waste: number, order: number): ScoredSheet => {
  const mark = (item: string, defects: number): Mark => ({ kind: 'defects', item, defects, seen: 50 });
  return { place: name, placeKind, sheet: scoreSheet(list, [mark('waste', waste), mark('order', order)], 'ordinary') };
};
const standings = (known: { [key: string]: Standing }) => new Map(Object.entries(known));
const some: ForecastBase = {
  sheets: [place('东市', 'market', 20, 0), place('西市', 'market', 0, 10), place('夜市', 'nightMarket', 0, 0)],
  standings: standings({ K01: 'met', K02: 'unmet' }),
};
const anyBase = fc
  .record({
    sheets: fc.array(
      fc
        .tuple(fc.constantFrom('market', 'nightMarket'), fc.nat(50), fc.nat(50))
        .map(([kind, a, b]) => place(`${kind}${a}/${b}`, kind, a, b)),
      { maxLength: 8 },
    ),
    issues: fc.dictionary(fc.constantFrom('markets', 'people', 'overall'), fc.nat(60)),
    known: fc.dictionary(fc.constantFrom('K01', 'K02', 'K03', 'K44'), fc.constantFrom<Standing>('met', 'unmet', 'unknown')),
  })
  .map(({ sheets, known, issues }): ForecastBase => ({ sheets, standings: standings(known), issues: new Map(Object.entries(issues)) }));

describe('如果达标', () => {
  it('changes nothing for no wish, and never lowers what is expected', () => {
    fc.assert(
      fc.property(anyBase, fc.subarray(['K01', 'K02', 'K03', 'K44']), (base, indicators) => {
        const now = forecast(table, base);
        expect(whatIf(table, base, { indicators: [], items: [] })).toEqual(now);
        const then = whatIf(table, base, { indicators, items: [{ placeKind: 'market', item: 'waste' }] });
        expect(then.expected).toBeGreaterThanOrEqual(now.expected - 1e-9);
      }),
    );
  });

  it('does not let an indicator speak where places were scored', () => {
    expect(whatIf(table, some, { indicators: ['K44'], items: [] })).toEqual(forecast(table, some));
  });
});

describe('最容易丢的分', () => {
  it('names the dearest first, each with its cause', () => {
    const losses = easyLosses(table, some, forecast(table, some).parts);
    const said = losses.map((one) => [
      one.cause === 'item' ? one.item.key : one.cause === 'indicator' ? one.indicator : one.part.key,
      Number(one.points.toFixed(4)),
    ]);
    expect(said).toEqual([
      ['overall', 10],
      ['K02', 6.5],
      ['K03', 4.5],
      ['waste', 2.5],
      ['order', 1.25],
    ]);
    expect(losses[3]).toMatchObject({ cause: 'item', placeKind: 'market', places: [{ place: '东市', points: 2.5 }] });
  });

  it('gains by an indicator exactly what the list says', () => {
    fc.assert(
      fc.property(anyBase, (base) => {
        const now = forecast(table, base);
        for (const loss of easyLosses(table, base, now.parts)) {
          if (loss.cause !== 'indicator') continue;
          const then = whatIf(table, base, { indicators: [loss.indicator], items: [] });
          expect(then.expected - now.expected).toBeCloseTo(loss.points, 9);
        }
      }),
    );
  });
});

describe('回测', () => {
  it('counts the parts that were scored, and says whether the range held', () => {
    const test = backTest(table, some, [{ placeKind: 'market', scaled: 90 }]);
    expect(test).toMatchObject({ of: 50, scored: 45, held: true, parts: [{ scored: 45, held: true }, { held: null }, { held: null }] });
    const calm = { sheets: Array.from({ length: 9 }, (_, i) => place(`市场${i}`, 'market', 0, 0)), standings: standings({}) };
    expect(backTest(table, calm, [{ placeKind: 'market', scaled: 90 }])).toMatchObject({ low: 50, scored: 45, held: false });
  });

  it('holds what was scored when nothing else was scored before it', () => {
    fc.assert(
      fc.property(anyBase, (base) => {
        const places = base.sheets.map(({ placeKind, sheet }) => ({ placeKind, scaled: sheet.scaled ?? 0 }));
        expect(backTest(table, base, places).held).toBe(true); // the same places again
      }),
    );
  });
});

describe('预测方法', () => {
  it('says the figures the rules reckon with', () => {
    const text = methodOf(table).flatMap(({ title, lines }) => [title, ...lines]);
    expect(text.join('\n')).toMatch(/满分 100，合格线 80/);
    expect(text.join('\n')).toMatch(/达标按 90%—100%，未达标按 0%—60%，未知按 0%—100%/);
    expect(text.join('\n')).toMatch(/加减 2 倍误差/);
    expect(text.join('\n')).toMatch(/多 5 处以上，用实测的；不够，按评分表假定为 15 分/);
  });

  it('reckons each part so that a hand finds the same', () => {
    const { parts, spread } = forecast(table, some);
    const lines = parts.map((part) => reckoningOf(part, spread, some.standings, (kind) => ({ market: '农贸市场' })[kind] ?? kind));
    expect(lines).toEqual([
      [
        '农贸市场 2 处，平均 85；nightMarket 1 处，平均 100。各类平均 92.5。',
        '误差 = 15 × √(1/2 + 1/1) ÷ 2 = 9.19，上下各 2 倍。',
        '(92.5 ± 2 × 9.19) ÷ 100 × 50 分，不出 0 到满分。',
        '预测 46.25，范围 37.06—50，满分 50。',
      ],
      [
        '3 项指标：达标 1 项（K01），每项按 90%—100%；未达标 1 项（K02），每项按 0%—60%；未知 1 项（K03），每项按 0%—100%。',
        '平均后乘以 30 分。',
        '预测 17.5，范围 9—26，满分 30。',
      ],
      ['没有打过分的点位，也没有可参照的指标：0 到 20 都有可能，取一半。', '预测 10，范围 0—20，满分 20。'],
    ]);
  });
});

describe('没有销号的问题', () => {
  const matters = [
    { key: 'markets', matters: ['09020', '09002'] },
    { key: 'streets', matters: ['06', '09'] },
  ] as unknown as Parameters<typeof issuesByPart>[0]['parts'];

  it('tells about the part with the longest fitting beginning; what fits none is said', () => {
    const open = [
      { matter: '09020', count: 2 },
      { matter: '09005', count: 3 },
      { matter: '06001', count: 4 },
      { matter: '10001', count: 5 },
      { matter: null, count: 6 },
    ];
    const { byPart, unplaced } = issuesByPart({ parts: matters }, open);
    expect([Object.fromEntries(byPart), unplaced]).toEqual([{ markets: 2, streets: 7 }, 11]);
  });

  it('lowers the low by all they may cost and what is expected by half, a tenth at most, and never the high', () => {
    const at = (count: number) => forecast(table, { ...some, issues: new Map([['markets', count]]) }).parts[0];
    const [none, four, many, more] = [at(0), at(4), at(20), at(900)];
    const lowered = (part: typeof none) => [(none?.low ?? 0) - (part?.low ?? 0), (none?.expected ?? 0) - (part?.expected ?? 0)];
    expect(lowered(four)[0]).toBeCloseTo(1, 9); // 4 × 0.5% × 50
    expect(lowered(four)[1]).toBeCloseTo(0.5, 9);
    expect(many).toEqual({ ...more, issues: { count: 20, cost: 5 } });
    expect(four?.high).toBe(none?.high);
    const [, , overall] = forecast(table, { ...some, issues: new Map([['overall', 9]]) }).parts;
    expect(overall).toMatchObject({ low: 0, high: 20, issues: { count: 0, cost: 0 } });
  });

  it('keeps low, expected and high in order, brings nothing down by one issue less, and is a loss of its own', () => {
    fc.assert(
      fc.property(anyBase, (base) => {
        const now = forecast(table, base);
        const then = forecast(table, {
          ...base,
          issues: new Map([...(base.issues ?? [])].map(([part, count]) => [part, Math.max(0, count - 1)])),
        });
        for (const { low, expected, high } of [now, ...now.parts]) expect(low <= expected + 1e-9 && expected <= high + 1e-9).toBe(true);
        expect(then.expected).toBeGreaterThanOrEqual(now.expected - 1e-9);
        expect(then.low).toBeGreaterThanOrEqual(now.low - 1e-9);
        const lost = easyLosses(table, base, now.parts).filter(({ cause }) => cause === 'issues');
        expect(lost.map(({ part }) => part.key).sort()).toEqual(
          now.parts
            .filter(({ issues }) => issues.cost > 0)
            .map(({ part }) => part.key)
            .sort(),
        );
      }),
    );
  });

  it('is a section of the method and a line of the reckoning', () => {
    expect(methodOf(table).map(({ title }) => title)).toContain('没有销号的问题');
    expect(methodOf({ ...table, openIssues: undefined }).map(({ title }) => title)).not.toContain('没有销号的问题');
    const { parts, spread } = forecast(table, { ...some, issues: new Map([['people', 4]]) });
    const [, people] = parts;
    expect(people && reckoningOf(people, spread, some.standings, (kind) => kind)).toContain(
      '没有销号的问题 4 个，下限扣 0.6，预测扣 0.3，扣到 0 为止。',
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Indicator } from '../edition/edition.schema.ts';
import type { IndicatorRule } from '../edition/indicatorRule.schema.ts';
import { judge } from './judge.rules.ts';
import type { Reading } from './reading.schema.ts';

const anIndicator = (rule: IndicatorRule, about: Partial<Indicator> = {}): Indicator => ({
  ...{ key: 'K00', officialNumber: null, name: '某率', clause: 'c', unit: '%', direction: 'up', scope: 'jurisdiction' },
  ...{ scopeVerification: 'unverified', reportedBy: '某局', series: 3, rule, breaks: [], evidence: ['材料'], words: [] },
  ...{ source: 's', verification: 'seen' },
  ...about,
});
const reading = (about: Partial<Reading> = {}): Reading => ({ year: 2025, part: null, value: 0, plan: null, documented: false, ...about });
/** Yearly values that end with 2025; null leaves the year out. */
const years = (...values: (number | null)[]): Reading[] =>
  values.flatMap((value, i) => (value === null ? [] : [reading({ year: 2026 - values.length + i, value })]));
const parts = (values: { [part: string]: number | string }): Reading[] =>
  Object.entries(values).map(([part, value]) => reading({ part, value }));
const verdict = (rule: IndicatorRule, readings: Reading[], about: Partial<Indicator> = {}, units?: string[]) =>
  judge(anIndicator(rule, about), { readings, year: 2025, ...(units && { units }) });
const down = { direction: 'down' } as const;

describe('与目标值比较', () => {
  it('keeps above apart from not below', () => {
    expect(verdict({ kind: 'gte', target: 90 }, years(90))).toEqual({ standing: 'met', reason: '90%，不低于 90%。', distance: 0 });
    expect(verdict({ kind: 'gt', target: 90 }, years(90))).toEqual({ standing: 'unmet', reason: '90%，要高于 90%。', distance: 0 });
    expect(verdict({ kind: 'gt', target: 90 }, years(90.1)).standing).toBe('met');
    expect(verdict({ kind: 'lte', target: 55 }, years(55), { ...down, unit: 'dB(A)' }).standing).toBe('met');
    expect(verdict({ kind: 'lt', target: 25 }, years(25), down)).toMatchObject({ standing: 'unmet', reason: '25%，要低于 25%。' });
    expect(verdict({ kind: 'gte', target: 90 }, years(84.9))).toEqual({
      standing: 'unmet',
      reason: '84.9%，比 90% 低 5.1 个百分点。',
      distance: 5.1,
    });
  });

  it('waits where nothing is reported, even when another year is', () => {
    expect(verdict({ kind: 'gte', target: 90 }, years(95, null))).toEqual({
      standing: 'unknown',
      reason: '2025 年的数待填报。',
      distance: null,
    });
    expect(verdict({ kind: 'gte', target: 90 }, [reading({ value: 'C' })]).standing).toBe('unknown');
  });

  it('holds the place to its own plan', () => {
    expect(verdict({ kind: 'gte_plan' }, [reading({ value: 6.2, plan: 6 })], { unit: '张' }).standing).toBe('met');
    expect(verdict({ kind: 'gte_plan' }, [reading({ value: 5.9, plan: 6 })], { unit: '张' })).toMatchObject({
      standing: 'unmet',
      distance: 0.1,
    });
    expect(verdict({ kind: 'gte_plan' }, [reading({ value: 6.2 })]).standing).toBe('unknown');
  });

  it('believes a law is there when the document is', () => {
    expect(verdict({ kind: 'exists' }, [reading({ value: '有', documented: true })]).standing).toBe('met');
    expect(verdict({ kind: 'exists' }, [reading({ value: '有' })]).standing).toBe('unknown');
    expect(verdict({ kind: 'exists' }, [reading({ value: '无', documented: true })]).standing).toBe('unmet');
  });
});

describe('看历年', () => {
  const infants: IndicatorRule = { kind: 'lte_or_decreasing', target: 5.6 };
  const perMille = { ...down, unit: '‰' };

  it('takes the target or the way there', () => {
    expect(verdict(infants, years(6.4, 6.0, 5.6), perMille).reason).toBe('5.6‰，不高于 5.6‰。');
    expect(verdict(infants, years(6.4, 6.2, 6.0), perMille)).toEqual({
      standing: 'met',
      reason: '6‰，比 5.6‰ 高 0.4‰，但逐年下降。',
      distance: 0.4,
    });
    expect(verdict(infants, years(6.0, 6.2, 6.0), perMille).reason).toBe('6‰，比 5.6‰ 高 0.4‰，也没有逐年下降。');
    expect(verdict({ kind: 'gte_or_increasing', target: 78.3 }, years(77, 77.5, 78), { unit: '岁' }).standing).toBe('met');
  });

  it('waits for the history of a new place, unless what is there already tells', () => {
    expect(verdict(infants, years(6.0), perMille)).toMatchObject({
      standing: 'unknown',
      reason: '6‰，比 5.6‰ 高 0.4‰；是否逐年下降待定，待补历史：缺 2023、2024 年。',
    });
    expect(verdict(infants, years(6.0, null, 6.1), perMille).standing).toBe('unmet');
    expect(verdict({ kind: 'yearly_decrease' }, years(52.1, null, 50.2), down).standing).toBe('unknown');
  });

  it('wants every year lower than the one before', () => {
    expect(verdict({ kind: 'yearly_decrease' }, years(53.6, 52.7, 51.9), down)).toEqual({
      standing: 'met',
      reason: '53.6%，52.7%，51.9%，逐年下降。',
      distance: null,
    });
    expect(verdict({ kind: 'yearly_decrease' }, years(53.6, 51.9, 51.9), down).standing).toBe('unmet');
  });

  it('reads a trend by the test the edition names', () => {
    const trend = (test: 'strict' | 'slope' | 'lastBelowFirst', ...values: (number | null)[]) =>
      verdict({ kind: 'downward_trend', test }, years(...values), down).standing;
    expect([trend('strict', 15, 16, 14), trend('slope', 15, 16, 14), trend('lastBelowFirst', 15, 16, 14)]).toEqual(['unmet', 'met', 'met']);
    expect([trend('slope', 15, null, 14), trend('lastBelowFirst', 15, null, 14)]).toEqual(['unknown', 'met']);
    expect(trend('slope', 14, 14, 14)).toBe('unmet');
  });

  it('compares with the mean of the five years before', () => {
    const rule: IndicatorRule = { kind: 'lte_5y_mean' };
    const incidence = { ...down, unit: '1/10万', series: 5 };
    expect(verdict(rule, years(200, 210, 190, 205, 195, 200), incidence).reason).toBe('200/10万，不高于近五年平均 200/10万。');
    expect(verdict(rule, years(200, 210, 190, 205, 195, 200.5), incidence).standing).toBe('unmet');
    expect(verdict(rule, years(200, null, 190, 205, 195, 100), incidence).reason).toBe('待补历史：近 5 年缺 2021 年。');
  });

  it('does not compare over a change of the way of counting', () => {
    const air = { unit: '天', breaks: [{ fromYear: 2025, why: '改了算法' }] };
    const rule: IndicatorRule = { kind: 'gte_or_increasing', target: 320 };
    expect(verdict(rule, years(300, 310, 305), air)).toMatchObject({ standing: 'unknown' });
    expect(verdict(rule, years(300, 310, 305), { ...air, breaks: [{ fromYear: 2024, why: '改了算法' }] }).standing).toBe('unknown');
    expect(verdict(rule, years(300, 310, 325), air).standing).toBe('met');
    expect(verdict(rule, years(300, 310, 305), { ...air, breaks: [{ fromYear: 2023, why: '改了算法' }] }).standing).toBe('unmet');
  });
});

describe('分项', () => {
  const levels: IndicatorRule = { kind: 'enum_at_most', order: ['A', 'B', 'C', 'D'], atMost: 'C', parts: ['鼠', '蚊', '蝇', '蟑螂'] };
  const limits: IndicatorRule = {
    kind: 'multi_limit',
    limits: [
      {
        part: 'PM2.5',
        years: [
          { fromYear: 2016, atMost: 35 },
          { fromYear: 2026, atMost: 30 },
        ],
      },
      {
        part: 'PM10',
        years: [
          { fromYear: 2016, atMost: 70 },
          { fromYear: 2026, atMost: null },
        ],
      },
    ],
  };

  it('wants every species at its level', () => {
    expect(verdict(levels, parts({ 鼠: 'B', 蚊: 'C', 蝇: 'A', 蟑螂: 'C' }), down).reason).toBe('鼠、蚊、蝇、蟑螂都达到 C 级。');
    expect(verdict(levels, parts({ 鼠: 'B', 蚊: 'D' }), down)).toEqual({
      standing: 'unmet',
      reason: '蚊 D 级，要达到 C 级。',
      distance: 1,
    });
    expect(verdict(levels, parts({ 鼠: 'B', 蚊: 'C', 蝇: 'A' }), down).reason).toBe('蟑螂2025 年的等级待填报。');
    expect(verdict(levels, parts({ 鼠: 'B', 蚊: 'C', 蝇: 'A', 蟑螂: 'E' }), down).standing).toBe('unknown');
  });

  it('judges every subdistrict, so the lowest decides', () => {
    const rule: IndicatorRule = { kind: 'per_unit_min', target: 90, per: '街道（乡、镇）' };
    const streets = ['云台街道', '柳桥街道'];
    expect(verdict(rule, parts({ 云台街道: 90, 柳桥街道: 99 }), {}, streets).standing).toBe('met');
    expect(verdict(rule, parts({ 云台街道: 88, 柳桥街道: 99 }), {}, streets)).toEqual({
      standing: 'unmet',
      reason: '云台街道 88%，要达到 90%。',
      distance: 2,
    });
    expect(verdict(rule, parts({ 云台街道: 95 }), {}, streets).reason).toBe('柳桥街道待填报。');
    expect(verdict(rule, parts({ 云台街道: 95 })).standing).toBe('unknown');
  });

  it('holds each pollutant to its limit of that year, and decides nothing by a limit not known', () => {
    const clean = parts({ 'PM2.5': 33, PM10: 65 });
    const in2026 = (values: Reading[]) =>
      judge(anIndicator(limits, down), { readings: values.map((r) => ({ ...r, year: 2026 })), year: 2026 });
    expect(verdict(limits, clean, down).standing).toBe('met');
    expect(verdict(limits, parts({ 'PM2.5': 35, PM10: 70 }), down).standing).toBe('met');
    expect(in2026(clean)).toMatchObject({ standing: 'unmet', distance: 3 });
    expect(in2026(parts({ 'PM2.5': 29, PM10: 65 }))).toMatchObject({ standing: 'unknown', reason: 'PM10 2026 年的限值没有核实。' });
  });
});

describe('判定的性质', () => {
  const figure = fc.integer({ min: 0, max: 1000 }).map((n) => n / 10);
  const rule: fc.Arbitrary<IndicatorRule> = fc.oneof(
    fc.record({ kind: fc.constantFrom('gte', 'gt', 'lte', 'lt', 'gte_or_increasing', 'lte_or_decreasing'), target: figure }),
    fc.record({ kind: fc.constant('downward_trend'), test: fc.constantFrom('strict', 'slope', 'lastBelowFirst') }),
    fc.constantFrom({ kind: 'yearly_decrease' }, { kind: 'lte_5y_mean' }, { kind: 'gte_plan' }, { kind: 'exists' }),
    fc.constant({ kind: 'enum_at_most', order: ['A', 'B', 'C', 'D'], atMost: 'C', parts: ['甲', '乙', '丙'] }),
    fc.record({ kind: fc.constant('per_unit_min'), target: figure, per: fc.constant('街道') }),
    fc.constant({
      kind: 'multi_limit',
      limits: ['甲', '乙', '丙'].map((part) => ({ part, years: [{ fromYear: 2020, atMost: part === '丙' ? null : 50 }] })),
    }),
  ) as fc.Arbitrary<IndicatorRule>;
  const value = fc.oneof({ weight: 4, arbitrary: figure }, fc.constantFrom('A', 'C', 'D', '有', '无'));
  const aReading = fc.record({
    year: fc.integer({ min: 2018, max: 2026 }),
    part: fc.constantFrom(null, null, '甲', '乙', '丙'),
    value,
    plan: fc.option(figure),
    documented: fc.boolean(),
  });
  const readings = fc.uniqueArray(aReading, { selector: ({ year, part }) => `${year} ${part}`, maxLength: 30 });
  const indicator = fc
    .record({
      rule,
      series: fc.integer({ min: 1, max: 5 }),
      breaks: fc.constantFrom<Indicator['breaks'][]>([], [{ fromYear: 2024, why: '改了算法' }]),
    })
    .map(({ rule, series, breaks }) => anIndicator(rule, { series, breaks, direction: rule.kind.startsWith('gt') ? 'up' : 'down' }));
  const units = ['甲', '乙', '丙'];

  it('does not depend on the order of the readings', () => {
    fc.assert(
      fc.property(indicator, readings, (indicator, readings) => {
        const one = judge(indicator, { readings, year: 2025, units });
        expect(judge(indicator, { readings: [...readings].reverse(), year: 2025, units })).toEqual(one);
        expect(one.reason.endsWith('。')).toBe(true);
        if (one.distance !== null) expect(one.distance).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 500 },
    );
  });

  it('never takes back what it has said when more becomes known', () => {
    fc.assert(
      fc.property(indicator, readings, fc.infiniteStream(fc.boolean()), (indicator, readings, coin) => {
        const some = readings.filter(() => coin.next().value);
        const early = judge(indicator, { readings: some, year: 2025, units }).standing;
        if (early !== 'unknown') expect(judge(indicator, { readings, year: 2025, units }).standing).toBe(early);
      }),
      { numRuns: 1000 },
    );
  });

  it('judges gte and lt as opposites, and so gt and lte', () => {
    fc.assert(
      fc.property(figure, figure, (value, target) => {
        const is = (kind: 'gte' | 'gt' | 'lte' | 'lt') => verdict({ kind, target }, years(value)).standing === 'met';
        expect([is('gte'), is('gt')]).toEqual([!is('lt'), !is('lte')]);
        if (value === target) expect([is('gte'), is('lte'), is('gt'), is('lt')]).toEqual([true, true, false, false]);
      }),
    );
  });

  it('never passes a better figure worse: what is met stays met as the figure improves', () => {
    const up = fc.record({ kind: fc.constantFrom('gte', 'gt', 'gte_or_increasing'), target: figure }) as fc.Arbitrary<IndicatorRule>;
    fc.assert(
      fc.property(up, fc.array(figure, { minLength: 3, maxLength: 3 }), figure, (rule, values, more) => {
        const better = [...values.slice(0, 2), (values[2] ?? 0) + more];
        if (verdict(rule, years(...values)).standing === 'met') expect(verdict(rule, years(...better)).standing).toBe('met');
      }),
    );
  });
});

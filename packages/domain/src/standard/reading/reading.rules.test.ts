import { day } from '@weicheng/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../kernel/index.ts';
import type { Indicator } from '../edition/edition.schema.ts';
import type { IndicatorRule } from '../edition/indicatorRule.schema.ts';
import { parseFigure, rateOf, readingDoubts, readingRefusal } from './reading.rules.ts';
import type { Reading } from './reading.schema.ts';

const codeOf = (answer: unknown) => (answer instanceof Problem ? answer.code.replace('reading.', '') : answer);

describe('读出填写的数', () => {
  it.each([
    ['95.6', '%', 95.6],
    ['９５．６％', '%', 95.6],
    [' 18 / 10万 ', '1/10万', 18],
    ['18/十万', '1/10万', 18],
    ['16小时', '小时', 16],
    ['2.6m²', 'm²', 2.6],
    ['5,6', '‰', 'decimal-comma'],
    ['1,234', '人', 'decimal-comma'],
    ['0.018%', '1/10万', 'other-unit'],
    ['5.6%', '‰', 'other-unit'],
    ['约95', '%', 'not-a-figure'],
    ['95-97', '%', 'not-a-figure'],
    ['', '%', 'not-a-figure'],
    ['1e3', '%', 'other-unit'],
    ['1.2.3', '%', 'not-a-figure'],
  ])('%s（%s） → %s', (text, unit, expected) => expect(codeOf(parseFigure(text, unit))).toBe(expected));

  it('reads back every figure it is given, with the unit behind it or not', () => {
    const figure = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => n / 100);
    fc.assert(
      fc.property(figure, fc.constantFrom('%', '‰', '1/10万', '小时', 'm²', 'dB(A)'), fc.boolean(), (n, unit, behind) => {
        expect(parseFigure(`${n}${behind ? unit.replace(/^1\//, '/') : ''}`, unit)).toBe(n);
      }),
    );
  });
});

describe('由分子分母算比率', () => {
  it('refuses what cannot be', () => {
    expect(rateOf(6, 108, '%')).toBeCloseTo(5.5556, 3);
    expect(codeOf(rateOf(109, 108, '%'))).toBe('more-than-all');
    expect(codeOf(rateOf(0, 0, '%'))).toBe('of-nothing');
    expect(codeOf(rateOf(-1, 5, '%'))).toBe('negative');
  });

  it('stays between nothing and the whole', () => {
    const pair = fc.tuple(fc.nat(100_000), fc.integer({ min: 1, max: 100_000 }));
    fc.assert(
      fc.property(pair, fc.constantFrom('%' as const, '‰' as const, '1/10万' as const), ([some, all], unit) => {
        const rate = rateOf(some, all, unit);
        if (some > all) expect(rate).toBeInstanceOf(Problem);
        else expect(rate as number).toBeGreaterThanOrEqual(0);
        expect(rate instanceof Problem || rate <= { '%': 100, '‰': 1000, '1/10万': 100_000 }[unit]).toBe(true);
      }),
    );
  });
});

describe('能不能收', () => {
  const anIndicator = (rule: IndicatorRule, unit = '%'): Indicator => ({
    ...{ key: 'K00', officialNumber: null, name: '某率', clause: 'c', unit, direction: 'up', scope: 'jurisdiction' },
    ...{ scopeVerification: 'unverified', reportedBy: '某局', series: 1, rule, breaks: [], evidence: ['材料'], words: [] },
    ...{ source: 's', verification: 'seen' },
  });
  const rate = anIndicator({ kind: 'gte', target: 90 });
  const levels = anIndicator({ kind: 'enum_at_most', order: ['A', 'B', 'C', 'D'], atMost: 'C', parts: ['鼠', '蚊'] }, '级');
  const ask = (indicator: Indicator, about: Partial<Reading>) =>
    codeOf(readingRefusal(indicator, { year: 2025, part: null, value: 95, plan: null, documented: false, ...about }, day('2026-11-25')));

  it('refuses the impossible', () => {
    expect(ask(rate, {})).toBeUndefined();
    expect(ask(rate, { year: 2026 })).toBe('year-not-over');
    expect(ask(rate, { value: -0.1 })).toBe('negative');
    expect(ask(rate, { value: 100.1 })).toBe('too-much');
    expect(ask(rate, { value: 'A' })).toBe('not-a-number');
    expect(ask(rate, { part: '鼠' })).toBe('not-a-part');
    expect(ask(anIndicator({ kind: 'gte', target: 16 }, '小时'), { value: 25 })).toBe('too-much');
    expect(ask(anIndicator({ kind: 'gte_plan' }, '张'), { plan: -1 })).toBe('negative');
    expect(ask(anIndicator({ kind: 'exists' }, ''), { value: '是' })).toBe('yes-or-no');
    expect(ask(anIndicator({ kind: 'exists' }, ''), { value: '无' })).toBeUndefined();
  });

  it('wants levels and parts as the indicator has them', () => {
    expect(ask(levels, { value: 'A' })).toBe('part-missing');
    expect(ask(levels, { part: '蝇', value: 'A' })).toBe('not-a-part');
    expect(ask(levels, { part: '蚊', value: 'E' })).toBe('not-a-level');
    expect(ask(levels, { part: '蚊', value: 'D' })).toBeUndefined();
    const streets = anIndicator({ kind: 'per_unit_min', target: 90, per: '街道' });
    expect(ask(streets, {})).toBe('part-missing');
    expect(ask(streets, { part: '云台街道' })).toBeUndefined();
  });

  it('asks about ten times last year, and about a thing that came from nothing', () => {
    expect(readingDoubts(rate, 9.5, 95)).toEqual(['不到上年（95%）的十分之一，核对单位和小数点。']);
    expect(readingDoubts(rate, 95, 9.5)).toEqual(['是上年（9.5%）的 10 倍，核对单位和小数点。']);
    const per = anIndicator({ kind: 'lte_5y_mean' }, '1/10万');
    expect(readingDoubts(per, 0.18, 176)).toEqual(['像是按百分数填的：0.18% 合 180/10万。核对单位。']);
    expect(readingDoubts(per, 176, 180)).toEqual([]);
    expect(readingDoubts(rate, 0.956, 95)).toEqual(['像是按小数填的：0.956 合 95.6%。核对单位。']);
    expect(readingDoubts(rate, 0.956, null)).toEqual(['像是按小数填的：0.956 合 95.6%。核对单位。']);
    expect(readingDoubts(anIndicator({ kind: 'lte', target: 5.6 }, '‰'), 0.5, 5.2)).toEqual(['像是按百分数填的：0.5% 合 5‰。核对单位。']);
    expect(readingDoubts(rate, 95, 93)).toEqual([]);
    expect(readingDoubts(rate, 95, null)).toEqual([]);
    expect(readingDoubts(rate, 0, 0)).toEqual([]);
    expect(readingDoubts(rate, 5, 0)).toEqual(['上年是 0%，今年是 5%，核对一下。']);
  });
});

import { day } from '@weicheng/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { added, addedUp, noMoney, standsOut, whyNotEnter, whyNotReverse, yuan } from './budgetLine.rules.ts';
import { BudgetKind, NewBudgetEntry } from './budgetLine.schema.ts';

const today = day('2026-03-10');
const entry = (about: object) => NewBudgetEntry.parse({ kind: 'spent', amount: 100, day: today, ...about });

describe('经费', () => {
  it('is written of the past, and budgeted for what is to come', () => {
    expect(whyNotEnter(entry({}), noMoney, today)).toBeUndefined();
    expect(whyNotEnter(entry({ day: '2026-03-11' }), noMoney, today)?.code).toBe('budgetLine.future');
    expect(whyNotEnter(entry({ day: '2026-03-11', kind: 'allocated' }), noMoney, today)?.message).toContain('到位');
    expect(whyNotEnter(entry({ day: '2027-01-01', kind: 'budgeted' }), noMoney, today)).toBeUndefined();
  });

  it('takes whole 分 above nothing, and no more than can be added exactly', () => {
    for (const amount of [0, -1, 1.5, 1e14, Number.NaN, '1'])
      expect(NewBudgetEntry.safeParse({ kind: 'spent', amount, day: today }).success).toBe(false);
    expect(whyNotEnter(entry({ amount: 1e13 }), { ...noMoney, spent: 95e12 }, today)?.code).toBe('budgetLine.too-much');
  });

  it('is reversed once, and a reverse entry never', () => {
    const id = '01980000-0000-7000-8000-000000000001' as never;
    expect(whyNotReverse({ reverses: null, reversedBy: null })).toBeUndefined();
    expect(whyNotReverse({ reverses: null, reversedBy: id })?.code).toBe('budgetLine.reversed-already');
    expect(whyNotReverse({ reverses: id, reversedBy: null })?.code).toBe('budgetLine.is-reverse');
  });

  it('points out what was spent before it came', () => {
    expect(standsOut({ budgeted: 500, allocated: 300, spent: 300 })).toBeNull();
    expect(standsOut({ budgeted: 500, allocated: 300, spent: 350 })).toBe('支出比到位多 0.50 元');
    expect(standsOut({ budgeted: 0, allocated: 123_456_789, spent: 0 })).toBe('到位比预算多 1,234,567.89 元');
  });

  it('adds up to the same in any order, and an entry with its reverse to nothing', () => {
    const some = fc.array(fc.tuple(fc.constantFrom(...BudgetKind.options), fc.integer({ min: 1, max: 10_000_000_000_000 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(some, (entries) => {
        const sums = entries.reduce((sum, [kind, amount]) => added(sum, kind, amount), noMoney);
        expect(entries.toReversed().reduce((sum, [kind, amount]) => added(sum, kind, amount), noMoney)).toEqual(sums);
        expect(addedUp(entries.map(([kind, amount]) => added(noMoney, kind, amount)))).toEqual(sums);
        expect(entries.reduce((sum, [kind, amount]) => added(sum, kind, -amount), sums)).toEqual(noMoney);
      }),
    );
  });

  it('is read back from the words it is shown in', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (fen) => {
        const [whole = '', cents = ''] = yuan(fen).replaceAll(',', '').replace('-', '').split('.');
        expect(BigInt(whole + cents)).toBe(BigInt(Math.abs(fen)));
        expect(yuan(fen).startsWith('-')).toBe(fen < 0);
      }),
    );
  });
});

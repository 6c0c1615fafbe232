import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstDay, lastDay, suggestDue } from './due.rules.ts';

const printed = (...values: string[]) => values.map((value) => ({ value, text: value }));

describe('时限建议', () => {
  it('is the last day of what was printed', () => {
    expect(['2027-03-05', '2027-02', '2028-02', '2027-12', '2027-Q1', '2027-Q3', '2027-H1', '2027-H2', '2027'].map(lastDay)).toEqual([
      '2027-03-05',
      '2027-02-28',
      '2028-02-29',
      '2027-12-31',
      '2027-03-31',
      '2027-09-30',
      '2027-06-30',
      '2027-12-31',
      '2027-12-31',
    ]);
    expect(['2027-03-05', '2027-02', '2027-Q3', '2027-H2', '2027'].map(firstDay)).toEqual([
      '2027-03-05',
      '2027-02-01',
      '2027-07-01',
      '2027-07-01',
      '2027-01-01',
    ]);
  });

  it('guesses nothing where the year is masked or missing, or the day is none', () => {
    for (const value of ['20XX-07', '--04-19', '--12-31', '2027-13', '2027-Q5', '2027-02-30', '', '0027', '2027-H3'])
      expect([value, lastDay(value)]).toEqual([value, null]);
    expect(suggestDue([{ value: '--04-19', text: '4月19日前' }])).toEqual({
      day: null,
      reason: '“4月19日前”没有写明年份，时限要人来定',
    });
    expect(suggestDue([]).day).toBeNull();
  });

  it('takes the latest of several, and the period of the table when none is printed', () => {
    expect(suggestDue(printed('2027-06', '2027-03-31', '20XX-12'))).toMatchObject({ day: '2027-06-30' });
    expect(suggestDue([], '2027-Q2').day).toBe('2027-06-30');
    expect(suggestDue(printed('2027-04'), '2027-Q2').day).toBe('2027-04-30');
  });

  it('never throws, and begins no later than it ends', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^20\d\d(-(\d\d|Q\d|H\d)(-\d\d)?)?$/)), (value) => {
        const [from, until] = [firstDay(value), lastDay(value)];
        expect(from === null).toBe(until === null);
        if (from !== null && until !== null) expect(from <= until).toBe(true);
      }),
    );
  });
});

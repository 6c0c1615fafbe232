import { day } from '@weicheng/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../kernel/index.ts';
import { occasionsBetween, occasionsProblems } from './occasions.rules.ts';
import { Occasions } from './occasions.schema.ts';

const about = { source: 's', verification: 'unverified' };
const calendar = (occasions: object[]) =>
  Occasions.parse({ kind: 'occasions', key: 'days', title: '日子', sources: [{ key: 's', title: '自编' }], occasions });
const days = calendar([
  { ...about, key: 'month', name: '爱国卫生月', when: { month: 4, whole: true }, firstYear: 1989 },
  { ...about, key: 'week', name: '宣传周', when: { month: 4, lastWeek: true } },
  { ...about, key: 'aids', name: '世界艾滋病日', when: { month: 12, day: 1 } },
]);
const between = (from: string, until: string) =>
  occasionsBetween(days, day(from), day(until)).map(({ occasion, from, until, ordinal }) => [occasion.key, from, until, ordinal]);

describe('活动日历', () => {
  it('counts the month and finds the last whole week', () => {
    expect(between('2026-04-15', '2026-04-30')).toEqual([
      ['month', '2026-04-01', '2026-04-30', 38],
      ['week', '2026-04-20', '2026-04-26', null],
    ]);
  });

  it('crosses the years', () => {
    expect(between('2026-12-01', '2027-04-01').map(([key, from]) => [key, from])).toEqual([
      ['aids', '2026-12-01'],
      ['month', '2027-04-01'],
    ]);
    expect(between('1988-04-01', '1988-04-02')).toEqual([]);
  });

  it('gives what touches the days, in order', () => {
    const any = fc.integer({ min: 0, max: 4000 }).map((n) => addDays(day('2020-01-01'), n));
    fc.assert(
      fc.property(any, fc.nat(500), (from, length) => {
        const until = addDays(from, length);
        const found = occasionsBetween(days, from, until);
        for (const one of found) expect(one.from <= until && one.until >= from && one.from <= one.until).toBe(true);
        expect(found.map((one) => one.from)).toEqual(found.map((one) => one.from).sort());
      }),
    );
  });

  it('finds a day that never comes and a name said twice', () => {
    const wrong = calendar([
      { ...about, key: 'never', name: '没有的日子', when: { month: 4, day: 31 } },
      { ...about, key: 'never', name: '又一个', when: { month: 2, day: 29 }, source: 'x' },
    ]);
    expect(occasionsProblems(wrong)).toEqual(['never 出现了两次', 'never：没有 x 这个出处', 'never：4 月没有这一天']);
  });
});

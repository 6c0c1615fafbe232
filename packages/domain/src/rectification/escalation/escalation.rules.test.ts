import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, Day } from '../../kernel/index.ts';
import { isWorkingDay, type LadderStep, openCalendar, WorkingCalendar } from '../../standard/index.ts';
import { escalationAhead, ladderDays, sayStep, stepToday, type TakenStep } from './escalation.rules.ts';

const day = (text: string): Day => Day.parse(text);
const calendar = openCalendar(
  WorkingCalendar.parse({
    kind: 'workingCalendar',
    key: 'own',
    name: '自编的日历',
    source: '自编',
    years: [
      {
        year: 2026,
        holidays: [1, 2, 5, 6, 7].map((d) => ({ day: `2026-10-0${d}`, name: '国庆' })),
        makeUpDays: [{ day: '2026-10-10', name: '调休' }],
      },
    ],
  }),
);
const step = (key: LadderStep['key'], name: string, workingDays: number): LadderStep => ({
  ...{ key, name, to: '单位', workingDays },
  ...{ source: 's', verification: 'unverified' },
});
const ladder = [step('urge', '催办', 0), step('deputy', '分管负责人', 1), step('head', '第一责任人', 3), step('notice', '督办单', 5)];
const days = (due: string) => ladderDays(day(due), ladder, calendar).map((s) => s.day.slice(5));

describe('督办阶梯', () => {
  it('falls on working days', () => {
    expect(days('2026-11-26')).toEqual(['11-26', '11-27', '12-01', '12-03']);
    expect(days('2026-11-28')).toEqual(['11-30', '12-01', '12-03', '12-07']);
    expect(days('2026-09-30')).toEqual(['09-30', '10-08', '10-10', '10-13']);
  });

  it('is read in advance', () => {
    const ahead = escalationAhead({ due: day('2026-11-26'), taken: [], today: day('2026-11-24') }, ladder, calendar);
    expect(ahead.map(sayStep)).toEqual([
      '11 月 26 日催办：单位',
      '11 月 27 日分管负责人：单位',
      '12 月 1 日第一责任人：单位',
      '12 月 3 日督办单：单位',
    ]);
    expect(stepToday(ahead, day('2026-11-24'))).toBeUndefined();
    expect(escalationAhead({ due: null, taken: [], today: day('2026-11-24') }, ladder, calendar)).toEqual([]);
  });

  it('after the server stood still takes one step a day', () => {
    const ahead = escalationAhead({ due: day('2026-11-16'), taken: [], today: day('2026-11-27') }, ladder, calendar);
    expect(ahead.map((s) => s.day.slice(5))).toEqual(['11-27', '11-30', '12-01', '12-02']);
  });

  const anyDay = fc.integer({ min: 0, max: 120 }).map((n) => addDays(day('2026-09-01'), n));

  it('walked day by day, with days the server stood still: each step once, in order, one a day, none on a day off, none early', () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), (due, start, up) => {
        const taken: TakenStep[] = [];
        up.forEach((runs, i) => {
          const today = addDays(start, i);
          const now = runs ? stepToday(escalationAhead({ due, taken, today }, ladder, calendar), today) : undefined;
          if (now) taken.push({ key: now.key, on: today });
        });
        const order = ladder.map(({ key }) => key);
        expect(taken.map(({ key }) => key)).toEqual(order.slice(0, taken.length));
        expect(new Set(taken.map(({ on }) => on)).size).toBe(taken.length);
        const planned = ladderDays(due, ladder, calendar);
        taken.forEach(({ on }, i) => {
          expect(isWorkingDay(calendar, on)).toBe(true);
          expect(on >= (planned[i]?.day ?? on)).toBe(true);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('what was read in advance is what happens', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (due, start) => {
        const told = escalationAhead({ due, taken: [], today: start }, ladder, calendar);
        const taken: TakenStep[] = [];
        for (let i = 0; i < 200 && taken.length < ladder.length; i++) {
          const today = addDays(start, i);
          const now = stepToday(escalationAhead({ due, taken, today }, ladder, calendar), today);
          if (now) taken.push({ key: now.key, on: today });
        }
        expect(taken.map(({ on }) => on)).toEqual(told.map((s) => s.day));
      }),
      { numRuns: 60 },
    );
  });
});

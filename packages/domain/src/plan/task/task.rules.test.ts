import { day } from '@weicheng/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../kernel/index.ts';
import { isWorkingDay, openCalendar, WorkingCalendar, workingDaysBetween } from '../../standard/index.ts';
import { scheduleBackward, urgencyOf, wordsOf } from './task.rules.ts';

const nationalDay = WorkingCalendar.parse({
  kind: 'workingCalendar',
  key: 'test',
  name: '测试',
  source: '自编',
  years: [
    {
      year: 2026,
      holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'].map((day) => ({ day, name: '国庆节' })),
      makeUpDays: [{ day: '2026-10-10', name: '国庆节' }],
    },
  ],
});
const calendar = openCalendar(nationalDay);

describe('倒排工期', () => {
  it('lays the steps before the end, over the holiday and the make-up Saturday', () => {
    const steps = [
      { name: '摸底', days: 3 },
      { name: '整治', days: 4 },
      { name: '验收', days: 2 },
    ];
    // Sunday the 11th: the last worked day before it is the make-up Saturday
    expect(scheduleBackward(day('2026-10-11'), steps, calendar)).toEqual([
      { name: '摸底', days: 3, from: '2026-09-23', until: '2026-09-25' },
      { name: '整治', days: 4, from: '2026-09-28', until: '2026-10-08' },
      { name: '验收', days: 2, from: '2026-10-09', until: '2026-10-10' },
    ]);
  });

  it('gives each step its days, without a gap and without an overlap', () => {
    const steps = fc.array(fc.record({ name: fc.constant('步'), days: fc.integer({ min: 1, max: 40 }) }), { minLength: 1, maxLength: 12 });
    const ends = fc.integer({ min: -400, max: 400 }).map((n) => addDays(day('2026-10-01'), n));
    fc.assert(
      fc.property(ends, steps, (end, steps) => {
        const laid = scheduleBackward(end, steps, calendar);
        expect(laid.map(({ name, days }) => ({ name, days }))).toEqual(steps);
        for (const [i, { from, until, days }] of laid.entries()) {
          expect(isWorkingDay(calendar, from) && isWorkingDay(calendar, until)).toBe(true);
          expect(workingDaysBetween(calendar, from, until) + 1).toBe(days);
          const next = laid[i + 1];
          expect(workingDaysBetween(calendar, until, next ? next.from : end)).toBe(next ? 1 : 0);
        }
      }),
    );
  });
});

describe('最急在前', () => {
  it('puts what is open before what is over, dated before undated, the earliest first', () => {
    const days = fc.option(fc.integer({ min: -3000, max: 3000 }).map((n) => addDays(day('2026-01-01'), n)));
    fc.assert(
      fc.property(days, days, (a, b) => {
        expect(urgencyOf('owed', a, null)).toBeLessThan(urgencyOf('waiting', b, null));
        expect(urgencyOf('waiting', a, null)).toBeLessThan(urgencyOf('over', b, b));
        if (a && b)
          expect(Math.sign(urgencyOf('owed', a, null) - urgencyOf('owed', b, null))).toBe(Math.sign(Date.parse(a) - Date.parse(b)));
        if (a) expect(urgencyOf('owed', a, null)).toBeLessThan(urgencyOf('owed', null, null));
      }),
    );
  });
});

describe('检索词', () => {
  it('finds a word inside a longer one, a single character by itself, Latin and figures in any width', () => {
    const has = (text: string, sought: string) => wordsOf(sought).every((word) => wordsOf(text).includes(word));
    expect(has('更换破损窨井盖 36 处', '井盖')).toBe(true);
    expect(has('更换破损窨井盖 36 处', '３６')).toBe(true);
    expect(has('创建ＰＭ2.5监测点', 'pm2.5')).toBe(true);
    expect(has('更换破损窨井盖', '盖井')).toBe(false);
  });

  it('finds every stretch of two characters or more of any text in it', () => {
    const text = fc
      .array(fc.constantFrom(...'背街小巷农贸市场整治提升工程公厕垃圾分类'), { minLength: 2, maxLength: 80 })
      .map((c) => c.join(''));
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (text, a, b) => {
        const start = a % (text.length - 1);
        const sought = text.slice(start, start + 2 + (b % (text.length - start)));
        const words = wordsOf(text);
        for (const word of wordsOf(sought)) expect(words).toContain(word);
      }),
    );
  });
});

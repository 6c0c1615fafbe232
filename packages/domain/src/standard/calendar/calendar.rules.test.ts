import { day } from '@weicheng/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../kernel/index.ts';
import {
  addWorkingDays,
  isWorkingDay,
  lastWorkingDayOnOrBefore,
  openCalendar,
  unpublishedYears,
  workingDaysBetween,
} from './calendar.rules.ts';
import { isWeekend, WorkingCalendar } from './calendar.schema.ts';

const aCalendar = (...years: object[]) =>
  WorkingCalendar.parse({ kind: 'workingCalendar', key: 'test', name: '测试', source: '自编', years });
const year2026 = {
  year: 2026,
  holidays: ['2026-09-25', '2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'].map((day) => ({ day, name: '假' })),
  makeUpDays: ['2026-09-20', '2026-10-10'].map((day) => ({ day, name: '国庆节' })),
};
const calendar = openCalendar(aCalendar(year2026));

describe('工作日', () => {
  it('works the make-up Saturday and rests on the holiday', () => {
    expect(isWorkingDay(calendar, day('2026-10-10'))).toBe(true);
    expect(isWorkingDay(calendar, day('2026-10-01'))).toBe(false);
    expect(isWorkingDay(calendar, day('2026-10-11'))).toBe(false);
    expect(isWorkingDay(calendar, day('2026-10-12'))).toBe(true);
  });

  it('counts three working days over the National Day', () => {
    expect(addWorkingDays(calendar, day('2026-09-29'), 3)).toBe('2026-10-09');
    expect(addWorkingDays(calendar, day('2026-10-09'), -3)).toBe('2026-09-29');
    expect(workingDaysBetween(calendar, day('2026-09-29'), day('2026-10-10'))).toBe(4);
    expect(workingDaysBetween(calendar, day('2026-10-10'), day('2026-09-29'))).toBe(-4);
    expect(lastWorkingDayOnOrBefore(calendar, day('2026-10-07'))).toBe('2026-09-30');
  });

  it('takes Monday to Friday where nothing is published, and says so', () => {
    expect(isWorkingDay(calendar, day('2027-10-01'))).toBe(true);
    expect(unpublishedYears(calendar, day('2026-12-31'), day('2028-01-01'))).toEqual([2027, 2028]);
    expect(unpublishedYears(calendar, day('2026-02-01'), day('2026-03-01'))).toEqual([]);
  });

  it('lets a later calendar say how a year is', () => {
    const local = aCalendar({ year: 2026, holidays: [], makeUpDays: [] }, { year: 2027, holidays: [], makeUpDays: [] });
    const both = openCalendar(aCalendar(year2026), local);
    expect(isWorkingDay(both, day('2026-10-01'))).toBe(true);
    expect(unpublishedYears(both, day('2026-12-31'), day('2027-01-01'))).toEqual([]);
  });

  it('refuses a calendar that contradicts itself', () => {
    const wrong = (year: object) =>
      WorkingCalendar.safeParse({ kind: 'workingCalendar', key: 'k', name: 'n', source: 's', years: [{ ...year2026, ...year }] }).success;
    expect(wrong({})).toBe(true);
    expect(wrong({ year: 2025 })).toBe(false);
    expect(wrong({ makeUpDays: [{ day: '2026-10-12', name: '周一' }] })).toBe(false);
    expect(wrong({ holidays: [{ day: '2026-09-20', name: '又休又上' }] })).toBe(false);
    expect(
      WorkingCalendar.safeParse({ kind: 'workingCalendar', key: 'k', name: 'n', source: 's', years: [year2026, year2026] }).success,
    ).toBe(false);
  });
});

describe('工作日的性质', () => {
  const anyDay = fc.integer({ min: -800, max: 800 }).map((days) => addDays(day('2026-10-01'), days));
  const anyCalendar = fc
    .record({ rest: fc.uniqueArray(anyDay, { maxLength: 200 }), worked: fc.uniqueArray(anyDay, { maxLength: 40 }) })
    .map(({ rest, worked }) => {
      const holidays = new Set<Day>(rest);
      return { years: new Set([2026]), holidays, makeUpDays: new Set(worked.filter((day) => isWeekend(day) && !holidays.has(day))) };
    });
  const count = fc.integer({ min: -120, max: 120 });

  it('lands on a working day, and counting back gives the count', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, count, (calendar, from, n) => {
        const to = addWorkingDays(calendar, from, n);
        if (n === 0) expect(to).toBe(from);
        else expect(isWorkingDay(calendar, to)).toBe(true);
        expect(workingDaysBetween(calendar, from, to)).toBe(n);
      }),
    );
  });

  it('adds in one go what it adds in two, from a working day', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, count, count, (calendar, any, a, b) => {
        const from = lastWorkingDayOnOrBefore(calendar, any);
        expect(addWorkingDays(calendar, addWorkingDays(calendar, from, a), b)).toBe(addWorkingDays(calendar, from, a + b));
      }),
    );
  });

  it('has no working day between a day and the last one on or before it', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, (calendar, any) => {
        const last = lastWorkingDayOnOrBefore(calendar, any);
        expect(last <= any && isWorkingDay(calendar, last)).toBe(true);
        expect(workingDaysBetween(calendar, last, any)).toBe(0);
      }),
    );
  });
});

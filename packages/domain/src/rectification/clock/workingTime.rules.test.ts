import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../kernel/index.ts';
import { isWorkingDay, openCalendar, type TimeUnit, WorkingCalendar } from '../../standard/index.ts';
import { limitEnds, openHours, timeUsed } from './workingTime.rules.ts';

const calendar = openCalendar(
  WorkingCalendar.parse({
    kind: 'workingCalendar',
    key: 'own',
    name: '自编的日历',
    source: '自编',
    years: [
      {
        year: 2026,
        holidays: ['01', '02', '05', '06', '07'].map((day) => ({ day: `2026-10-${day}`, name: '国庆' })),
        makeUpDays: [{ day: '2026-10-10', name: '调休' }],
      },
    ],
  }),
);
const own = { source: 's', verification: 'unverified' } as const;
const hours = openHours({
  officeHours: {
    sessions: [
      { from: '08:30', to: '12:00' },
      { from: '14:00', to: '17:30' },
    ],
    ...own,
  },
});
const at = (text: string) => Date.parse(`${text}:00+08:00`);
const used = (unit: TimeUnit, from: string, to: string) => timeUsed(unit, at(from), at(to), hours, calendar);
const ends = (from: string, count: number, unit: TimeUnit) =>
  new Date(limitEnds(at(from), { count, unit }, hours, calendar) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const moments = fc.integer({ min: at('2026-09-01T00:00'), max: at('2026-12-31T00:00') });
const units = fc.constantFrom<TimeUnit>('workingHours', 'workingDays', 'urgentHours', 'urgentDays');

describe('上班时间', () => {
  it.each([
    ['2026-11-25T08:00', '2026-11-25T18:00', 7],
    ['2026-11-25T11:00', '2026-11-25T14:30', 1.5],
    ['2026-11-25T12:10', '2026-11-25T13:50', 0],
    ['2026-11-27T17:00', '2026-11-30T09:00', 1], // 周五到周一
    ['2026-09-30T17:00', '2026-10-08T09:00', 1], // 国庆
    ['2026-10-09T17:00', '2026-10-10T09:30', 1.5], // 周六调休上班
    ['2026-10-01T09:00', '2026-10-06T17:00', 0],
  ])('counts from %s to %s %d hours', (from, to, count) => expect(used('workingHours', from, to)).toBe(count));

  it.each([
    ['2026-11-25T16:30', 3, 'workingHours', '2026-11-26 10:30'],
    ['2026-11-25T20:00', 1, 'workingHours', '2026-11-26 09:30'],
    ['2026-11-28T10:00', 7, 'workingHours', '2026-11-30 17:30'],
    ['2026-11-25T16:30', 3, 'urgentHours', '2026-11-25 19:30'],
    ['2026-11-27T16:30', 2, 'urgentDays', '2026-11-29 16:30'],
    ['2026-11-27T16:30', 3, 'workingDays', '2026-12-03 00:00'],
    ['2026-09-30T16:30', 1, 'workingDays', '2026-10-09 00:00'],
  ] as const)('ends from %s after %d %s at %s', (from, count, unit, end) => expect(ends(from, count, unit)).toBe(end));

  it('adds up: what is used of two stretches is what is used of both', () => {
    fc.assert(
      fc.property(units, fc.array(moments, { minLength: 3, maxLength: 3 }), (unit, some) => {
        const [a = 0, b = 0, c = 0] = some.toSorted((x, y) => x - y);
        const use = (from: number, to: number) => timeUsed(unit, from, to, hours, calendar);
        expect(use(a, b) + use(b, c)).toBeCloseTo(use(a, c), 6);
        expect(use(b, a)).toBe(0);
      }),
    );
  });

  it('ends a limit when just so much has been used, never on time off', () => {
    fc.assert(
      fc.property(units, moments, fc.integer({ min: 1, max: 80 }), (unit, from, count) => {
        const end = limitEnds(from, { count, unit }, hours, calendar);
        const last = unit === 'workingDays' ? end - 1 : end;
        expect(timeUsed(unit, from, last, hours, calendar)).toBeCloseTo(count, 6);
        if (unit.startsWith('working')) expect(isWorkingDay(calendar, dayOf(last))).toBe(true);
        expect(limitEnds(from + 60_000, { count, unit }, hours, calendar)).toBeGreaterThanOrEqual(end);
      }),
    );
  });

  it('says of a limit with nothing left when it ended, not now', () => {
    expect(ends('2026-11-28T10:00', 0, 'workingHours')).toBe('2026-11-27 17:30');
    expect(ends('2026-11-26T07:00', 0, 'workingHours')).toBe('2026-11-25 17:30');
    expect(ends('2026-11-26T13:00', 0, 'workingHours')).toBe('2026-11-26 12:00');
    expect(ends('2026-11-28T10:00', 0, 'workingDays')).toBe('2026-11-28 00:00');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, Problem } from '../../kernel/index.ts';
import { isWorkingDay, openCalendar } from './calendar.rules.ts';
import { type CalendarYear, WorkingCalendar } from './calendar.schema.ts';
import { plainYear, setDay, yearsOfSheet } from './cityCalendar.rules.ts';

const d = (day: string) => day as Day;
const opened = (year: CalendarYear) =>
  openCalendar(WorkingCalendar.parse({ kind: 'workingCalendar', key: 'own', name: '本地', source: '通知', years: [year] }));

describe('改工作日历的一天', () => {
  it('makes the day what was said, whatever it was before, and leaves the year sound', () => {
    const day = fc.integer({ min: 0, max: 364 }).map((n) => addDays(d('2027-01-01'), n));
    fc.assert(
      fc.property(fc.array(fc.record({ day, worked: fc.boolean() }), { maxLength: 20 }), (changes) => {
        let year = plainYear(2027);
        for (const change of changes) {
          const next = setDay(year, { ...change, name: '安排' });
          if (next instanceof Problem) throw next;
          year = next;
          expect(isWorkingDay(opened(year), change.day)).toBe(change.worked);
        }
      }),
    );
  });

  it('refuses a day of another year', () => {
    expect(setDay(plainYear(2027), { day: d('2026-12-31'), worked: true, name: '安排' })).toMatchObject({ code: 'calendar.other-year' });
  });
});

describe('日历的表格', () => {
  const row = (number: number, day: string, kind: string, name = '春节') => ({ number, day: d(day), kind, name });
  it('is read by year, in order', () => {
    const { years, errors } = yearsOfSheet([row(2, '2027-02-07', '放假'), row(3, '2027-02-06', '放假'), row(4, '2027-02-20', '调休上班')]);
    expect(errors).toEqual([]);
    expect(years).toEqual([
      {
        year: 2027,
        holidays: [
          { day: '2027-02-06', name: '春节' },
          { day: '2027-02-07', name: '春节' },
        ],
        makeUpDays: [{ day: '2027-02-20', name: '春节' }],
      },
    ]);
  });

  it('names every row that is wrong', () => {
    const { errors } = yearsOfSheet([row(2, '2027-02-08', '上班'), row(3, '2027-02-09', '停工'), row(4, '2027-02-09', '放假', '')]);
    expect(errors).toEqual([
      '第 2 行 2027-02-08：不是周末，不用调休上班',
      '第 3 行 2027-02-09：“停工”不是“放假”或“上班”',
      '第 4 行 2027-02-09：出现了两次',
      '第 4 行 2027-02-09：没有写名称',
    ]);
  });
});

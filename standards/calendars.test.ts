import { isWorkingDay, unpublishedYears } from '@weicheng/domain/standard';
import { day } from '@weicheng/testing';
import { describe, expect, it } from 'vitest';
import { stateCouncilCalendar } from './calendars.ts';

const calendar = stateCouncilCalendar();
const daysOf = (year: number) => {
  const days = [];
  for (let at = Date.UTC(year, 0, 1); new Date(at).getUTCFullYear() === year; at += 86_400_000)
    days.push(day(new Date(at).toISOString().slice(0, 10)));
  return days;
};

describe('国务院办公厅的节假日安排', () => {
  it('leaves as many working days in a year as the weekends and the holidays by law do', () => {
    expect([...calendar.years]).toEqual([2023, 2024, 2025, 2026]);
    for (const year of calendar.years) {
      const days = daysOf(year);
      const weekends = days.filter((day) => [0, 6].includes(new Date(day).getUTCDay())).length;
      const byLaw = year < 2025 ? 11 : 13; // 《全国年节及纪念日放假办法》 added two days from 2025
      expect([year, days.filter((day) => isWorkingDay(calendar, day)).length]).toEqual([year, days.length - weekends - byLaw]);
    }
  });

  it('is the notice for 2026', () => {
    const rest = daysOf(2026).filter((day) => calendar.holidays.has(day));
    expect(rest.map((day) => day.slice(5))).toEqual([
      ...['01-01', '01-02', '01-03'],
      ...['02-15', '02-16', '02-17', '02-18', '02-19', '02-20', '02-21', '02-22', '02-23'],
      ...['04-04', '04-05', '04-06', '05-01', '05-02', '05-03', '05-04', '05-05', '06-19', '06-20', '06-21'],
      ...['09-25', '09-26', '09-27', '10-01', '10-02', '10-03', '10-04', '10-05', '10-06', '10-07'],
    ]);
    expect(daysOf(2026).filter((day) => calendar.makeUpDays.has(day))).toEqual(
      ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'].map((rest) => `2026-${rest}`),
    );
  });

  it('does not know 2027 and says so', () => {
    expect(unpublishedYears(calendar, day('2026-12-01'), day('2027-01-31'))).toEqual([2027]);
    expect(unpublishedYears(calendar, day('2026-12-31'), day('2023-01-01'))).toEqual([]);
  });
});

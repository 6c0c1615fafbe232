import { addDays, type Day } from '../../kernel/index.ts';
import { isWeekend, type WorkingCalendar } from './calendar.schema.ts';

/** A calendar opened for counting; make it once with `openCalendar` and hand it around. */
export interface WorkingDays {
  years: ReadonlySet<number>;
  holidays: ReadonlySet<Day>;
  makeUpDays: ReadonlySet<Day>;
}

/**
 * 打开工作日历. Of two calendars that hold the same year, the later one says how it is: an office without internet adds the new
 * year in a file of its own.
 */
export function openCalendar(...calendars: readonly WorkingCalendar[]): WorkingDays {
  const years = new Map(calendars.flatMap((calendar) => calendar.years.map((year) => [year.year, year])));
  const daysOf = (kind: 'holidays' | 'makeUpDays') => new Set([...years.values()].flatMap((year) => year[kind].map(({ day }) => day)));
  return { years: new Set(years.keys()), holidays: daysOf('holidays'), makeUpDays: daysOf('makeUpDays') };
}

/** 是不是工作日. In a year that is not published, Monday to Friday; `unpublishedYears` says so. */
export const isWorkingDay = (calendar: WorkingDays, day: Day): boolean =>
  calendar.makeUpDays.has(day) || (!isWeekend(day) && !calendar.holidays.has(day));

/**
 * `count` working days after `from`, which itself does not count; before it when negative; `from` itself when 0.
 * Three working days from a Friday is the Wednesday after it.
 */
export function addWorkingDays(calendar: WorkingDays, from: Day, count: number): Day {
  const step = Math.sign(count);
  let day = from;
  for (let left = Math.abs(count); left > 0; ) {
    day = addDays(day, step);
    if (isWorkingDay(calendar, day)) left--;
  }
  return day;
}

/**
 * 还有几个工作日: working days after `from` up to and with `until`. Below 0 when `until` is earlier: how many working days were
 * left behind, `until` counted and `from` not. So it undoes `addWorkingDays`.
 */
export function workingDaysBetween(calendar: WorkingDays, from: Day, until: Day): number {
  return from <= until ? workedIn(calendar, addDays(from, 1), until) : -workedIn(calendar, until, addDays(from, -1));
}

const dayNumber = (day: Day): number => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);

/** Mondays to Fridays up to and with a day, counted from the Monday 1969-12-29. */
function weekdaysUpTo(day: Day): number {
  const since = dayNumber(day) + 3;
  return Math.floor(since / 7) * 5 + Math.min((((since % 7) + 7) % 7) + 1, 5);
}

/** Working days from `first` to `last`, both counted: weekdays by arithmetic, then what the calendar takes away and adds. A list asks this for every row. */
function workedIn(calendar: WorkingDays, first: Day, last: Day): number {
  if (first > last) return 0;
  const before = addDays(first, -1);
  const moved = movedDays(calendar);
  return weekdaysUpTo(last) - weekdaysUpTo(before) + movedUpTo(moved, last) - movedUpTo(moved, before);
}

/** What a calendar takes from the weekdays and adds to them: the days in order, and the sum up to and with each. */
interface MovedDays {
  days: readonly Day[];
  sums: readonly number[];
}
const moved = new WeakMap<WorkingDays, MovedDays>();

function movedDays(calendar: WorkingDays): MovedDays {
  const known = moved.get(calendar);
  if (known) return known;
  const { holidays, makeUpDays } = calendar;
  const changes = [
    ...[...holidays].filter((day) => !isWeekend(day) && !makeUpDays.has(day)).map((day) => ({ day, by: -1 })),
    ...[...makeUpDays].filter((day) => isWeekend(day)).map((day) => ({ day, by: 1 })),
  ].sort((a, b) => (a.day < b.day ? -1 : 1));
  let sum = 0;
  const made = { days: changes.map(({ day }) => day), sums: changes.map(({ by }) => (sum += by)) };
  moved.set(calendar, made);
  return made;
}

/** The sum of what was moved up to and with a day, by halving. */
function movedUpTo({ days, sums }: MovedDays, day: Day): number {
  let from = 0;
  let to = days.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((days[middle] as Day) <= day) from = middle + 1;
    else to = middle;
  }
  return sums[from - 1] ?? 0;
}

/** The day itself when it is worked, else the last working day before it. */
export const lastWorkingDayOnOrBefore = (calendar: WorkingDays, day: Day): Day =>
  isWorkingDay(calendar, day) ? day : addWorkingDays(calendar, day, -1);

/** The years touched from one day to another whose holidays the State Council has not published: what was counted there may change. */
export function unpublishedYears(calendar: WorkingDays, from: Day, until: Day): number[] {
  const [first, last] = [from, until].sort().map((day) => Number(day.slice(0, 4)));
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => Number(first) + i).filter((year) => !calendar.years.has(year));
}

import { addDays, type Day, dayOf, startOfDay } from '../../kernel/index.ts';
import {
  addWorkingDays,
  isWorkingDay,
  lastWorkingDayOnOrBefore,
  type RectificationRules,
  type TimeLimit,
  type TimeUnit,
  type WorkingDays,
  workingDaysBetween,
} from '../../standard/index.ts';

/** 上班时间 opened for counting: sessions in milliseconds of the day, and how long a day is. */
export interface OfficeHours {
  sessions: readonly { from: number; to: number }[];
  day: number;
}

const hour = 3_600_000;
const day = 24 * hour;

/** 打开上班时间; make it once and hand it around. */
export function openHours({ officeHours }: Pick<RectificationRules, 'officeHours'>): OfficeHours {
  const sessions = officeHours.sessions.map(({ from, to }) => ({ from: minutes(from) * 60_000, to: minutes(to) * 60_000 }));
  return { sessions, day: sessions.reduce((sum, { from, to }) => sum + to - from, 0) };
}

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** How much of a working day's sessions lies before a time of the day. */
const workedBefore = (hours: OfficeHours, time: number): number =>
  hours.sessions.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(time, to) - from), 0);

/** How much is worked between two moments, the later one second; milliseconds. */
function workedBetween(hours: OfficeHours, calendar: WorkingDays, from: number, to: number): number {
  if (to <= from) return 0;
  const [first, last] = [dayOf(from), dayOf(to)];
  const upTo = (moment: number, on: Day) => (isWorkingDay(calendar, on) ? workedBefore(hours, moment - startOfDay(on)) : 0);
  // workingDaysBetween counts the last day and not the first, so each day from the first on to the one before the last is worked whole
  const whole = workingDaysBetween(calendar, addDays(first, -1), addDays(last, -1));
  return whole * hours.day + upTo(to, last) - upTo(from, first);
}

/**
 * 用了多少, in the unit of a limit, from one moment to a later one (milliseconds since 1970); 0 where the second is not later. What is used
 * of two stretches that follow each other is what is used of both together. Working days are counted from day to day, as a paper counts.
 */
export function timeUsed(unit: TimeUnit, from: number, to: number, hours: OfficeHours, calendar: WorkingDays): number {
  if (to <= from) return 0;
  switch (unit) {
    case 'urgentHours':
      return (to - from) / hour;
    case 'urgentDays':
      return (to - from) / day;
    case 'workingHours':
      return workedBetween(hours, calendar, from, to) / hour;
    case 'workingDays':
      return workingDaysBetween(calendar, dayOf(from), dayOf(to));
  }
}

/**
 * 到什么时候: the moment so much time is over. A limit in working days ends with the last of them at midnight; one in working hours
 * ends inside a session, and what begins out of hours begins with the next session. Where nothing is left it is over since the last
 * moment that was worked.
 */
export function limitEnds(from: number, { count, unit }: TimeLimit, hours: OfficeHours, calendar: WorkingDays): number {
  switch (unit) {
    case 'urgentHours':
      return from + count * hour;
    case 'urgentDays':
      return from + count * day;
    case 'workingDays':
      return startOfDay(
        addDays(addWorkingDays(calendar, lastWorkingDayOnOrBefore(calendar, dayOf(from)), Math.max(0, Math.ceil(count))), 1),
      );
    case 'workingHours':
      return count <= 0 ? lastWorked(from, hours, calendar) : hoursEnd(from, count * hour, hours, calendar);
  }
}

function hoursEnd(from: number, much: number, hours: OfficeHours, calendar: WorkingDays): number {
  let on = dayOf(from);
  const today = isWorkingDay(calendar, on) ? workedBefore(hours, from - startOfDay(on)) : 0;
  let left = much + today;
  if (!isWorkingDay(calendar, on)) on = addWorkingDays(calendar, on, 1);
  const whole = Math.max(0, Math.ceil(left / hours.day) - 1);
  on = addWorkingDays(calendar, on, whole);
  left -= whole * hours.day;
  const begins = startOfDay(on);
  for (const session of hours.sessions) {
    const length = session.to - session.from;
    if (left <= length) return begins + session.from + left;
    left -= length;
  }
  return begins + (hours.sessions.at(-1)?.to ?? 0);
}

function lastWorked(from: number, hours: OfficeHours, calendar: WorkingDays): number {
  const today = dayOf(from);
  const time = from - startOfDay(today);
  const session = isWorkingDay(calendar, today) ? hours.sessions.findLast((s) => s.from <= time) : undefined;
  if (session) return startOfDay(today) + Math.min(time, session.to);
  return startOfDay(addWorkingDays(calendar, today, -1)) + (hours.sessions.at(-1)?.to ?? 0);
}

import { openCalendar, type WorkingDays } from '@weicheng/domain/standard';
import type { Context } from '#platform/context';
import { stateCouncilCalendar, stateCouncilYears } from '../../../../../../standards/calendars.ts';
import { calendarYears } from './calendar.store.ts';

/** Calendars that were opened, by city, with the writing of the years they were opened from. */
const opened = new Map<number, { writing: string; calendar: WorkingDays }>();
const mostOpened = 500;

/** 工作日历 of this city: the State Council's with the city's own years over it. A city without any shares the shipped one. */
export async function calendarOf(ctx: Context): Promise<WorkingDays> {
  const kept = await calendarYears.revisions(ctx);
  if (kept.length === 0) return stateCouncilCalendar();
  const writing = kept.map(({ year, revision, changedAt }) => `${year}.${revision}.${changedAt.getTime()}`).join();
  const known = opened.get(ctx.actor.cityId);
  if (known?.writing === writing) return known.calendar;
  const years = (await calendarYears.all(ctx)).map(({ year }) => year);
  const calendar = openCalendar(stateCouncilYears(), { ...stateCouncilYears(), years });
  if (opened.size >= mostOpened) opened.clear();
  opened.set(ctx.actor.cityId, { writing, calendar });
  return calendar;
}

import type { Day, Problem } from '../../kernel/index.ts';
import { calendarProblems } from './calendar.problems.ts';
import { type CalendarYear, isWeekend } from './calendar.schema.ts';

/** A year of which nothing is known: Mondays to Fridays. */
export const plainYear = (year: number): CalendarYear => ({ year, holidays: [], makeUpDays: [] });

const byDay = (list: readonly { day: Day; name: string }[]) => list.toSorted((a, b) => (a.day < b.day ? -1 : 1));

/**
 * 改一天: worked or not, under a name. A weekend day that is worked is 调休上班, a weekday that is not is a holiday; anything else needs
 * no entry and loses the one it had.
 */
export function setDay(of: CalendarYear, { day, worked, name }: { day: Day; worked: boolean; name: string }): CalendarYear | Problem {
  if (!day.startsWith(`${of.year}-`)) return calendarProblems.otherYear({ day, year: of.year });
  const without = (list: CalendarYear['holidays']) => list.filter((one) => one.day !== day);
  const [holidays, makeUpDays] = [without(of.holidays), without(of.makeUpDays)];
  if (worked) return { ...of, holidays, makeUpDays: isWeekend(day) ? byDay([...makeUpDays, { day, name }]) : makeUpDays };
  return { ...of, holidays: byDay([...holidays, { day, name }]), makeUpDays };
}

const rest = new Set(['放假', '休', '休息', '假日']);
const work = new Set(['上班', '班', '调休上班', '调休']);

/** A row of the sheet: 日期 as `YYYY-MM-DD`, 放假 or 上班, the name. */
export interface CalendarSheetRow {
  number: number;
  day: Day;
  kind: string;
  name: string;
}

/** The years a sheet holds, and what is wrong with it: nothing is taken from a sheet with an error. */
export function yearsOfSheet(rows: readonly CalendarSheetRow[]): { years: CalendarYear[]; errors: string[] } {
  const years = new Map<number, CalendarYear>();
  const errors: string[] = [];
  const seen = new Set<string>();
  for (const { number, day, kind, name } of rows) {
    const say = (reason: string) => void errors.push(`第 ${number} 行 ${day}：${reason}`);
    const year = Number(day.slice(0, 4));
    const at = years.get(year) ?? plainYear(year);
    years.set(year, at);
    if (seen.has(day)) say('出现了两次');
    seen.add(day);
    if (name === '') say('没有写名称');
    if (rest.has(kind)) at.holidays.push({ day, name });
    else if (!work.has(kind)) say(`“${kind}”不是“放假”或“上班”`);
    else if (isWeekend(day)) at.makeUpDays.push({ day, name });
    else say('不是周末，不用调休上班');
  }
  const list = [...years.values()].sort((a, b) => a.year - b.year);
  return { years: list.map((one) => ({ ...one, holidays: byDay(one.holidays), makeUpDays: byDay(one.makeUpDays) })), errors };
}

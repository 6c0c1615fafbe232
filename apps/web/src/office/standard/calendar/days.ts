import { addDays, type Day } from '@weicheng/domain/kernel';
import { type CalendarYear, type CityYear, isWeekend, type OccasionDay } from '@weicheng/domain/standard';

/** 一天 on the calendar: worked or not, and whether that is out of the ordinary. */
export interface DayCell {
  day: Day;
  kind: 'work' | 'rest' | 'holiday' | 'makeUp';
  name: string | null;
  /** Other than the product has it. */
  changed: boolean;
  occasions: readonly OccasionDay[];
}

/** An occasion longer than this marks no single day: 爱国卫生月 stands in the list only. */
const longestMarked = 10;

function kindOf({ holidays, makeUpDays }: Pick<CalendarYear, 'holidays' | 'makeUpDays'>, day: Day): Pick<DayCell, 'kind' | 'name'> {
  const holiday = holidays.find((one) => one.day === day);
  if (holiday) return { kind: 'holiday', name: holiday.name };
  const makeUp = makeUpDays.find((one) => one.day === day);
  if (makeUp) return { kind: 'makeUp', name: makeUp.name };
  return { kind: isWeekend(day) ? 'rest' : 'work', name: null };
}

/** The days of a month in weeks from Monday; null where the month has none. */
export function weeksOf(year: CityYear, month: number, occasions: readonly OccasionDay[]): (DayCell | null)[][] {
  const first = `${year.year}-${String(month).padStart(2, '0')}-01` as Day;
  const lead = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const marked = occasions.filter(({ from, until }) => until < addDays(from, longestMarked));
  const cells: (DayCell | null)[] = Array.from({ length: lead }, () => null);
  for (let day = first; day.startsWith(first.slice(0, 7)); day = addDays(day, 1)) {
    const { kind, name } = kindOf(year, day);
    const changed = year.shipped !== null && kindOf(year.shipped, day).kind !== kind;
    cells.push({ day, kind, name, changed, occasions: marked.filter(({ from, until }) => from <= day && day <= until) });
  }
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, i) => cells.slice(i * 7, i * 7 + 7));
}

const words = { work: '上班', rest: '休息', holiday: '放假', makeUp: '调休上班' } as const;
export const kindSays = ({ kind, name }: Pick<DayCell, 'kind' | 'name'>): string => (name ? `${words[kind]}（${name}）` : words[kind]);

/** Days this city has other than the product. */
export function changesOf(year: CityYear): { day: Day; says: string }[] {
  const { shipped } = year;
  if (!shipped) return [];
  const days = [...year.holidays, ...year.makeUpDays, ...shipped.holidays, ...shipped.makeUpDays].map(({ day }) => day);
  return [...new Set(days)].sort().flatMap((day) => {
    const [own, theirs] = [kindOf(year, day), kindOf(shipped, day)];
    return own.kind === theirs.kind && own.name === theirs.name ? [] : [{ day, says: `${kindSays(own)}，自带的是${kindSays(theirs)}` }];
  });
}

import { addDays, type Day } from '../../kernel/index.ts';
import type { Occasion, Occasions } from './occasions.schema.ts';

/** An occasion in a year: from a day up to and with another. `ordinal` is which one it is, null where that is not counted. */
export interface OccasionInYear {
  occasion: Occasion;
  from: Day;
  until: Day;
  ordinal: number | null;
}

const dayIn = (year: number, month: number, day: number) => new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10) as Day;

function timeIn({ when }: Occasion, year: number): { from: Day; until: Day } {
  if ('day' in when) return { from: dayIn(year, when.month, when.day), until: dayIn(year, when.month, when.day) };
  const last = dayIn(year, when.month + 1, 0);
  if ('whole' in when) return { from: dayIn(year, when.month, 1), until: last };
  const sunday = addDays(last, -new Date(`${last}T00:00:00Z`).getUTCDay()); // the last Sunday of the month ends its last whole week
  return { from: addDays(sunday, -6), until: sunday };
}

/** The occasions that touch the days from `from` up to and with `until`, in order. */
export function occasionsBetween({ occasions }: Occasions, from: Day, until: Day): OccasionInYear[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(until.slice(0, 4))];
  const found: OccasionInYear[] = [];
  for (let year = first; year <= last; year++)
    for (const occasion of occasions) {
      const time = timeIn(occasion, year);
      const { firstYear } = occasion;
      const held = firstYear === undefined || firstYear <= year;
      if (held && time.until >= from && time.from <= until)
        found.push({ occasion, ...time, ordinal: firstYear === undefined ? null : year - firstYear + 1 });
    }
  return found.sort((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)));
}

const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** What is wrong with occasions of the right shape. */
export function occasionsProblems({ occasions, sources }: Occasions): string[] {
  const keys = occasions.map(({ key }) => key);
  const known = new Set(sources.map(({ key }) => key));
  return [
    ...keys.filter((key, i) => keys.indexOf(key) !== i).map((key) => `${key} 出现了两次`),
    ...occasions.filter(({ source }) => !known.has(source)).map(({ key, source }) => `${key}：没有 ${source} 这个出处`),
    ...occasions
      .filter(({ when }) => 'day' in when && when.day > (longest[when.month - 1] ?? 31))
      .map(({ key, when }) => `${key}：${when.month} 月没有这一天`),
  ];
}

import { addDays, type Day } from '@weicheng/domain/kernel';

export interface MonthRow {
  month: string;
  total: number;
  closed: number;
  overdue: number;
}
export interface PhaseRow {
  name: string;
  from: Day | null;
  until: Day | null;
}

const monthOf = (day: string) => day.slice(0, 7);
/** `2026-12` → `2027-01` */
export const nextMonth = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
};

/** The last day of a month. */
export const lastDay = (month: string): Day => addDays(`${nextMonth(month)}-01` as Day, -1);

/** No more columns than this: a plan that speaks of 2035 shows ten years from its first month. */
const most = 120;

/** Every month from the first to the last that something falls in, today's too, those without a task between them. */
export function monthsOf(rows: readonly MonthRow[], phases: readonly PhaseRow[], today: Day): MonthRow[] {
  const said = [
    monthOf(today),
    ...rows.map((row) => row.month),
    ...phases.flatMap(({ from, until }) => [from, until]).flatMap((day) => (day ? [monthOf(day)] : [])),
  ].sort();
  const last = said.at(-1) ?? '';
  const known = new Map(rows.map((row) => [row.month, row]));
  const all: MonthRow[] = [];
  for (let month = said[0] ?? '9'; month <= last && all.length < most; month = nextMonth(month))
    all.push(known.get(month) ?? { month, total: 0, closed: 0, overdue: 0 });
  return all;
}

/** Where a day lies over these months, from 0 to 1; all months are equally wide. */
export function placeOf(day: Day, months: readonly Pick<MonthRow, 'month'>[]): number {
  const first = months[0]?.month ?? monthOf(day);
  if (monthOf(day) < first) return 0;
  const i = months.findIndex(({ month }) => month === monthOf(day));
  if (i < 0) return 1;
  return (i + (Number(day.slice(8)) - 1) / Number(lastDay(monthOf(day)).slice(8))) / months.length;
}

/** From where to where a phase lies; without a beginning or an end it reaches to the edge. The last day counts whole. */
export const barOf = ({ from, until }: PhaseRow, months: readonly MonthRow[]): { from: number; to: number } => ({
  from: from ? placeOf(from, months) : 0,
  to: until ? placeOf(addDays(until, 1), months) : 1,
});

/** 宣传发动 · 至 2026-03-31 */
export const phaseSays = ({ name, from, until }: PhaseRow): string =>
  `${name} · ${from && until ? `${from} 至 ${until}` : from ? `${from} 起` : until ? `至 ${until}` : '没有写日期'}`;

import { addDays, Day } from '../../kernel/index.ts';
import type { DueSuggestion } from './draftTask.schema.ts';

/** Month and day on which a quarter ends. */
const quarterEnds = ['03-31', '06-30', '09-30', '12-31'] as const;

/** 月末: the last day of `2026-02`. */
const lastDayOf = (year: number, month: number): string => {
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  return addDays(next as Day, -1);
};

/** The last day a deadline allows: a day is itself, a month, quarter, half or year ends on its last day. Null where the year is masked or not printed. */
export function lastDay(value: string): Day | null {
  const [year, rest] = [value.slice(0, 4), value.slice(5)];
  if (!/^\d{4}$/.test(year)) return null;
  const text = () => {
    if (rest === '') return `${year}-12-31`;
    if (/^\d\d-\d\d$/.test(rest)) return value;
    if (/^(?:0[1-9]|1[0-2])$/.test(rest)) return lastDayOf(Number(year), Number(rest));
    if (/^Q[1-4]$/.test(rest)) return `${year}-${quarterEnds[Number(rest[1]) - 1]}`;
    return rest === 'H1' ? `${year}-06-30` : rest === 'H2' ? `${year}-12-31` : '';
  };
  return Day.safeParse(text()).data ?? null;
}

/** The first day a deadline names, for the beginning of a phase; null as for `lastDay`. */
export function firstDay(value: string): Day | null {
  const end = lastDay(value);
  if (end === null) return null;
  const [year, rest] = [value.slice(0, 4), value.slice(5)];
  if (/^\d\d-\d\d$/.test(rest)) return end;
  const month = /^\d\d$/.test(rest)
    ? rest
    : rest === 'H2'
      ? '07'
      : /^Q/.test(rest)
        ? String(Number(rest[1]) * 3 - 2).padStart(2, '0')
        : '01';
  return `${year}-${month}-01` as Day;
}

/** 时限建议: the latest day its deadlines name, for a task is done when the last of it is. The period of an area × period plan counts when no deadline is printed. */
export function suggestDue(deadlines: readonly { value: string; text: string }[], period: string | null = null): DueSuggestion {
  const printed = deadlines.length > 0 || period === null ? deadlines : [{ value: period, text: period }];
  if (printed.length === 0) return { day: null, reason: '文中没有写时限' };
  let best: { day: Day; text: string } | undefined;
  for (const { value, text } of printed) {
    const day = lastDay(value);
    if (day !== null && (best === undefined || day > best.day)) best = { day, text };
  }
  if (!best) return { day: null, reason: `“${printed[0]?.text ?? ''}”没有写明年份，时限要人来定` };
  return { day: best.day, reason: printed.length > 1 ? `文中有 ${printed.length} 个时限，取最后的“${best.text}”` : `文中写“${best.text}”` };
}

import { addDays, Day } from '@weicheng/domain/kernel';

const written = [/^(\d{4})(\d{2})(\d{2})$/, /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?$/];

/** Reads a day as people write it: 2026-11-24, 2026/11/24, 2026.11.24, 20261124, 2026年11月24日; full-width and spaced ones too. */
export function readDay(text: string): Day | undefined {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  for (const way of written) {
    const [, year, month = '', day = ''] = way.exec(plain) ?? [];
    if (year) return Day.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`).data;
  }
  return undefined;
}

/** The day before or after, no further than the first and the last one to choose. */
export function stepDay(day: Day, step: 1 | -1, first?: string, last?: string): Day {
  const next = addDays(day, step);
  return (first !== undefined && next < first) || (last !== undefined && next > last) ? day : next;
}

import type { Day } from '@weicheng/domain/kernel';

const quarters = ['一', '二', '三', '四'];

/** `2026-Q1` → 2026年一季度; `2026` → 2026年; what is not a period stays. */
export function periodSays(period: string): string {
  const [, year = '', quarter] = /^(\d{4})(?:-Q([1-4]))?$/.exec(period) ?? [];
  if (year) return quarter ? `${year}年${quarters[Number(quarter) - 1]}季度` : `${year}年`;
  return period === '' || period === 'none' ? '未定' : period;
}

/** The quarter a day lies in, as a period. */
export const periodOf = (day: Day): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

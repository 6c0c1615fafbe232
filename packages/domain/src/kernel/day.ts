import { z } from 'zod';

/**
 * 日：a calendar day as `YYYY-MM-DD`, without a zone; days compare as strings. Real days only, of years an office can mean:
 * 2026-02-30 and 0000-01-01 are refused.
 */
export const Day = z.iso
  .date('日期要写成 2026-11-24 这样')
  .refine((day) => day >= '1900-01-01' && day < '2200-01-01', '年份要在 1900 到 2199 之间')
  .brand<'Day'>();
export type Day = z.infer<typeof Day>;

/** China has one zone and no summer time: the office's day is UTC + 8 hours. */
const officeOffset = 8 * 3600_000;

/** The office's calendar day at a moment (milliseconds since 1970). */
export const dayOf = (moment: number): Day => new Date(moment + officeOffset).toISOString().slice(0, 10) as Day;

/** The moment (milliseconds since 1970) at which a day begins in the office. */
export const startOfDay = (day: Day): number => Date.parse(`${day}T00:00:00Z`) - officeOffset;

/** `days` later, or earlier when negative. */
export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10) as Day;

/** Whether a day lies in [from, until); `until` null is open. */
export const within = (day: Day, from: Day, until: Day | null): boolean => from <= day && (until === null || day < until);

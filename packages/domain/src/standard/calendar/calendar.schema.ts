import { z } from 'zod';
import { Day } from '../../kernel/index.ts';

/** 有名字的一天: 2026-10-01 国庆节. */
export const NamedDay = z.strictObject({ day: Day, name: z.string().min(1) });

/** One year as the State Council arranged it: 放假的日子 and 调休上班的日子 (weekend days that are worked). */
export const CalendarYear = z
  .strictObject({ year: z.int().min(1950).max(2199), holidays: z.array(NamedDay), makeUpDays: z.array(NamedDay) })
  .superRefine(({ year, holidays, makeUpDays }, { addIssue }) => {
    const seen = new Set<string>();
    const say = (message: string) => addIssue({ code: 'custom', message });
    for (const { day } of [...holidays, ...makeUpDays]) {
      if (!day.startsWith(`${year}-`)) say(`${day} 不在 ${year} 年`);
      if (seen.has(day)) say(`${day} 出现了两次`);
      seen.add(day);
    }
    for (const { day } of makeUpDays) if (!isWeekend(day)) say(`${day} 不是周末，不用调休上班`);
  });

export type CalendarYear = z.infer<typeof CalendarYear>;

/** 工作日历: the years the State Council has published so far, with where they were taken from. */
export const WorkingCalendar = z.strictObject({
  $schema: z.string().optional(),
  kind: z.literal('workingCalendar'),
  key: z.string().min(1),
  name: z.string().min(1),
  source: z.string().min(1),
  years: z.array(CalendarYear).refine((years) => new Set(years.map(({ year }) => year)).size === years.length, '同一年出现了两次'),
});
export type WorkingCalendar = z.infer<typeof WorkingCalendar>;

/** 周六、周日. */
export function isWeekend(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

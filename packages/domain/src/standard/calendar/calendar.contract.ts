import { z } from 'zod';
import { Day, line, verb } from '../../kernel/index.ts';
import { Can } from '../../organization/index.ts';
import { CalendarYear } from './calendar.schema.ts';

const year = z.coerce.number<number>().int('年份要写整数').min(1950).max(2199);

/** 一年的工作日历 as this city has it. */
export const CityYear = z.object({
  ...CalendarYear.shape,
  /** Whether the holidays of the year are known at all; if not, Mondays to Fridays are counted. */
  known: z.boolean(),
  /** Where it is from: the product's source, or what the office wrote. */
  source: z.string(),
  /** The product's own year, where the city's is another; null where they are the same or it has none. */
  shipped: CalendarYear.nullable(),
  revision: z.int(),
  changedAt: z.string().nullable(),
  changedBy: z.string().nullable(),
});
export type CityYear = z.infer<typeof CityYear>;

/** 卫生日与活动 in a year. */
const OccasionDay = z.object({
  key: z.string(),
  name: z.string(),
  from: Day,
  until: Day,
  ordinal: z.int().nullable(),
  confirmed: z.boolean(),
});
export type OccasionDay = z.infer<typeof OccasionDay>;

export const calendarContract = {
  year: verb({
    name: 'calendar.year',
    method: 'GET',
    path: '/api/calendar/:year',
    may: 'standard.read',
    summary: '查工作日历',
    input: z.strictObject({ year }),
    output: z.object({ year: CityYear, today: Day, years: z.array(z.int()), occasions: z.array(OccasionDay), can: Can }),
  }),
  setDay: verb({
    name: 'calendar.setDay',
    method: 'POST',
    path: '/api/calendar/set-day',
    may: 'standard.edit',
    summary: '改工作日历的一天',
    input: z.strictObject({ day: Day, worked: z.boolean(), name: line('名称', 20), source: line('依据', 200), revision: z.int() }),
    output: CityYear,
  }),
  /** The body is the file: .xlsx after the template, or JSON as `weicheng standard check` wants it. */
  upload: verb({
    name: 'calendar.upload',
    method: 'POST',
    path: '/api/calendar/upload',
    may: 'standard.edit',
    summary: '导入工作日历',
    input: z.strictObject({ fileName: line('文件名', 120), source: line('依据', 200) }),
    output: z.object({ years: z.array(z.int()) }),
    consumes: 'application/octet-stream',
  }),
  template: verb({
    name: 'calendar.template',
    method: 'GET',
    path: '/api/calendar/template',
    may: 'standard.read',
    summary: '下载工作日历模板',
    input: z.strictObject({}),
    output: z.unknown(),
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }),
  reset: verb({
    name: 'calendar.reset',
    method: 'POST',
    path: '/api/calendar/reset',
    may: 'standard.edit',
    summary: '恢复自带的工作日历',
    input: z.strictObject({ year: z.int(), revision: z.int() }),
    output: CityYear,
  }),
};

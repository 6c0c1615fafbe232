import { z } from 'zod';
import { Day, factKind } from '../../kernel/index.ts';

/** What is recorded about the working-day calendar; the year stands in the data. */
export const calendarFacts = {
  daySet: factKind({
    kind: 'calendar.daySet',
    says: '改工作日历',
    data: z.object({ day: Day, worked: z.boolean(), name: z.string(), source: z.string() }),
    line: (d) => `${d.day} 改为${d.worked ? '上班' : '放假'}：${d.name}，依据：${d.source}`,
  }),
  uploaded: factKind({
    kind: 'calendar.uploaded',
    says: '导入工作日历',
    data: z.object({ years: z.array(z.int()), fileName: z.string(), source: z.string() }),
    line: (d) => `导入 ${d.years.join('、')} 年的工作日历，依据：${d.source}`,
  }),
  reset: factKind({
    kind: 'calendar.reset',
    says: '恢复自带的日历',
    data: z.object({ year: z.int() }),
    line: (d) => `${d.year} 年恢复为产品自带的工作日历`,
  }),
};

import { z } from 'zod';

/** 任务指标分解表的一行. Everything is in words, as it stands on paper. */
export const BreakdownRow = z.object({
  /** `三/(一)/1` */
  path: z.string(),
  /** 领域: the title of the section the task stands in; '' where there is none. */
  area: z.string(),
  text: z.string(),
  /** `公厕达标率不低于95%` */
  thresholds: z.array(z.string()),
  leadUnits: z.array(z.string()),
  supportingUnits: z.array(z.string()),
  responsibleUnits: z.array(z.string()),
  /** As printed, or the due day in words. */
  deadline: z.string(),
  clauses: z.array(z.string()),
});
export type BreakdownRow = z.infer<typeof BreakdownRow>;

/** 任务指标分解表: what a plan asks of whom by when, ready for paper. */
export const Breakdown = z.object({
  /** The plan's title. */
  title: z.string(),
  documentNumber: z.string().nullable(),
  issuer: z.string().nullable(),
  date: z.string().nullable(),
  /** The unit an extract is made for; null: the whole. */
  forUnit: z.string().nullable(),
  rows: z.array(BreakdownRow),
});
export type Breakdown = z.infer<typeof Breakdown>;

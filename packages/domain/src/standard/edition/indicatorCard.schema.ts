import { z } from 'zod';
import { StandardKey, StatisticalScope, Verification } from './edition.schema.ts';

/** 指标 as pages know it: what it is, how it is stated and what is wanted, without the rule as data. */
export const IndicatorCard = z.object({
  key: StandardKey,
  /** The row of the official table; null where it is not verified, and then none is printed. */
  officialNumber: z.int().nullable(),
  name: z.string(),
  clause: z.string(),
  clauseTitle: z.string(),
  unit: z.string(),
  direction: z.enum(['up', 'down']),
  scope: StatisticalScope,
  reportedBy: z.string(),
  /** How many yearly values are reported. */
  series: z.int(),
  /** What is wanted, as people say it: ≥ 90% 或逐年提高. */
  target: z.string(),
  /** How it is stated: `rate` by numerator and denominator or as a figure, `word` as one of `words`. */
  stated: z.enum(['rate', 'figure', 'word']),
  words: z.array(z.string()),
  /** Whether the place's own plan value is stated along. */
  planned: z.boolean(),
  evidence: z.array(z.string()),
  verification: Verification,
});
export type IndicatorCard = z.infer<typeof IndicatorCard>;

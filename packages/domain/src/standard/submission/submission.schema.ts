import { z } from 'zod';
import { id } from '../../kernel/index.ts';
import { StatisticalScope, Verification } from '../edition/edition.schema.ts';
import { YearBasics } from '../yearBasics/yearBasics.schema.ts';

export const SubmissionId = id<'Submission'>();
export type SubmissionId = z.infer<typeof SubmissionId>;

const Value = z.union([z.number(), z.string()]);

/** One figure as it was submitted. `part`: as people read it. */
export const SubmittedFigure = z.object({
  indicator: z.string(),
  part: z.string().nullable(),
  year: z.int(),
  value: Value,
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  plan: z.number().nullable(),
  scope: StatisticalScope,
  source: z.string(),
  unitName: z.string(),
  document: z.string().nullable(),
  computed: z.boolean(),
});
export type SubmittedFigure = z.infer<typeof SubmittedFigure>;

/** An indicator as the edition had it: what it is called is kept with the figures. */
export const SubmittedIndicator = z.object({
  key: z.string(),
  officialNumber: z.int().nullable(),
  name: z.string(),
  unit: z.string(),
  scope: StatisticalScope,
  verification: Verification,
  /** The years asked for, oldest first. */
  years: z.array(z.int()),
  /** The mean of the years before the last is reported along. */
  mean: z.boolean(),
  planned: z.boolean(),
  parts: z.array(z.string()),
});
export type SubmittedIndicator = z.infer<typeof SubmittedIndicator>;

/** 缺什么: which indicator, and the sentence. `indicator` is null for the yearly basic data. */
export const SubmissionGap = z.object({ indicator: z.string().nullable(), name: z.string(), what: z.string() });
export type SubmissionGap = z.infer<typeof SubmissionGap>;

/** 和上次不同的一个数. */
export const SubmissionChange = z.object({
  name: z.string(),
  part: z.string().nullable(),
  year: z.int(),
  was: z.string().nullable(),
  now: z.string().nullable(),
});
export type SubmissionChange = z.infer<typeof SubmissionChange>;

/** 报送的内容, kept as it was for good. */
export const SubmissionBody = z.object({
  cityName: z.string(),
  edition: z.object({ key: z.string(), title: z.string() }),
  year: z.int(),
  indicators: z.array(SubmittedIndicator),
  figures: z.array(SubmittedFigure),
  basics: YearBasics,
  gaps: z.array(SubmissionGap),
});
export type SubmissionBody = z.infer<typeof SubmissionBody>;

/** One submission in the history. `number`: the how-manieth of its year. */
export const SubmissionRow = z.object({
  id: SubmissionId,
  year: z.int(),
  number: z.int(),
  figures: z.int(),
  gaps: z.int(),
  changes: z.array(SubmissionChange),
  reason: z.string(),
  frozenBy: z.string(),
  frozenAt: z.string(),
});
export type SubmissionRow = z.infer<typeof SubmissionRow>;

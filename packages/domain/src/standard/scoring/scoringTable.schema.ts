import { z } from 'zod';
import { StandardKey, StandardSource, Verification } from '../edition/edition.schema.ts';

/** 评分表的一部分: so many points, won in places of these kinds. */
export const ScoringPart = z.strictObject({
  key: StandardKey,
  name: z.string().min(1),
  points: z.number().positive(),
  /** Words of the dictionary `placeKinds`; empty where the part is not judged in places. */
  placeKinds: z.array(StandardKey),
  /** Indicators of the edition that tell about the part where no place does. */
  indicators: z.array(StandardKey),
  /** 管理事项 (codes of GB/T 47678.5, or their beginnings) whose open issues tell about the part; the longest beginning wins. */
  matters: z.array(z.string().regex(/^\d{2,5}$/)).optional(),
});
export type ScoringPart = z.infer<typeof ScoringPart>;

/** 评分细则: how the points of an assessment are shared out. */
export const ScoringTable = z.strictObject({
  $schema: z.string().optional(),
  kind: z.literal('scoringTable'),
  key: StandardKey,
  title: z.string().min(1),
  sources: z.array(StandardSource).min(1),
  verification: Verification,
  edition: StandardKey,
  /** 离散程度: by how many points (of 100) places of one kind differ, assumed until enough of them are scored to tell. */
  spread: z.number().positive(),
  /** 没有销号的问题: the share of a part that one of them may cost, and all of them at most. Left out: they do not count. */
  openIssues: z.strictObject({ each: z.number().min(0).max(1), atMost: z.number().min(0).max(1) }).optional(),
  total: z.number().positive(),
  passLine: z.number().positive(),
  parts: z.array(ScoringPart).min(1),
});
export type ScoringTable = z.infer<typeof ScoringTable>;

/** 抽样: at least so many places of each kind, by the size of the city (万人). */
export const SamplingPlan = z.strictObject({
  $schema: z.string().optional(),
  kind: z.literal('samplingPlan'),
  key: StandardKey,
  title: z.string().min(1),
  /** Who decides it, and confirms what was not seen in the text of a standard. */
  owner: z.string().min(1),
  sources: z.array(StandardSource).min(1),
  verification: Verification,
  /** From so many 万人 on, smallest first; the first begins at 0. */
  sizes: z.array(z.strictObject({ name: z.string().min(1), from: z.number().min(0) })).min(1),
  /** `counts` has a number for each size. */
  rows: z.array(z.strictObject({ placeKind: StandardKey, part: z.string().min(1), counts: z.array(z.int().min(0)) })).min(1),
});
export type SamplingPlan = z.infer<typeof SamplingPlan>;

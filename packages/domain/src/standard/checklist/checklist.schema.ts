import { z } from 'zod';
import { StandardKey, StandardSource, Verification } from '../edition/edition.schema.ts';

/** 城市规模: 设区市和人口 200 万以上的城市 are `large`. */
export const CitySize = z.enum(['ordinary', 'large']);
export type CitySize = z.infer<typeof CitySize>;

const Bound = z.strictObject({ ordinary: z.number().min(0), large: z.number().min(0) });

/**
 * 评分档: how many defects (`count`) or what share of what was seen (`ratio`, 0 to 1) are still good (9–10) or fair (7–8), by the size
 * of the city. More is poor (0–6).
 */
export const Band = z.strictObject({ by: z.enum(['count', 'ratio']), good: Bound, fair: Bound });
export type Band = z.infer<typeof Band>;

/** 检查项. */
const CheckItem = z.strictObject({
  key: StandardKey,
  group: StandardKey,
  /** What it should be like. */
  text: z.string().min(1),
  clause: StandardKey,
  points: z.number().positive(),
  /** 扣分: points lost for each defect, at most all. */
  deduction: z.number().positive(),
  severity: z.enum(['minor', 'major', 'severe']),
  /** 关键项（※）: one that fails leaves the place without a grade. */
  keyItem: z.boolean(),
  /** Whether a finding wants a photo. Where nothing is wrong none is asked for. */
  photo: z.boolean(),
  /** 管理事项 of GB/T 47678.5 that a finding most likely is; a proposal, left out where none fits. */
  matter: z
    .string()
    .regex(/^\d{5}$/)
    .optional(),
  band: Band.nullable(),
  source: StandardKey,
  verification: Verification,
});
export type CheckItem = z.infer<typeof CheckItem>;

/** 分组. Below `vetoBelow` (share of its points, 0 to 1) the whole place fails: 一票否决. */
const CheckGroup = z.strictObject({ key: StandardKey, name: z.string().min(1), vetoBelow: z.number().min(0).max(1).nullable() });

/** 等级 by the scaled score: from so many points on. */
const Grade = z.strictObject({ key: z.string().min(1), name: z.string().min(1), from: z.number().min(0).max(100) });

/** 检查表 of a kind of place. */
export const Checklist = z.strictObject({
  $schema: z.string().optional(),
  kind: z.literal('checklist'),
  key: StandardKey,
  name: z.string().min(1),
  edition: StandardKey,
  /** The kinds of places it is for, words of the dictionary `placeKinds`. */
  placeKinds: z.array(StandardKey).min(1),
  sources: z.array(StandardSource).min(1),
  groups: z.array(CheckGroup).min(1),
  items: z.array(CheckItem).min(1),
  /** Best first; empty where places of this kind are not graded. */
  grades: z.array(Grade),
});
export type Checklist = z.infer<typeof Checklist>;

/**
 * 一项的打分: `notApplicable` is 合理缺项 and taken out of the sum; a `rating` is an expert's, 0 to 10; `defects` are counted, `seen` is
 * out of how many.
 */
export const Mark = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('notApplicable'), item: StandardKey, reason: z.string().min(1) }),
  z.strictObject({ kind: z.literal('rating'), item: StandardKey, rating: z.number().min(0).max(10) }),
  z.strictObject({ kind: z.literal('defects'), item: StandardKey, defects: z.int().min(0), seen: z.int().min(0) }),
]);
export type Mark = z.infer<typeof Mark>;

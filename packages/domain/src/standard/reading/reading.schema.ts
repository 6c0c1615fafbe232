import { z } from 'zod';

/** 统计年度. */
export const ReadingYear = z.coerce
  .number<number>('年度填四位数字')
  .int('年度填四位数字')
  .min(1990, '年度填四位数字')
  .max(2199, '年度填四位数字');

/**
 * 实测值: one figure of one indicator in one year. `part` is null for the whole, else what it is of: a species (鼠), a pollutant, a
 * subdistrict. `value` is a number in the indicator's unit, a level (A…D), or 有 / 无.
 */
export const Reading = z.object({
  year: ReadingYear,
  part: z.string().min(1).nullable(),
  value: z.union([z.number(), z.string().min(1)]),
  /** 本地规划值, for an indicator held against the place's own plan. */
  plan: z.number().nullable(),
  /** Whether the document that says so is attached. */
  documented: z.boolean(),
});
export type Reading = z.infer<typeof Reading>;

/** 达标、未达标、待定. Nothing passes silently: what is not known is unknown, with what is missing. */
export type Standing = 'met' | 'unmet' | 'unknown';

/** 判定. `distance` is how far the figure is from the target in the indicator's unit, 0 where it is reached, null where no figure tells. */
export interface Verdict {
  standing: Standing;
  /** The sentence to show: 85%，比 90% 低 5 个百分点。 */
  reason: string;
  distance: number | null;
}

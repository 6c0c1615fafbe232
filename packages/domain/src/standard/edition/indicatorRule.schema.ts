import { z } from 'zod';

const target = z.number('目标值要写数字');
const parts = z.array(z.string().min(1)).min(1);

/** 分时段的限值: from which year on, how much at most; null where the figure is not known. */
const YearLimit = z.strictObject({ fromYear: z.int(), atMost: z.number().nullable() });

/**
 * 指标的判定方式. The kinds are code, what is in them is data:
 * `…_or_increasing`, `…_or_decreasing` also accept a series that keeps improving; `gte_plan` compares with the value of the place's
 * own plan; `per_unit_min` judges the lowest of all units; `multi_limit` holds each part to its own limit of that year.
 */
export const IndicatorRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('gte'), target }),
  z.strictObject({ kind: z.literal('gt'), target }),
  z.strictObject({ kind: z.literal('lte'), target }),
  z.strictObject({ kind: z.literal('lt'), target }),
  z.strictObject({ kind: z.literal('gte_or_increasing'), target }),
  z.strictObject({ kind: z.literal('lte_or_decreasing'), target }),
  z.strictObject({ kind: z.literal('yearly_decrease') }),
  z.strictObject({ kind: z.literal('downward_trend'), test: z.enum(['strict', 'slope', 'lastBelowFirst']) }),
  z.strictObject({ kind: z.literal('lte_5y_mean') }),
  z.strictObject({ kind: z.literal('gte_plan') }),
  z.strictObject({ kind: z.literal('enum_at_most'), order: z.array(z.string().min(1)).min(2), atMost: z.string(), parts }),
  z.strictObject({ kind: z.literal('per_unit_min'), target, per: z.string().min(1) }),
  z.strictObject({
    kind: z.literal('multi_limit'),
    limits: z.array(z.strictObject({ part: z.string().min(1), years: z.array(YearLimit).min(1) })).min(1),
  }),
  z.strictObject({ kind: z.literal('exists') }),
]);
export type IndicatorRule = z.infer<typeof IndicatorRule>;

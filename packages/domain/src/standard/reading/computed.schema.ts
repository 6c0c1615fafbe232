import { z } from 'zod';
import { Day } from '../../kernel/index.ts';

/** 自动计算: a figure that the system works out from its own records, with its parts and the period it is of. */
export const ComputedFigure = z.object({
  /** The registered source: 问题台账. */
  source: z.string(),
  value: z.number(),
  /** Where it is a rate. */
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  from: Day,
  until: Day,
  /** What it is made of, so that it can be counted again. */
  parts: z.array(z.object({ name: z.string(), value: z.number() })),
});
export type ComputedFigure = z.infer<typeof ComputedFigure>;

/** How a computed figure says where it comes from: 自动计算：单位名录，2025-01-01 至 2025-12-31，街道 12、镇 3. */
export const computedSource = ({ source, from, until, parts }: ComputedFigure): string => {
  const made = parts.map(({ name, value }) => `${name} ${value}`).join('、');
  return `自动计算：${source}，${from === until ? from : `${from} 至 ${until}`}${made && `，${made}`}`.slice(0, 100);
};

/** Whether what was stated is still the figure that was offered: the last bit of a quotient does not tell them apart. */
export const isOffered = ({ value }: Pick<ComputedFigure, 'value'>, stated: number | string): boolean =>
  typeof stated === 'number' && Math.abs(stated - value) <= 1e-9 * Math.max(1, Math.abs(value));

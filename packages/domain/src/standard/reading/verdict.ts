import type { Standing, Verdict } from './reading.schema.ts';

/** A figure without the noise of binary fractions: 5.6, not 5.6000000000000005. */
const tidy = (value: number): number => Number(value.toFixed(4));

/** A figure with its unit, as people write it: 5.6‰, 18/10万, 16 小时. */
export function say(value: number, unit: string): string {
  if (unit === '1/10万') return `${tidy(value)}/10万`;
  return unit === '%' || unit === '‰' ? `${tidy(value)}${unit}` : `${tidy(value)} ${unit}`;
}

export const unknown = (reason: string): Verdict => ({ standing: 'unknown', reason, distance: null });

export const met = (value: number, relation: string, target: number, unit: string): Verdict => ({
  standing: 'met',
  reason: `${say(value, unit)}，${relation} ${say(target, unit)}。`,
  distance: 0,
});

/** How far two figures are apart: two shares differ by 百分点, not by percent. */
const apart = (gap: number, unit: string): string => (unit === '%' ? `${tidy(gap)} 个百分点` : say(gap, unit));

/** Not reached, with how much is missing; `must` says what is wanted where the figure just stands on an open bound. */
export const unmet = (value: number, target: number, unit: string, must = '要好于'): Verdict => ({
  standing: 'unmet',
  reason:
    value === target
      ? `${say(value, unit)}，${must} ${say(target, unit)}。`
      : `${say(value, unit)}，比 ${say(target, unit)} ${value < target ? '低' : '高'} ${apart(Math.abs(target - value), unit)}。`,
  distance: tidy(Math.abs(target - value)),
});

/** The other way of passing: the target is missed, but the series keeps moving the right way. */
export function orMoving(missed: Verdict, { standing, why }: { standing: Standing; why: string }, words: string): Verdict {
  const head = missed.reason.slice(0, -1);
  if (standing === 'met') return { standing: 'met', reason: `${head}，但逐年${words}。`, distance: missed.distance };
  if (standing === 'unmet') return { ...missed, reason: `${head}，也没有逐年${words}。` };
  return { standing: 'unknown', reason: `${head}；是否逐年${words}待定，${why}。`, distance: missed.distance };
}

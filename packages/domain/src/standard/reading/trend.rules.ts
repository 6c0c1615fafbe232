import type { Standing } from './reading.schema.ts';

/** The yearly values of a series, oldest first; null where a year is not reported. */
export type Series = readonly (number | null)[];

/**
 * 逐年提高（`up`）或逐年下降（`down`）: each year strictly better than the one before. One step the wrong way is enough to know it
 * is not so, whatever is missing; else every year must be there.
 */
export function keepsMoving(series: Series, direction: 'up' | 'down'): Standing {
  const sign = direction === 'up' ? 1 : -1;
  const known = series.flatMap((value) => value ?? []);
  const broken = known.some((value, i) => i > 0 && (value - (known[i - 1] ?? value)) * sign <= 0);
  if (broken) return 'unmet';
  return series.length > 1 && known.length === series.length ? 'met' : 'unknown';
}

/** 呈下降趋势, by the least-squares slope over the years. */
function slopesDown(series: Series): Standing {
  const known = series.flatMap((value) => value ?? []);
  if (series.length < 2 || known.length < series.length) return 'unknown';
  const middle = (known.length - 1) / 2;
  const slope = known.reduce((sum, value, i) => sum + (i - middle) * value, 0);
  return slope < 0 ? 'met' : 'unmet';
}

/** 呈下降趋势, by the last year against the first. */
function endsLower(series: Series): Standing {
  const [first, last] = [series.at(0), series.at(-1)];
  if (series.length < 2 || first == null || last == null) return 'unknown';
  return last < first ? 'met' : 'unmet';
}

/** 呈下降趋势, by the test the edition names. */
export const fallsBy = (series: Series, test: 'strict' | 'slope' | 'lastBelowFirst'): Standing =>
  test === 'strict' ? keepsMoving(series, 'down') : test === 'slope' ? slopesDown(series) : endsLower(series);

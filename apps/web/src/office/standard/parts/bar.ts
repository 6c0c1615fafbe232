/** Where a bar of 100 begins and ends, in percent of its width. */
export interface BarPlan {
  /** Up to here the reading. */
  reading: number;
  /** The tick of the target. */
  target: number;
  /** The missing part: between the reading and the target; null where nothing is missing. */
  missing: readonly [number, number] | null;
}

/**
 * 差距条: the scale ends a quarter above the larger of the two, for a rate at its whole. Whatever is between the reading and a target that
 * is not reached is missing, whichever way is better.
 */
export function planBar(value: number, target: number, direction: 'up' | 'down', unit: string): BarPlan {
  const most = unit === '%' ? 100 : Math.max(value, target) * 1.25 || 1;
  const at = (figure: number) => Math.min(100, Math.max(0, (figure / most) * 100));
  const short = direction === 'up' ? value < target : value > target;
  const [from, to] = value < target ? [value, target] : [target, value];
  return { reading: at(value), target: at(target), missing: short ? [at(from), at(to)] : null };
}

/** 走势线: the points of a line in a box of that size, broken where a year is missing; one dot where only one year is there. */
export function planLine(series: readonly (number | null)[], width: number, height: number): { lines: string[]; dots: [number, number][] } {
  const known = series.flatMap((value) => value ?? []);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const span = most - least || 1;
  const x = (i: number) => (series.length === 1 ? width / 2 : (i / (series.length - 1)) * width);
  const y = (value: number) => (most === least ? height / 2 : height - ((value - least) / span) * height);
  const round = (figure: number) => Number(figure.toFixed(1));
  const lines: string[] = [];
  const dots: [number, number][] = [];
  let run: string[] = [];
  for (const [i, value] of series.entries()) {
    if (value === null) {
      if (run.length > 1) lines.push(run.join(' '));
      run = [];
      continue;
    }
    run.push(`${round(x(i))},${round(y(value))}`);
    dots.push([round(x(i)), round(y(value))]);
  }
  if (run.length > 1) lines.push(run.join(' '));
  return { lines, dots };
}

import { planLine } from './bar.ts';

const width = 64;
const height = 16;
const edge = 3;

/** 走势: the yearly figures as a line with a dot a year, the last one filled. `says` reads the figures out. */
export function Sparkline({ series, says }: { series: readonly (number | null)[]; says: string }) {
  const { lines, dots } = planLine(series, width, height);
  if (dots.length === 0) return null;
  return (
    <svg className="sparkline" viewBox={`${-edge} ${-edge} ${width + 2 * edge} ${height + 2 * edge}`} role="img" aria-label={says}>
      <title>{says}</title>
      {lines.map((points) => (
        <polyline key={points} points={points} />
      ))}
      {dots.map(([x, y], i) => (
        <circle key={x} cx={x} cy={y} r="2" className={i === dots.length - 1 ? 'last' : undefined} />
      ))}
    </svg>
  );
}

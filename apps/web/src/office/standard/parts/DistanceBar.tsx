import { planBar } from './bar.ts';

interface DistanceBarProps {
  value: number;
  target: number;
  direction: 'up' | 'down';
  unit: string;
}

/** 差距条: grey to the reading, a black tick at the target, the missing part red and hatched, so that it reads in grey. The words stand beside it. */
export function DistanceBar({ value, target, direction, unit }: DistanceBarProps) {
  const { reading, target: tick, missing } = planBar(value, target, direction, unit);
  return (
    <svg className="distance-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect className="track" x="0" y="4" width="100" height="4" />
      <rect className="read" x="0" y="4" width={reading} height="4" />
      {missing && <rect className="missing" x={missing[0]} y="4" width={missing[1] - missing[0]} height="4" />}
      <line className="tick" x1={tick} x2={tick} y1="0" y2="12" />
    </svg>
  );
}

import type { IndicatorRule } from '../edition/indicatorRule.schema.ts';
import type { Reading, Verdict } from './reading.schema.ts';
import { say, unknown } from './verdict.ts';

type Rule<Kind extends IndicatorRule['kind']> = Extract<IndicatorRule, { kind: Kind }>;

/** One part's own verdict: what is wrong with it, or what is missing; neither where it is in order. */
interface PartVerdict {
  wrong?: string;
  missing?: string;
  short?: number;
}

/** All parts must be in order: one that is not decides, however many are missing; else one that is missing leaves it open. */
function all(parts: readonly PartVerdict[], fine: string): Verdict {
  const wrong = parts.flatMap(({ wrong }) => wrong ?? []);
  const missing = parts.flatMap(({ missing }) => missing ?? []);
  const shorts = parts.flatMap(({ short }) => short ?? []);
  const distance = shorts.length > 0 ? Math.max(...shorts) : null;
  if (wrong.length > 0) return { standing: 'unmet', reason: `${wrong.join('；')}。`, distance };
  return missing.length > 0 ? unknown(`${missing.join('；')}。`) : { standing: 'met', reason: fine, distance };
}

const figureOf = (readings: readonly Reading[], part: string) => readings.find((reading) => reading.part === part)?.value;

/** 每一种都要达到的等级: 鼠、蚊、蝇、蟑螂 each at level C or better. */
export function judgeLevels({ order, atMost, parts }: Rule<'enum_at_most'>, readings: readonly Reading[], year: number): Verdict {
  const least = order.indexOf(atMost);
  const verdicts = parts.map((part): PartVerdict => {
    const level = figureOf(readings, part);
    if (level === undefined) return { missing: `${part}${year} 年的等级待填报` };
    const place = order.indexOf(String(level));
    if (place < 0) return { missing: `${part}填的“${level}”不是${order.join('、')}中的一级` };
    return place <= least ? { short: 0 } : { wrong: `${part} ${level} 级，要达到 ${atMost} 级`, short: place - least };
  });
  return all(verdicts, `${parts.join('、')}都达到 ${atMost} 级。`);
}

/** 各有限值: each pollutant against its own limit of that year. A limit that is not known decides nothing. */
export function judgeLimits({ limits }: Rule<'multi_limit'>, readings: readonly Reading[], year: number, unit: string): Verdict {
  const verdicts = limits.map(({ part, years }): PartVerdict => {
    const value = figureOf(readings, part);
    if (typeof value !== 'number') return { missing: `${part} ${year} 年的数待填报` };
    const limit = years.findLast(({ fromYear }) => fromYear <= year)?.atMost ?? null;
    if (limit === null) return { missing: `${part} ${year} 年的限值没有核实` };
    return value <= limit
      ? { short: 0 }
      : { wrong: `${part} ${say(value, unit)}，限值 ${say(limit, unit)}`, short: Number((value - limit).toFixed(4)) };
  });
  return all(verdicts, `${limits.map(({ part }) => part).join('、')}都不高于限值。`);
}

/** 以街道（乡、镇）为单位: every unit on its own, so the lowest decides. */
export function judgeUnits(
  { target, per }: Rule<'per_unit_min'>,
  readings: readonly Reading[],
  units: readonly string[],
  unit: string,
): Verdict {
  if (units.length === 0) return unknown(`还没有要填报的${per}。`);
  const verdicts = units.map((name): PartVerdict => {
    const value = figureOf(readings, name);
    if (typeof value !== 'number') return { missing: `${name}待填报` };
    return value >= target
      ? { short: 0 }
      : { wrong: `${name} ${say(value, unit)}，要达到 ${say(target, unit)}`, short: Number((target - value).toFixed(4)) };
  });
  return all(verdicts, `${units.length} 个${per}都不低于 ${say(target, unit)}。`);
}

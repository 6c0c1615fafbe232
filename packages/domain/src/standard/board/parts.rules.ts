import type { Indicator } from '../edition/edition.schema.ts';
import { judge } from '../reading/judge.rules.ts';
import type { Reading, Standing } from '../reading/reading.schema.ts';

/** One part of an indicator judged by itself. */
export interface PartStanding {
  name: string;
  value: number | string | null;
  standing: Standing;
  distance: number | null;
}

const rank: { readonly [standing in Standing]: number } = { unmet: 0, unknown: 1, met: 2 };

/**
 * 下钻: an indicator that is judged part by part, each part as the rule judges it alone; what hurts first, then the furthest from its
 * target. Nothing where there is only the whole.
 */
export function partStandings(indicator: Indicator, readings: readonly Reading[], year: number, units: readonly string[]): PartStanding[] {
  const { rule } = indicator;
  const ofYear = readings.filter((reading) => reading.year === year);
  const alone = (name: string) => {
    if (rule.kind === 'per_unit_min') return judge(indicator, { readings: ofYear, year, units: [name] });
    if (rule.kind === 'enum_at_most') return judge({ ...indicator, rule: { ...rule, parts: [name] } }, { readings: ofYear, year });
    if (rule.kind !== 'multi_limit') return undefined;
    return judge({ ...indicator, rule: { ...rule, limits: rule.limits.filter(({ part }) => part === name) } }, { readings: ofYear, year });
  };
  const names =
    rule.kind === 'per_unit_min'
      ? units
      : rule.kind === 'enum_at_most'
        ? rule.parts
        : rule.kind === 'multi_limit'
          ? rule.limits.map(({ part }) => part)
          : [];
  const parts = names.flatMap((name): PartStanding[] => {
    const verdict = alone(name);
    const value = ofYear.find(({ part }) => part === name)?.value ?? null;
    return verdict ? [{ name, value, standing: verdict.standing, distance: verdict.distance }] : [];
  });
  return parts.sort((a, b) => rank[a.standing] - rank[b.standing] || (b.distance ?? 0) - (a.distance ?? 0));
}

import { targetSays } from '../board/target.rules.ts';
import { isRate } from '../reading/reading.rules.ts';
import type { Edition, Indicator } from './edition.schema.ts';
import type { IndicatorCard } from './indicatorCard.schema.ts';

export function cardOf(indicator: Indicator, { clauses }: Pick<Edition, 'clauses'>): IndicatorCard {
  const { key, officialNumber, name, clause, unit, direction, scope, reportedBy, series, rule, evidence, verification } = indicator;
  const words = rule.kind === 'enum_at_most' ? rule.order : rule.kind === 'exists' ? ['有', '无'] : [];
  return {
    ...{ key, officialNumber, name, clause, unit, direction, scope, reportedBy, series, evidence, verification, words },
    clauseTitle: clauses.find((one) => one.key === clause)?.title ?? '',
    target: targetSays(indicator),
    stated: words.length > 0 ? 'word' : isRate(unit) ? 'rate' : 'figure',
    planned: rule.kind === 'gte_plan',
  };
}

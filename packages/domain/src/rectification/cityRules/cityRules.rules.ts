import { dayOf } from '../../kernel/index.ts';
import { type LimitRow, type RectificationRules, rectificationRulesProblems, type TimeLimit } from '../../standard/index.ts';
import type { CityRule, CityRules, CityRuleValue } from './cityRules.schema.ts';

const origin = { source: 'city', verification: 'seen' } as const;
/** A part with where it comes from: the office itself. */
const withOrigin = (value: CityRule['value']) =>
  Array.isArray(value) ? value.map((row) => ({ ...row, ...origin })) : { ...value, ...origin };

const sameLimit = (a: TimeLimit, b: TimeLimit): boolean => a.count === b.count && a.unit === b.unit;

/** 时限表 with the origin of each row: one that ships as it is and was not confirmed keeps its own, all others are the office's. */
const limitRows = (value: CityRuleValue<'limits'>, shipped: readonly LimitRow[]): LimitRow[] =>
  value.map(({ confirmed, ...row }) => {
    const same = shipped.find(
      (one) =>
        one.matter === row.matter &&
        one.severity === row.severity &&
        sameLimit(one.reaction, row.reaction) &&
        sameLimit(one.handling, row.handling),
    );
    return same && !confirmed ? same : { ...row, ...origin };
  });

/** 时限表 as an office keeps it, of the rows in force: what was confirmed stays so. */
export const limitsToKeep = (limits: readonly LimitRow[]): CityRuleValue<'limits'> =>
  limits.map(({ matter, severity, reaction, handling, source }) => ({
    matter,
    severity,
    reaction,
    handling,
    confirmed: source === origin.source,
  }));

/** What does not ship, as a city begins. */
const begins = { selfRegister: { tasks: true }, photoMark: { on: false } };

/** 本市的规矩: what ships, with the parts the city set laid over it. */
export function cityRules({ $schema: _schema, ...shipped }: RectificationRules, kept: readonly CityRule[]): CityRules {
  const rules: CityRules = {
    ...shipped,
    ...begins,
    own: kept.map(({ part, changedAt, changedBy }) => ({ part, changedAt, changedBy })),
  };
  if (kept.length > 0) rules.sources = [...rules.sources, { key: origin.source, title: `${shipped.owner}自己定的` }];
  for (const { part, value, changedAt } of kept) {
    if (part === 'selfRegister') rules.selfRegister = value;
    else if (part === 'photoMark') rules.photoMark = value;
    else if (part === 'limits') rules.limits = limitRows(value, shipped.limits);
    else Object.assign(rules, { [part]: withOrigin(value) });
    if (part === 'limits') rules.edition = dayOf(Date.parse(changedAt));
  }
  return rules;
}

/** What is wrong with a part as somebody would set it, as sentences. */
export const cityRuleErrors = (shipped: RectificationRules, kept: readonly CityRule[], next: CityRule): string[] =>
  rectificationRulesProblems(cityRules(shipped, [...kept.filter(({ part }) => part !== next.part), next]));

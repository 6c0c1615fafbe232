import type { Edition, Indicator } from './edition.schema.ts';

/** What is wrong with an edition that has the right shape: each a sentence with the place. An empty list is a sound edition. */
export function editionProblems(edition: Edition): string[] {
  const { areas, clauses, indicators, sources } = edition;
  const known = { areas: keysOf(areas), clauses: keysOf(clauses), sources: keysOf(sources) };
  const wrong: string[] = [];
  const say = (when: boolean, sentence: string) => {
    if (when) wrong.push(sentence);
  };
  for (const [what, list] of Object.entries({ 方面: areas, 条款: clauses, 指标: indicators, 出处: sources }))
    for (const key of repeated(list.map(({ key }) => key))) wrong.push(`${what} ${key} 出现了两次`);
  for (const number of repeated(areas.map(({ number }) => number))) wrong.push(`方面的序号 ${number} 出现了两次`);
  for (const number of repeated(clauses.map(({ number }) => number))) say(number !== null, `条款的编号 ${number} 出现了两次`);
  for (const { key, area, source } of clauses) {
    say(!known.areas.has(area), `条款 ${key}：没有 ${area} 这个方面`);
    say(!known.sources.has(source), `条款 ${key}：没有 ${source} 这个出处`);
  }
  for (const { key } of areas) say(!clauses.some(({ area }) => area === key), `方面 ${key} 下面没有条款`);
  for (const indicator of indicators) {
    const { key, clause, source } = indicator;
    say(!known.clauses.has(clause), `指标 ${key}：没有 ${clause} 这个条款`);
    say(!known.sources.has(source), `指标 ${key}：没有 ${source} 这个出处`);
    wrong.push(...ruleProblems(indicator).map((sentence) => `指标 ${key}：${sentence}`));
  }
  return wrong;
}

const improves = { gte_or_increasing: 'up', gte: 'up', gt: 'up', gte_plan: 'up', per_unit_min: 'up' } as const;
const falls = {
  lte: 'down',
  lt: 'down',
  lte_or_decreasing: 'down',
  yearly_decrease: 'down',
  downward_trend: 'down',
  lte_5y_mean: 'down',
} as const;
const directions: { readonly [kind: string]: 'up' | 'down' } = { ...improves, ...falls };
const needsHistory = new Set(['gte_or_increasing', 'lte_or_decreasing', 'yearly_decrease', 'downward_trend']);
const unitless = new Set(['exists', 'enum_at_most']);

function* ruleProblemsOf({ rule, unit, direction, series }: Indicator): Generator<string> {
  const wanted = directions[rule.kind];
  if (wanted !== undefined && wanted !== direction) yield `${rule.kind} 的方向应为${wanted === 'up' ? '越高越好' : '越低越好'}`;
  if (unit === '' && !unitless.has(rule.kind)) yield '有目标值而没有单位';
  if (needsHistory.has(rule.kind) && series < 2) yield `${rule.kind} 要看历年，至少上报两年`;
  if (rule.kind === 'lte_5y_mean' && series !== 5) yield '与近五年平均比较，要上报五年';
  if ('target' in rule && unit === '%' && (rule.target < 0 || rule.target > 100)) yield `目标值 ${rule.target}% 不在 0 到 100 之间`;
  if (rule.kind === 'enum_at_most' && !rule.order.includes(rule.atMost)) yield `等级 ${rule.atMost} 不在 ${rule.order.join('、')} 之中`;
  if (rule.kind === 'enum_at_most') for (const part of repeated(rule.parts)) yield `${part} 出现了两次`;
  if (rule.kind === 'multi_limit')
    for (const { part, years } of rule.limits)
      if (years.some(({ fromYear }, i) => i > 0 && fromYear <= (years[i - 1]?.fromYear ?? 0))) yield `${part} 的限值没有按年份从早到晚排`;
}
const ruleProblems = (indicator: Indicator) => [...ruleProblemsOf(indicator)];

const keysOf = (list: readonly { key: string }[]) => new Set(list.map(({ key }) => key));

function repeated<T>(list: readonly T[]): T[] {
  const seen = new Set<T>();
  return [...new Set(list.filter((item) => seen.has(item) || !seen.add(item)))];
}

import type { Indicator } from '../edition/edition.schema.ts';
import { say } from '../reading/verdict.ts';

/** 目标值 in words, as a column of the board has room for: ≥ 90%, ≤ 5.6‰ 或逐年下降, 四种都达到 C 级. */
export function targetSays({ rule, unit }: Pick<Indicator, 'rule' | 'unit'>): string {
  switch (rule.kind) {
    case 'gte':
      return `≥ ${say(rule.target, unit)}`;
    case 'gt':
      return `> ${say(rule.target, unit)}`;
    case 'lte':
      return `≤ ${say(rule.target, unit)}`;
    case 'lt':
      return `< ${say(rule.target, unit)}`;
    case 'gte_or_increasing':
      return `≥ ${say(rule.target, unit)} 或逐年提高`;
    case 'lte_or_decreasing':
      return `≤ ${say(rule.target, unit)} 或逐年下降`;
    case 'yearly_decrease':
      return '逐年下降';
    case 'downward_trend':
      return '呈下降趋势';
    case 'lte_5y_mean':
      return '不高于近五年平均';
    case 'gte_plan':
      return '≥ 本地规划值';
    case 'enum_at_most':
      return `${rule.parts.join('、')}都达到 ${rule.atMost} 级`;
    case 'per_unit_min':
      return `每个${rule.per} ≥ ${say(rule.target, unit)}`;
    case 'multi_limit':
      return `${rule.limits.length} 项各不高于限值`;
    case 'exists':
      return '有，附文件';
  }
}

/** The figure a bar can mark as the target; null where there is none of its own (a trend, a level, many limits). */
export const targetOf = ({ rule }: Pick<Indicator, 'rule'>): number | null => ('target' in rule ? rule.target : null);

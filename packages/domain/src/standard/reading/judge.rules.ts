import type { Indicator } from '../edition/edition.schema.ts';
import type { IndicatorRule } from '../edition/indicatorRule.schema.ts';
import { judgeLevels, judgeLimits, judgeUnits } from './judgeParts.rules.ts';
import type { Reading, Verdict } from './reading.schema.ts';
import { fallsBy, keepsMoving, type Series } from './trend.rules.ts';
import { met, orMoving, say, unknown, unmet } from './verdict.ts';

/** What an indicator is judged by: every reading there is, the year in question, and the units that must report (`per_unit_min`). */
export interface Judging {
  readings: readonly Reading[];
  year: number;
  units?: readonly string[];
}

/** 一项指标达标了没有. Pure; the same readings in any order give the same verdict. */
export function judge(indicator: Indicator, { readings, year, units = [] }: Judging): Verdict {
  const { rule } = indicator;
  const ofYear = readings.filter((reading) => reading.year === year);
  if (rule.kind === 'enum_at_most') return judgeLevels(rule, ofYear, year);
  if (rule.kind === 'multi_limit') return judgeLimits(rule, ofYear, year, indicator.unit);
  if (rule.kind === 'per_unit_min') return judgeUnits(rule, ofYear, units, indicator.unit);
  const whole = ofYear.find(({ part }) => part === null);
  if (!whole) return unknown(`${year} 年的数待填报。`);
  if (rule.kind === 'exists') return judgeExistence(whole);
  if (typeof whole.value !== 'number') return unknown(`${year} 年填的“${whole.value}”不是数。`);
  return judgeNumber(rule, whole.value, whole, { indicator, readings, year });
}

type NumberRule = Exclude<IndicatorRule, { kind: 'enum_at_most' | 'multi_limit' | 'per_unit_min' | 'exists' }>;
type Context = { indicator: Indicator; readings: readonly Reading[]; year: number };

function judgeNumber(rule: NumberRule, value: number, whole: Reading, context: Context): Verdict {
  const { unit, direction, series } = context.indicator;
  switch (rule.kind) {
    case 'gte':
      return value >= rule.target ? met(value, '不低于', rule.target, unit) : unmet(value, rule.target, unit);
    case 'gt':
      return value > rule.target ? met(value, '高于', rule.target, unit) : unmet(value, rule.target, unit, '要高于');
    case 'lte':
      return value <= rule.target ? met(value, '不高于', rule.target, unit) : unmet(value, rule.target, unit);
    case 'lt':
      return value < rule.target ? met(value, '低于', rule.target, unit) : unmet(value, rule.target, unit, '要低于');
    case 'gte_or_increasing':
      return value >= rule.target
        ? met(value, '不低于', rule.target, unit)
        : orMoving(
            unmet(value, rule.target, unit),
            movingOf(context, (years) => keepsMoving(years, 'up')),
            '提高',
          );
    case 'lte_or_decreasing':
      return value <= rule.target
        ? met(value, '不高于', rule.target, unit)
        : orMoving(
            unmet(value, rule.target, unit),
            movingOf(context, (years) => keepsMoving(years, 'down')),
            '下降',
          );
    case 'yearly_decrease':
      return trend(
        context,
        movingOf(context, (years) => keepsMoving(years, direction)),
        '逐年下降',
      );
    case 'downward_trend':
      return trend(
        context,
        movingOf(context, (years) => fallsBy(years, rule.test)),
        '呈下降趋势',
      );
    case 'lte_5y_mean': {
      const before = seriesOf(context, context.year - 1, series);
      const known = before.flatMap((value) => value ?? []);
      if (known.length < before.length) return unknown(`待补历史：近 ${series} 年缺 ${missingOf(context.year - 1, before)}。`);
      const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
      return value <= mean ? met(value, '不高于近五年平均', mean, unit) : unmet(value, mean, unit, '高于近五年平均');
    }
    case 'gte_plan':
      if (whole.plan === null) return unknown('本地区域卫生规划的数待填报。');
      return value >= whole.plan ? met(value, '不低于规划', whole.plan, unit) : unmet(value, whole.plan, unit);
  }
}

/** 有没有. Said to be there, it counts when the document is attached. */
function judgeExistence({ value, documented }: Reading): Verdict {
  if (value !== '有') return { standing: 'unmet', reason: '还没有。', distance: null };
  return documented ? { standing: 'met', reason: '有，文件已附。', distance: null } : unknown('填了“有”，文件待附上。');
}

/** `length` years ending with `last`, oldest first. */
function seriesOf({ readings }: Context, last: number, length: number): Series {
  const byYear = new Map(readings.flatMap(({ year, part, value }) => (part === null && typeof value === 'number' ? [[year, value]] : [])));
  return Array.from({ length }, (_, i) => byYear.get(last - length + 1 + i) ?? null);
}

const missingOf = (last: number, series: Series): string =>
  series
    .flatMap((value, i) => (value === null ? [`${last - series.length + 1 + i}`] : []))
    .join('、')
    .concat(' 年');

/** A test over the reported series, with the sentence of why it cannot be told: a year is missing, or the way of counting changed. */
function movingOf(context: Context, test: (series: Series) => Verdict['standing']): { standing: Verdict['standing']; why: string } {
  const { indicator, year } = context;
  const series = seriesOf(context, year, indicator.series);
  const changed = indicator.breaks.find(({ fromYear }) => fromYear > year - indicator.series + 1 && fromYear <= year);
  if (changed) return { standing: 'unknown', why: `${changed.fromYear} 年起${changed.why}，前后不能相比` };
  const standing = test(series);
  return { standing, why: standing === 'unknown' ? `待补历史：缺 ${missingOf(year, series)}` : '' };
}

function trend(context: Context, { standing, why }: { standing: Verdict['standing']; why: string }, words: string): Verdict {
  if (standing === 'unknown') return unknown(`${why}。`);
  const { unit, series } = context.indicator;
  const years = seriesOf(context, context.year, series).map((value) => (value === null ? '缺' : say(value, unit)));
  return { standing, reason: `${years.join('，')}，${standing === 'met' ? '' : '没有'}${words}。`, distance: null };
}

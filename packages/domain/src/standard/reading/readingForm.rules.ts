import { type Day, Problem } from '../../kernel/index.ts';
import type { Indicator } from '../edition/edition.schema.ts';
import { readingProblems } from './reading.problems.ts';
import { isRate, parseFigure, rateOf, readingDoubts, readingRefusal } from './reading.rules.ts';
import type { Reading } from './reading.schema.ts';
import type { ReadingForm, Stated } from './readingRecord.schema.ts';
import { say } from './verdict.ts';

type Typed = Pick<ReadingForm, 'value' | 'numerator' | 'denominator' | 'plan'>;

/** Whether an indicator is stated in words: a level, or 有 / 无. */
export const isWorded = ({ rule }: Pick<Indicator, 'rule'>): boolean => rule.kind === 'exists' || rule.kind === 'enum_at_most';

/** 读出填的内容: the figure, computed from numerator and denominator where they are given. What cannot be read is refused with why. */
export function statedOf(indicator: Indicator, { value, numerator, denominator, plan }: Typed): Stated | Problem {
  const { unit, rule } = indicator;
  if (isWorded(indicator)) {
    if (value === '') return readingProblems.empty({});
    return { value: value.normalize('NFKC').trim().toUpperCase(), plan: null, numerator: null, denominator: null };
  }
  const aim = rule.kind === 'gte_plan' && plan !== '' ? parseFigure(plan, unit) : null;
  if (aim instanceof Problem) return aim;
  if (numerator === '' && denominator === '') {
    if (value === '') return readingProblems.empty({});
    const figure = parseFigure(value, unit);
    return figure instanceof Problem ? figure : { value: figure, plan: aim, numerator: null, denominator: null };
  }
  return computed({ value, numerator, denominator }, unit, aim);
}

function computed(typed: Omit<Typed, 'plan'>, unit: string, plan: number | null): Stated | Problem {
  if (!isRate(unit)) return readingProblems.noRate({ unit });
  if (typed.numerator === '' || typed.denominator === '') return readingProblems.halfPair({});
  const [numerator, denominator] = [parseFigure(typed.numerator, ''), parseFigure(typed.denominator, '')];
  if (numerator instanceof Problem) return numerator;
  if (denominator instanceof Problem) return denominator;
  const rate = rateOf(numerator, denominator, unit);
  if (rate instanceof Problem) return rate;
  if (typed.value !== '') {
    const value = parseFigure(typed.value, unit);
    if (value instanceof Problem) return value;
    if (!rounds(rate, value, typed.value)) return readingProblems.notTheRate({ typed: say(value, unit), computed: say(rate, unit) });
  }
  return { value: rate, plan, numerator, denominator };
}

/** Whether a figure is the computed one, rounded or cut to as many places as were typed. */
function rounds(rate: number, value: number, typed: string): boolean {
  const places = /\.(\d+)/.exec(typed.normalize('NFKC'))?.[1]?.length ?? 0;
  return Math.abs(rate - value) < 10 ** -places;
}

/** Why what was stated cannot be taken, or undefined: the impossible. */
export const whyNotStated = (
  indicator: Indicator,
  stated: Stated,
  { year, part, documented }: Pick<Reading, 'year' | 'part' | 'documented'>,
  today: Day,
): Problem | undefined => readingRefusal(indicator, { year, part, value: stated.value, plan: stated.plan, documented }, today);

/** 存疑: what is unlikely about a figure beside last year's; each a sentence to who fills it in. */
export const doubtsOf = (indicator: Indicator, value: Stated['value'], lastYear: Stated['value'] | null): string[] =>
  typeof value === 'number' ? readingDoubts(indicator, value, typeof lastYear === 'number' ? lastYear : null) : [];

/** A figure of an indicator as people write it: 95.6%, C 级, 有. */
export function sayFigure({ unit }: Pick<Indicator, 'unit'>, value: Stated['value']): string {
  if (typeof value === 'number') return say(value, unit);
  return unit === '级' ? `${value} 级` : value;
}

import type { Day, Problem } from '../../kernel/index.ts';
import type { Indicator } from '../edition/edition.schema.ts';
import { readingProblems } from './reading.problems.ts';
import type { Reading } from './reading.schema.ts';
import { say } from './verdict.ts';

/** How many of the whole a rate counts in. */
const whole: { readonly [unit: string]: number } = { '%': 100, '‰': 1000, '1/10万': 100_000 };

/** What no figure of a unit can be above. */
const most: { readonly [unit: string]: number } = { ...whole, 小时: 24, 天: 366 };

/**
 * 读出一个填写的数: full-width digits and the indicator's own unit behind it are taken. Refused: a comma, because it may be either;
 * another unit, because 1/10万 typed as percent is a thousand times off; anything that is not one figure.
 */
export function parseFigure(text: string, unit: string): number | Problem {
  const typed = text.normalize('NFKC').replace(/\s/gu, '');
  const [figure = ''] = /^[+-]?[\d.,]*/.exec(typed) ?? [];
  const behind = typed.slice(figure.length);
  if (/^[+-]?\d+(,\d+)+(\.\d+)?$/.test(figure)) return readingProblems.decimalComma({ text });
  if (!/^[+-]?\d+(\.\d+)?$/.test(figure) || /^[-+~]/.test(behind)) return readingProblems.notAFigure({ text });
  const own = unit.normalize('NFKC').replace(/^1\//, '/');
  if (behind !== '' && behind.replace('十万', '10万') !== own) return readingProblems.otherUnit({ text, unit });
  return Number(figure);
}

/** Whether figures of a unit are a share of a whole: %, ‰, 1/10万. */
export const isRate = (unit: string): unit is '%' | '‰' | '1/10万' => unit in whole;

/** How many decimal places a figure is written with. */
const placesOf = (figure: number): number => /\.(\d+)$/.exec(String(figure))?.[1]?.length ?? 0;

/**
 * 由分子分母算出比率, in the unit (%, ‰, 1/10万). Exact up to the last bit of the quotient: 57 of 100 is 57%, not 56.99999999999999%,
 * so that a rate that just reaches its target does.
 */
export function rateOf(numerator: number, denominator: number, unit: '%' | '‰' | '1/10万'): number | Problem {
  if (numerator < 0 || denominator < 0) return readingProblems.negative({});
  if (denominator === 0) return readingProblems.ofNothing({});
  if (numerator > denominator) return readingProblems.moreThanAll({});
  const scale = 10 ** Math.max(placesOf(numerator), placesOf(denominator));
  return (Math.round(numerator * scale) * (whole[unit] ?? 100)) / Math.round(denominator * scale);
}

/** The parts an indicator is reported by; null where anyone's unit may be one (`per_unit_min`), empty where there is only the whole. */
function partsOf({ rule }: Indicator): readonly string[] | null {
  if (rule.kind === 'per_unit_min') return null;
  if (rule.kind === 'enum_at_most') return rule.parts;
  return rule.kind === 'multi_limit' ? rule.limits.map(({ part }) => part) : [];
}

/** Why a reading cannot be taken: what is impossible, never what is only unlikely. */
export function readingRefusal(indicator: Indicator, reading: Reading, today: Day): Problem | undefined {
  const { rule, unit } = indicator;
  const { year, part, value } = reading;
  if (year >= Number(today.slice(0, 4))) return readingProblems.yearNotOver({ year });
  const parts = partsOf(indicator);
  if (part === null && parts?.length !== 0) return readingProblems.partMissing({ parts: parts?.join('、') ?? '每个街道（乡、镇）' });
  if (part !== null && parts !== null && !parts.includes(part)) return readingProblems.notAPart({ part, parts: parts.join('、') });
  if (rule.kind === 'exists') return value === '有' || value === '无' ? undefined : readingProblems.yesOrNo({});
  if (rule.kind === 'enum_at_most')
    return rule.order.includes(String(value)) ? undefined : readingProblems.notALevel({ levels: rule.order.join('、') });
  if (typeof value !== 'number' || !Number.isFinite(value)) return readingProblems.notANumber({});
  if (value < 0 || (reading.plan ?? 0) < 0) return readingProblems.negative({});
  const limit = most[unit];
  return limit !== undefined && value > limit ? readingProblems.tooMuch({ most: limit, unit }) : undefined;
}

/** What is possible but worth a second look, as questions to who fills it in: ten times last year, say. */
export function readingDoubts({ unit, rule }: Pick<Indicator, 'unit' | 'rule'>, value: number, lastYear: number | null): string[] {
  const otherScale = scaleDoubt(unit, value, lastYear ?? ('target' in rule ? rule.target : null));
  if (otherScale !== null) return [otherScale];
  if (lastYear === null) return [];
  if (lastYear === 0 || value === 0)
    return value === lastYear ? [] : [`上年是 ${say(lastYear, unit)}，今年是 ${say(value, unit)}，核对一下。`];
  const times = value / lastYear;
  if (times >= 10) return [`是上年（${say(lastYear, unit)}）的 ${Math.round(times)} 倍，核对单位和小数点。`];
  return times <= 0.1 ? [`不到上年（${say(lastYear, unit)}）的十分之一，核对单位和小数点。`] : [];
}

/** A rate that comes out right when it is read in another unit: 1/10万 or ‰ typed as percent, percent typed as a share of one. */
function scaleDoubt(unit: string, value: number, expected: number | null): string | null {
  if (!isRate(unit) || expected === null || value <= 0) return null;
  const times = unit === '%' ? 100 : (whole[unit] ?? 100) / 100;
  const likely = value * times >= expected / 2 && value * times <= expected * 2;
  if (!likely || (unit === '%' && (value > 1 || expected < 10)) || expected / value < 5) return null;
  const typed = unit === '%' ? `小数填的：${value}` : `百分数填的：${say(value, '%')}`;
  return `像是按${typed} 合 ${say(value * times, unit)}。核对单位。`;
}

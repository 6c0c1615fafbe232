import { problem } from '../../kernel/index.ts';

export const readingProblems = {
  notAFigure: problem<{ text: string }>('reading.not-a-figure', 422, ({ text }) => `“${text}”不是一个数。只填数字，比如 95.6。`),
  decimalComma: problem<{ text: string }>(
    'reading.decimal-comma',
    422,
    ({ text }) => `“${text}”里的逗号是小数点还是千位分隔？小数点用“.”，千位不加逗号。`,
  ),
  otherUnit: problem<{ text: string; unit: string }>(
    'reading.other-unit',
    422,
    ({ text, unit }) => `“${text}”的单位不对，这一项按${unit === '' ? '原样' : ` ${unit} `}填。换算后再填。`,
  ),
  negative: problem('reading.negative', 422, () => '数不能小于 0，核对后重填。'),
  tooMuch: problem<{ most: number; unit: string }>(
    'reading.too-much',
    422,
    ({ most, unit }) => `超过了 ${most}${unit === '%' || unit === '‰' ? unit : ` ${unit}`}，不可能有这样的数。核对单位和小数点。`,
  ),
  moreThanAll: problem('reading.more-than-all', 422, () => '分子大于分母。核对两个数有没有填反。'),
  ofNothing: problem('reading.of-nothing', 422, () => '分母是 0，算不出比率。没有这类对象时，在说明里写清楚。'),
  yearNotOver: problem<{ year: number }>('reading.year-not-over', 422, ({ year }) => `${year} 年还没有过完，年度数到次年再填。`),
  notALevel: problem<{ levels: string }>('reading.not-a-level', 422, ({ levels }) => `等级只能是${levels}之一。`),
  notAPart: problem<{ part: string; parts: string }>('reading.not-a-part', 422, ({ part, parts }) =>
    parts === '' ? `这一项不分项，没有“${part}”。` : `没有“${part}”这一分项，只有${parts}。`,
  ),
  partMissing: problem<{ parts: string }>('reading.part-missing', 422, ({ parts }) => `这一项要分项填：${parts}。`),
  empty: problem('reading.empty', 422, () => '数没有填。填一个数，或填分子和分母。'),
  halfPair: problem('reading.half-pair', 422, () => '分子和分母要一起填，由系统算出比率。'),
  noRate: problem<{ unit: string }>(
    'reading.no-rate',
    422,
    ({ unit }) => `这一项不是比率，不填分子分母，直接按${unit === '' ? '原样' : ` ${unit} `}填数。`,
  ),
  notTheRate: problem<{ typed: string; computed: string }>(
    'reading.not-the-rate',
    422,
    ({ typed, computed }) => `填的是 ${typed}，分子分母算出来是 ${computed}。改对一处，或只填分子分母。`,
  ),
  yesOrNo: problem('reading.yes-or-no', 422, () => '这一项只填“有”或“无”。'),
  notANumber: problem('reading.not-a-number', 422, () => '这一项要填数。'),
};

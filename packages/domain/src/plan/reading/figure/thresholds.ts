import type { ReadThreshold, ThresholdOperator } from '../reading.schema.ts';
import { indexIn } from '../text/find.ts';
import { asPrinted, spanOf, type View } from '../text/view.ts';
import { alsoMade, baseUnit, bracketed, clauseStart, conditionBefore, listed, made } from './counts.ts';
import { type Figure, figureAt, isNumberStart, skipNumber } from './figures.ts';
import { isCount, isGrade, isRate, isSize, isSpan } from './measures.data.ts';
import { metricAfter, metricBefore } from './metrics.ts';

const before: readonly [RegExp, ThresholdOperator][] = [
  [
    /(?:不低于|不少于|不得低于|不得少于|不能低于|不能少于|不应低于|不应少于|不小于|不得小于|不短于|不低|至少|最少|最低|大于等于|大于或等于|≥|>=|不下于|不弱于)(?:为|达到?|要|有|[\u4e00-\u9fff]{1,4})?$/u,
    '>=',
  ],
  [
    /(?:不超过|不高于|不多于|不大于|不得超过|不得高于|不得多于|不得大于|不能超过|不应超过|不长于|小于等于|小于或等于|≤|<=|最多|至多|最高|不突破|不超|控制在|控制到|限制在)(?:为|达|在)?$/u,
    '<=',
  ],
  [/(?:小于|低于|少于|不到|不足|<)$/u, '<'],
  [/(?:超过|超出|大于|高于|多于|突破|超|>)$/u, '>'],
  [
    /(?:达到或超过|(?:达到|达|保持在|保持|稳定在|维持在|提高到|提升到|提高至|提升至|增加到|增加至|增至|升至|上升到|扩大到|扩大至)(?:了)?)$/u,
    '>=',
  ],
  [/(?:降到|降至|降低到|降低至|下降到|下降至|减少到|减少至|压减到|压缩到|压缩至|缩短到|缩短至|缩减至)$/u, '<='],
  [/(?:=|等于|为|是|约|约为|约占|占|共|仅|提高|提升|增长|增加|下降|减少|降低)(?:了)?$/u, '='],
];
const behind: readonly [RegExp, ThresholdOperator][] = [
  [/^(?:\(含\))?(?:以上|及以上|或以上|\(含\)以上)/u, '>='],
  [/^(?:之内|以内|以下|及以下|或以下|内(?![部容外地设在需])|之下)/u, '<='],
  [/^左右/u, '='],
];
const attributive = /^[\u4e00-\u9fff]/u;
/** 指标与阈值 in `view.text[from, to)`, dates left out. One printed number is one threshold. */
export function thresholdsIn(view: View, from: number, to: number, dates: readonly { start: number; end: number }[]): ReadThreshold[] {
  const out: ReadThreshold[] = [];
  const { text } = view;
  let k = 0;
  let last = from;
  for (let i = from; i < to; i += 1) {
    const c = text.charCodeAt(i);
    if (!isNumberStart(c)) {
      if (c === 0x300a) {
        const close = indexIn(text, '》', i, Math.min(to, i + 90));
        if (close > 0) i = close;
      }
      continue;
    }
    while (k < dates.length && (dates[k]?.end ?? 0) <= i) k += 1;
    const date = dates[k];
    if (date && i >= date.start) {
      k += 1;
      i = date.end - 1;
      continue;
    }
    const figure = figureAt(text, from, i, to);
    if (!figure) {
      i = skipNumber(text, i, to);
      continue;
    }
    const before = out.at(-1);
    // 分别不低于98%、95%: the operator holds for both.
    if (
      before &&
      i - last === 1 &&
      /[、和]/u.test(text[last] ?? '') &&
      before.unit === figure.unit &&
      isRate.has(figure.unit) &&
      !behind.some(([pattern]) => pattern.test(text.slice(figure.end, figure.end + 6)))
    ) {
      out.push({ ...before, value: figure.value, span: spanOf(view, figure.start, figure.end) });
      last = figure.end;
      i = figure.end - 1;
      continue;
    }
    const read = thresholdOf(text, figure, from, to, last, dates[k - 1]?.end ?? from);
    if (read) {
      out.push({
        metric: read.metric || (out.at(-1)?.metric ?? ''),
        operator: read.operator,
        value: figure.value,
        unit: unitAsPrinted(read.unit ?? figure.unit, view.raw.slice(figure.end - figure.unit.length, read.unit ? read.end : figure.end)),
        span: spanOf(view, read.start, read.end),
      });
      last = read.unit ? read.end : figure.end;
    }
    i = Math.max(figure.end, last) - 1;
  }
  return out;
}

const unitAsPrinted = (unit: string, raw: string): string => (/[(:]/u.test(unit) ? raw : asPrinted(unit, raw));

interface Read {
  operator: ThresholdOperator;
  /** Where the figure does not say it alone: `:3` of 2:3. */
  unit?: string;
  metric: string;
  start: number;
  end: number;
}

function thresholdOf(text: string, figure: Figure, from: number, to: number, last: number, dateEnd: number): Read | null {
  const { start, end, unit, value } = figure;
  const clause = clauseStart(text, from, start);
  const head = text.slice(clause, start);
  const tail = text.slice(end, Math.min(to, end + 40));
  const base = baseUnit(unit);
  const ratio = ratioOf(head, unit, tail);
  if (ratio)
    return {
      operator: ratio.op,
      unit: ratio.unit,
      metric: metricBefore(text, Math.max(from, last), clause + ratio.at),
      start: clause + ratio.at,
      end: end + ratio.unit.length,
    };
  if (isGrade.has(base) || /^[:：]\d/u.test(tail)) return null;
  const listedAs = bracketed(text, from, figure, to);
  if (listedAs) return { operator: '=', metric: metricBefore(text, Math.max(from, last), listedAs.open), start: listedAs.open + 1, end };
  if (/^[-~至到]\d|^(?:[-~至到])[一二三四五六七八九十]/u.test(tail) || /\d[%个家种项年]{0,2}[-~至]$/u.test(head.slice(-6))) return null;
  // 从70%提高到90%: where it stands now is no aim.
  if (/[从由]$/u.test(head) && /^(?:左右)?(?:提高|提升|增|上升|下降|降低|降|减少|扩大)/u.test(tail)) return null;
  const spoken = operatorBefore(head);
  // 为, 共, 增加 before a count say nothing by themselves.
  const operator = spoken?.op === '=' && !isRate.has(base) ? null : spoken;
  const after = behind.find(([pattern]) => pattern.test(tail));
  const word = after ? (after[0].exec(tail)?.[0] ?? '') : '';
  const rest = tail.slice(word.length);
  const read = (op: ThresholdOperator, metricEnd: number): Read => {
    const bare =
      (isCount.has(base) || isSpan.has(base)) && /[,、;。]/u.test(text[metricEnd - 1] ?? '')
        ? metricAfter(text, end + word.length, to)
        : '';
    const metric =
      bare ||
      metricBefore(text, Math.max(from, Math.min(Math.max(last, dateEnd), metricEnd)), metricEnd) ||
      (dateEnd > last ? metricBefore(text, Math.max(from, Math.min(last, metricEnd)), metricEnd) : '') ||
      metricAfter(text, end + word.length, to) ||
      (clause > last ? metricBefore(text, Math.max(from, last), clause - 1) : '');
    if (base === '倍' && spoken?.of) return { operator: op, metric: spoken.of, start: metricEnd, end: end + word.length };
    // 每个社区至少配备1名兼职人员: of whom, and of what.
    const each = /^每.{1,14}$/u.test(metric) ? `${metric}${metricAfter(text, end + word.length, to)}` : metric;
    return {
      operator: op,
      metric: withEach(head, each),
      start: metricEnd < start ? clause + head.search(/\S/u) : start,
      end: end + word.length,
    };
  };
  if (/^的(?:企业|单位|项目|个人|人员|村|社区|乡镇|家庭|小区|商户|场所|部门|城市|地区)/u.test(rest)) return null;
  if (operator) {
    const at = clause + operator.at;
    if (operator.loose && !isRate.has(base) && after === undefined && !/达|至|到/u.test(operator.word)) return null;
    if (isGradeLike(head, operator.at)) return null;
    const op = settle(operator.op, operator.word, after?.[1], value, base);
    if (isSpan.has(base) && operator.op === '>=' && operator.loose && after === undefined && !/达/u.test(operator.word)) return null;
    // 同比下降20%: without its word the metric would lose its sense.
    return read(op, /^(?:下降|减少|降低)/u.test(operator.word) && operator.op === '=' ? at + 2 : at);
  }
  if (after) {
    if (conditionBefore.test(head) && !/每$/u.test(head)) return null;
    if (isSpan.has(base) && after[1] === '>=')
      return attributive.test(rest) ? null : /年$/u.test(base) && attributive.test(rest) ? null : read('>=', start);
    if (isSpan.has(base))
      return /^(?:内|以内|之内)/u.test(word) && unit !== '年'
        ? read('<=', start)
        : unit === '年' && /内/u.test(word)
          ? read('<=', start)
          : attributive.test(rest)
            ? null
            : read(after[1], start);
    if (isSize.has(base) && attributive.test(rest)) return null;
    if (unit === '' || base === '万') return null;
    return read(after[1], start);
  }
  if (isRate.has(base) && base !== '成' && base !== '个百分点') return /(?:个|“)$/u.test(head) ? null : read('=', start);
  if (/每(?:百|千|万|\d+)(?:户|人口?|名|张|平方公里|村|所|个)[\u4e00-\u9fff]{0,10}$/u.test(head) && isCount.has(base))
    return read('=', start);
  if (
    isCount.has(base) &&
    !/[/每]/u.test(unit) &&
    text[start] !== '一' &&
    (made(head, tail, /\d/.test(text[start] ?? '')) ||
      listed(text, clause, start, tail, last) ||
      (last > from && alsoMade(text, last, start, tail)))
  )
    return read('=', start);
  return null;
}

const ratioAhead = /比(?:例|率|值)?(?:[应要须需均]|为|是|达到?|保持在?|不[低少小]于|不得[低少小]于|不[高大]于|≥|≤|>=|<=)*$/u;

/** 男女厕位比例不小于2:3: a ratio is kept as printed, `2` with the unit `:3`; 8:30 is none. */
function ratioOf(head: string, unit: string, tail: string): { op: ThresholdOperator; unit: string; at: number } | null {
  const rest = unit === '' ? /^[:：]\d{1,3}(?![\d:：])/u.exec(tail) : null;
  if (!rest || !ratioAhead.test(head)) return null;
  const op = operatorBefore(head);
  return { op: op?.op ?? '=', unit: rest[0], at: op?.at ?? head.length };
}

function settle(op: ThresholdOperator, word: string, after: ThresholdOperator | undefined, value: number, unit: string): ThresholdOperator {
  if (/^(?:达|保持|稳定|维持)|[到至]/u.test(word) && op === '>=') {
    if (value === 100 && unit === '%') return '=';
    return after && after !== '=' ? after : '>=';
  }
  if (op === '=' && after) return after;
  return op;
}

interface Op {
  op: ThresholdOperator;
  word: string;
  at: number;
  /** What stands between the word and the figure: 国家标准. */
  of?: string;
  /** A word that also says how a thing is, not only how much it must be. */
  loose: boolean;
}

/** The operator before a figure: directly, or with a short noun between (不得超过国家标准的三倍). */
function operatorBefore(head: string): Op | null {
  const direct = head.slice(-14);
  for (const [pattern, op] of before) {
    const m = pattern.exec(direct);
    if (m) return { op, word: m[0], at: head.length - direct.length + m.index, loose: /^(?:达|保|稳|维|提|增|扩|升|上)/u.test(m[0]) };
  }
  const near = /(≥|≤|<|>|不低于|不少于|不得低于|不超过|不得超过|不高于|控制在|达到)([^,。;:、\d]{1,12}?)(?:的)?$/u.exec(head.slice(-24));
  if (near?.[1] && (near[2] ?? '').length <= 10) {
    const found = before.find(([pattern]) => pattern.test(near[1] ?? ''));
    if (found)
      return {
        op: found[1],
        word: near[1],
        at: head.length - Math.min(24, head.length) + near.index,
        loose: near[1] === '达到',
        of: near[2] ?? '',
      };
  }
  return null;
}

const isGradeLike = (head: string, at: number): boolean => /(?:时速|年龄|工龄|海拔|编号|电话)$/u.test(head.slice(0, at));

function withEach(head: string, metric: string): string {
  const each = /每[\d百千万]{1,4}(?:户|人口?|名|张|平方公里|万人)/u.exec(head.slice(-24));
  return each && !metric.includes(each[0]) ? `${each[0]}${metric}` : metric;
}

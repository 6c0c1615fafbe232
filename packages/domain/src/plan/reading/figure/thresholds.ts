import type { ReadThreshold, ThresholdOperator } from '../reading.schema.ts';
import { indexIn } from '../text/find.ts';
import { asPrinted, spanOf, type View } from '../text/view.ts';
import { type Figure, figureAt, isNumberStart, skipNumber } from './figures.ts';
import { isCount, isGrade, isRate, isSize, isSpan, measures } from './measures.data.ts';
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
const making =
  '新建|改建|扩建|新增|新改扩建|新改建|改扩建|续建|加建|加装|增建|增设|增配|增补|增加|添置|购置|采购|配备|配齐|配置|配发|补齐|补植|补种|补栽|建成|建好|建设|建立|创建|创成|打造|培育|培养|开展|举办|办好|兴办|承办|组织|召开|开讲|讲授|播放|播出|播报|宣讲|巡讲|改造|改厕|翻新|粉刷|设置|设立|布设|布置|铺设|敷设|搭建|架设|安装|启用|投用|评选|评定|选树|命名|认定|申报|申创|培训|轮训|发放|派发|分发|印发|印制|编印|制作|张贴|悬挂|刊发|刊播|刊登|推送|发布|拍摄|创作|研制|编制|完成|引进|引育|引导|开发|推出|推广|开设|更新|更换|种植|栽植|栽种|拆除|拆违|清理|清运|清除|清洗|清淤|疏通|疏导|修复|修缮|修整|修补|维修|修建|规整|规范|整治|整改|治理|取缔|关停|搬迁|迁建|硬化|绿化|亮化|美化|划定|施划|检查|抽检|抽查|检测|监测|排查|出动|处置|消杀|投药|喷洒|灭鼠|查处|签订|曝光|体检|接种|筛查|走访|慰问|选派|选送|选聘|聘请|招募|招录|组建|扶持|遴选|投放|投入|筹措|筹集|争取|拨付|安排|举行|发展|形成|提升';
const produce = new RegExp(`(?:${making}|建|推动|达到|实现|落实|办)$`, 'u');
const makingNoun = new RegExp(`(?:${making})([\\u4e00-\\u9fff()、“”]{1,18})$`, 'u');
/** 完成甲、乙两街道6处疏导点建设: the making stands at both ends of the count. */
const finishing = /^(?:全面|年内|力争|确保|并|再|累计|共|已)*完成[\u4e00-\u9fff()、“”]{0,24}$/u;
const finished =
  /^[\u4e00-\u9fff()“”]{1,16}(?:建设|改造|整治|治理|安装|修缮|修复|维修|新建|更新|创建|清理|清运|拆除|提升|升级|铺设|绿化|任务|工作|工程)(?:[,。;、)\n]|$)/u;
const notMade = /^(?:对|向|在|从|按照?|围绕|针对|包括|包含|含|共有?|现有|已|根据|依据|对照|涉及|分|聚焦|落实好?|结合|以)/u;
/** 在居民区新增毒饵站200个: a place ahead of the verb is no list of what there is. */
const placedAt = /^(?:在|围绕|结合|以|聚焦)/u;
const conditionBefore = /(?:近|连续|前|第|过去|最近|上|为期|满|时隔|长达|历时|历经|未满|年满|数|几|个|“|每|时速|有)$/u;

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
        unit: asPrinted(figure.unit, view.raw.slice(figure.end - figure.unit.length, figure.end)),
        span: spanOf(view, read.start, read.end),
      });
      last = figure.end;
    }
    i = figure.end - 1;
  }
  return out;
}

interface Read {
  operator: ThresholdOperator;
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
  if (isGrade.has(base) || /^[:：]\d/u.test(tail)) return null;
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

const baseUnit = (unit: string): string => {
  const cut = unit.search(/[/每]/u);
  const bare = cut > 0 && !measures.includes(unit) ? unit.slice(0, cut) : unit;
  // 1.5万册 is a count of 册.
  return !measures.includes(bare) && /^[万亿千]/u.test(bare) && isCount.has(bare.slice(1)) ? bare.slice(1) : bare;
};

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

function clauseStart(text: string, from: number, at: number): number {
  let i = at;
  let depth = 0;
  while (i > from && at - i < 60) {
    const c = text[i - 1] ?? '';
    if (c === ')') depth += 1;
    else if (c === '(') {
      if (depth === 0) break;
      depth -= 1;
    } else if (/[,。;:!?\n\t]/u.test(c) && depth === 0) break;
    i -= 1;
  }
  return i;
}

/** Whether the count is set to be made: a verb of making stands before it (开展3次…), or before its noun (新建公厕20座，). */
function made(head: string, tail: string, digits: boolean): boolean {
  if (conditionBefore.test(head)) return false;
  const placed = placedAt.test(head);
  if (!placed && notMade.test(head)) return false;
  if (produce.test(head.replace(/(?:了|约|共计?|总计|各|将|不少|出|至)$/u, ''))) return true;
  if (digits && finishing.test(head) && finished.test(tail)) return true;
  if (!/^(?:[,。;、()\n以及和]|$)/u.test(tail)) return false;
  const verb = makingNoun.exec(head);
  return verb !== null && !/的$|^[对向从]/u.test(verb[1] ?? '');
}

/** …建成健康细胞20个以上，健康主题公园1处: the list of a making goes on after a comma. */
function listed(text: string, clause: number, start: number, tail: string, last: number): boolean {
  if (clause - last > 4 || start - last > 24) return false;
  const words = text.slice(last, start).replace(/^(?:以上|左右)?[,、]/u, '');
  return (
    words.length < start - last &&
    /^[\u4e00-\u9fff()“”、]{2,14}$/u.test(words) &&
    !/^[每其]/u.test(words) &&
    !notMade.test(words) &&
    !conditionBefore.test(words) &&
    /^(?:[,。;、)\n]|以上|左右|$)/u.test(tail)
  );
}

/** 建成15个口袋公园、10公里绿道: what else the same verb makes. */
const alsoMade = (text: string, last: number, start: number, tail: string): boolean =>
  /^[\u4e00-\u9fff“”]{1,14}(?:、|和)$/u.test(text.slice(last, start)) && /^[\u4e00-\u9fff“”()]{1,14}(?:[,。;、)\n]|$)/u.test(tail);

function withEach(head: string, metric: string): string {
  const each = /每[\d百千万]{1,4}(?:户|人口?|名|张|平方公里|万人)/u.exec(head.slice(-24));
  return each && !metric.includes(each[0]) ? `${each[0]}${metric}` : metric;
}

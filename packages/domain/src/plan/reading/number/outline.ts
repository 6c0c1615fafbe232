import type { ReadFlagKind } from '../reading.schema.ts';
import type { Mark, MarkKind } from './marks.ts';
import { chineseOf } from './numerals.ts';

/** 大纲 of a document: an item with its number, and where its own text ends: at its first child or at the next item. */
export interface Node {
  kind: MarkKind;
  value: number;
  label: string;
  start: number;
  textStart: number;
  ownEnd: number;
  end: number;
  parent: Node | null;
  children: Node[];
}

export interface Outline {
  roots: Node[];
  /** All items in order of place, `stop` left out. */
  nodes: Node[];
  /** Places where a text ended before the next item: signatures, lists of attachments. */
  flags: { kind: ReadFlagKind; start: number; end: number; sentence: string }[];
}

const rank: Readonly<Record<MarkKind, number>> = {
  stop: -1,
  annex: 0,
  part: 0.8,
  chapter: 1,
  section: 1.5,
  article: 2,
  cn: 3,
  cnParen: 4,
  stage: 4.5,
  quarter: 4.6,
  num: 5,
  decimal: 6,
  numParen: 7,
  circled: 8,
  period: 9,
  lost: 5,
};

/** Candidates → the outline they make: a number counts where it carries on a sequence; the weaker its place, the closer it must fit. */
export function outlineOf(text: string, marks: readonly Mark[]): Outline {
  const following = nextOfKind(marks);
  const roots: Node[] = [];
  const nodes: Node[] = [];
  const flags: Outline['flags'] = [];
  const stack: Node[] = [];
  const last = new Map<MarkKind, number>();
  let separator: MarkKind = 'num';

  const close = (depth: number, at: number) => {
    while (stack.length > depth) {
      const node = stack.pop();
      if (node) {
        node.end = at;
        if (node.children.length === 0 && node.ownEnd < 0) node.ownEnd = at;
      }
    }
  };

  for (let i = 0; i < marks.length; i += 1) {
    let mark = marks[i] as Mark;
    if (mark.kind === 'stop') {
      const top = stack.at(-1);
      if (top && top.ownEnd < 0) top.ownEnd = mark.start;
      continue;
    }
    if (mark.kind === 'lost') {
      const frame =
        stack.findLast((node) => node.kind === separator) ?? stack.findLast((node) => node.kind === 'num' || node.kind === 'cnParen');
      if (!frame) continue;
      const value = frame.value + 1;
      const kind = text[mark.start] === '(' ? 'cnParen' : frame.kind;
      mark = { ...mark, kind, value, label: labelOf(kind, value) };
      flags.push({ kind: 'numberLost', start: mark.start, end: mark.end, sentence: `编号丢失，按前后顺序补为 ${mark.label}` });
    }
    const frame = stack.findLast((node) => node.kind === mark.kind);
    const next = following[i] ?? null;
    if (!fits(text, mark, frame ?? null, last.get(mark.kind) ?? 0, next === null ? null : (marks[next] ?? null), stack, nodes.length))
      continue;
    if (mark.strength === 1)
      flags.push({ kind: 'numberGlued', start: mark.start, end: mark.end, sentence: `编号 ${mark.label} 与前文连写，按编号断开` });
    if (mark.broken) flags.push({ kind: 'bracketOpen', start: mark.start, end: mark.end, sentence: `编号 ${mark.label} 的括号缺了一边` });
    flags.push(...sequence(mark, frame ?? null, last.get(mark.kind) ?? 0));

    const depth = depthFor(stack, mark);
    close(depth, mark.start);
    const parent = stack.at(-1) ?? null;
    const node: Node = {
      kind: mark.kind,
      value: mark.value,
      label: mark.label,
      start: mark.start,
      textStart: mark.end,
      ownEnd: -1,
      end: text.length,
      parent,
      children: [],
    };
    if (parent) {
      if (parent.ownEnd < 0) parent.ownEnd = mark.start;
      parent.children.push(node);
    } else roots.push(node);
    stack.push(node);
    nodes.push(node);
    last.set(mark.kind, mark.value);
    if (text[mark.end - 1] === '、') separator = mark.kind;
    if (mark.kind === 'annex') last.clear();
  }
  close(0, text.length);
  // A fragment begins below a section that is not printed.
  const first = nodes[0];
  if (first && first.value > 1 && rank[first.kind] > rank.cn && first.kind !== 'period' && first.kind !== 'quarter') {
    for (const root of roots) {
      if (root.kind !== first.kind) break;
      root.label = `?/${root.label}`;
    }
  }
  return { roots, nodes, flags };
}

function nextOfKind(marks: readonly Mark[]): (number | null)[] {
  const out: (number | null)[] = new Array(marks.length).fill(null);
  const seen = new Map<MarkKind, number>();
  for (let i = marks.length - 1; i >= 0; i -= 1) {
    const mark = marks[i] as Mark;
    out[i] = seen.get(mark.kind) ?? null;
    seen.set(mark.kind, i);
  }
  return out;
}

/** Where the item belongs: beside the open item of its kind, else below the nearest of a higher kind. */
function depthFor(stack: readonly Node[], mark: Mark): number {
  if (mark.kind === 'decimal') {
    const depth = mark.label.split('.').length;
    for (let k = stack.length - 1; k >= 0; k -= 1) {
      const node = stack[k] as Node;
      if (node.kind === 'decimal' ? node.label.split('.').length < depth : rank[node.kind] < rank.decimal) return k + 1;
    }
    return 0;
  }
  const same = stack.findLastIndex((node) => node.kind === mark.kind);
  if (same >= 0) return same;
  if (mark.kind === 'cnParen' && mark.value === 1 && stack[0]?.kind === 'num' && stack.length === 1) return 1;
  const above = stack.findLastIndex((node) => rank[node.kind] < rank[mark.kind]);
  return above + 1;
}

function fits(
  text: string,
  mark: Mark,
  frame: Node | null,
  last: number,
  next: Mark | null,
  stack: readonly Node[],
  accepted: number,
): boolean {
  if (
    mark.kind === 'annex' ||
    mark.kind === 'part' ||
    mark.kind === 'chapter' ||
    mark.kind === 'section' ||
    mark.kind === 'article' ||
    mark.kind === 'quarter'
  )
    return true;
  const first = text[mark.end] ?? '';
  if (mark.kind === 'period') return true;
  if (mark.kind === 'decimal') return mark.value === 1 || stack.some((node) => node.kind === 'decimal' || node.kind === 'num');
  const expected = frame ? frame.value + 1 : 1;
  if (mark.figure) return mark.value === expected || (!frame && last > 0 && mark.value === last + 1);
  const starts = mark.value === 1 && next !== null && next.value === 2;
  if (!/[\u3400-\u9fff“《"‘(A-Za-z\d\n]/u.test(first)) return false;
  if (mark.strength === 3) {
    if (mark.kind === 'num' && !/[\u3400-\u9fff“《"‘(\nA-Za-z]|\d{4}年/u.test(text.slice(mark.end, mark.end + 5))) return false;
    return true;
  }
  if (mark.strength === 2) {
    if (mark.value === expected) return true;
    if (frame && mark.value > expected && mark.value <= expected + 3) return mark.kind !== 'num' || /[\u4e00-\u9fff]/u.test(first);
    if (!frame && last > 0 && mark.value === last + 1) return true;
    if (mark.value === 1) return starts;
    return accepted === 0 && next !== null && next.value === mark.value + 1;
  }
  if (!/[\u4e00-\u9fff“《\d]/u.test(first)) return false;
  if (mark.kind === 'cn') return frame !== null && mark.value === expected && heading.test(text.slice(mark.end, mark.end + 8));
  if (mark.value === expected && frame)
    return mark.kind !== 'num' || /[\u4e00-\u9fff“《]|20\d\d年/u.test(text.slice(mark.end, mark.end + 5));
  if (!frame && last > 0 && mark.value === last + 1 && mark.value > 1) return next !== null && next.value === mark.value + 1;
  if (mark.value !== 1) return false;
  // Right behind a heading: 二、要求（一）加强领导.
  const top = stack.at(-1);
  const words = top ? text.slice(top.textStart, mark.start) : '';
  return (
    starts ||
    (mark.kind === 'cnParen' && top?.kind === 'cn' && mark.start - top.textStart <= 24 && !/[。,;:(]/u.test(words) && words.length > 1)
  );
}

const heading = /^[\u4e00-\u9fff、]{0,4}(?:目标|要求|任务|措施|步骤|安排|保障|思想|原则|机构|组织|领导|内容|分工)/u;

function sequence(mark: Mark, frame: Node | null, last: number): Outline['flags'] {
  if (mark.kind === 'period' || mark.kind === 'quarter' || mark.kind === 'decimal' || mark.kind === 'annex') return [];
  const before = frame?.value ?? (mark.value === last + 1 ? last : 0);
  const place = { start: mark.start, end: mark.end };
  if (mark.value > before + 1) {
    const label = before === 0 ? '' : `从 ${labelOf(mark.kind, before)} `;
    const missing = labelOf(mark.kind, before + 1);
    return [{ kind: 'numberJump', ...place, sentence: `编号${label}跳到 ${mark.label}，原文缺 ${missing}？` }];
  }
  if (frame && mark.value <= before) return [{ kind: 'numberRepeated', ...place, sentence: `编号 ${mark.label} 重复或倒退` }];
  return [];
}

function labelOf(kind: MarkKind, value: number): string {
  switch (kind) {
    case 'cn':
      return chineseOf(value);
    case 'cnParen':
      return `(${chineseOf(value)})`;
    case 'numParen':
      return `(${value})`;
    case 'circled':
      return value <= 20 ? String.fromCharCode(0x245f + value) : String(value);
    case 'article':
      return `第${chineseOf(value)}条`;
    case 'part':
      return `第${chineseOf(value)}部分`;
    case 'chapter':
      return `第${chineseOf(value)}章`;
    default:
      return String(value);
  }
}

/** 三/(一)/1: the numbers of all levels. The unnumbered annex of a notice, which is the plan itself, is left out by the caller. */
export function pathOf(node: Node): string {
  const parts: string[] = [];
  for (let at: Node | null = node; at; at = at.parent) if (at.label !== '') parts.unshift(at.label);
  return parts.join('/');
}

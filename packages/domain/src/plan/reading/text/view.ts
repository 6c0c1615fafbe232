import type { Span } from '../reading.schema.ts';
import { traditionalPairs } from './traditional.data.ts';

/**
 * The reader's own view of a text: white space and noise are gone, widths and brackets are of one kind, a line break that counts is `\n`
 * and a cell's end `\t`. `raw` has the same characters as printed; `at` says where each stands in the source, so that every span is the source's.
 */
export interface View {
  source: string;
  text: string;
  raw: string;
  at: Uint32Array;
}

/** What must not reach the view (`drop`) and which line breaks only wrap a sentence (`soft`), both in order of place. */
export interface Cleaning {
  drop: readonly Span[];
  soft: ReadonlySet<number>;
}

const fold = new Uint16Array(65536);
for (let c = 0; c < 65536; c += 1) fold[c] = c;
for (let c = 0xff01; c <= 0xff5e; c += 1) fold[c] = c - 0xfee0;
const alike: readonly [string, string][] = [
  ['【〔［﹝〖', '['],
  ['】〕］﹞〗', ']'],
  ['﹙⁽', '('],
  ['﹚⁾', ')'],
  ['‐‑‒–—―─━－﹣−﹘', '-'],
  ['～〜∼˜', '~'],
  ['≧⩾⋝', '≥'],
  ['≦⩽⋜', '≤'],
  ['﹤', '<'],
  ['﹥', '>'],
  ['﹪٪', '%'],
  ['﹕∶︰', ':'],
  ['﹔', ';'],
  ['﹑､', '、'],
  ['｡', '。'],
  ['﹐', ','],
  ['○◯', '〇'],
  ['「『〝', '“'],
  ['」』〞', '”'],
  ['〈', '《'],
  ['〉', '》'],
];
for (const [from, to] of alike) for (const c of from) fold[c.charCodeAt(0)] = to.charCodeAt(0);
for (let i = 0; i + 1 < traditionalPairs.length; i += 2) fold[traditionalPairs.charCodeAt(i)] = traditionalPairs.charCodeAt(i + 1);
for (let c = 0; c <= 0x20; c += 1) fold[c] = 0;
for (const c of [0x7f, 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x2060, 0x3000, 0xfeff, 0xad]) fold[c] = 0;
for (let c = 0x2000; c <= 0x200f; c += 1) fold[c] = 0;
for (let c = 0x202a; c <= 0x202e; c += 1) fold[c] = 0;

/** The character as the grammars see it; 0 for white space. */
export const folded = (code: number): number => fold[code] ?? code;

/** A piece of the source as the grammars see it, character for character; white space becomes one blank each. */
export function foldText(text: string): string {
  let same = true;
  for (let i = 0; same && i < text.length; i += 1) same = folded(text.charCodeAt(i)) === text.charCodeAt(i);
  if (same) return text;
  const out = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i += 1) out[i] = folded(text.charCodeAt(i)) || (text.charCodeAt(i) === 10 ? 10 : 32);
  return ofCodes(out, out.length);
}

/** Words as the grammars see them, their Chinese characters as printed in `raw`, which ends as they do: 宣政辦發〔2026〕22號. */
export function asPrinted(seen: string, raw: string): string {
  const han = [...raw].filter((c) => isHan.test(c));
  return [...seen].reduceRight((out, c) => (isHan.test(c) ? (han.pop() ?? c) : c) + out, '');
}
const isHan = /[\u4e00-\u9fff]/u;

const isWord = (c: number): boolean => (c >= 48 && c <= 57) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122);
const isDigit = (c: number): boolean => c >= 48 && c <= 57;

export function viewOf(source: string, { drop, soft }: Cleaning): View {
  const text = new Uint16Array(source.length);
  const raw = new Uint16Array(source.length);
  const at = new Uint32Array(source.length);
  let n = 0;
  let next = 0;
  let blank = false;
  const put = (seen: number, printed: number, place: number) => {
    text[n] = seen;
    raw[n] = printed;
    at[n] = place;
    n += 1;
  };
  for (let i = 0; i < source.length; i += 1) {
    let out = drop[next];
    while (out && i >= out.end) {
      next += 1;
      out = drop[next];
    }
    if (out && i >= out.start) {
      i = out.end - 1;
      continue;
    }
    const c = source.charCodeAt(i);
    const f = folded(c);
    if (f === 0) {
      blank = true;
      if (c === 9 && n > 0 && text[n - 1] !== 10) put(9, 9, i);
      else if ((c === 10 || c === 13 || c === 12) && n > 0 && text[n - 1] !== 10 && !soft.has(i)) put(10, 10, i);
      continue;
    }
    if (blank && n > 0 && isWord(f)) {
      const before = text[n - 1] ?? 0;
      const spelled =
        isDigit(f) && isDigit(before) && !isDigit(source.charCodeAt(i + 1)) && at[n - 1] !== undefined && single(text, at, n - 1);
      if (isWord(before) && !spelled) put(32, 32, i - 1);
    }
    if (blank && n > 1 && (f > 0x3000 || isDigit(f)) && labelEnds.has(String.fromCharCode(text[n - 2] ?? 0, text[n - 1] ?? 0)))
      put(58, 32, i - 1);
    // 责任单位：市城管局 市住建局: the blank parts two names.
    if (
      blank &&
      n > 0 &&
      (text[n - 1] ?? 0) > 32 &&
      labelStarts.has(f) &&
      runOn.test(source.slice(i, i + 12)) &&
      flat(source, (at[n - 1] ?? 0) + 1, i)
    )
      put(32, 32, i - 1);
    else if (
      blank &&
      n > 0 &&
      nameStarts.has(f) &&
      nameEnds.has(text[n - 1] ?? 0) &&
      inList(text, n) &&
      flat(source, (at[n - 1] ?? 0) + 1, i)
    )
      put(32, 32, i - 1);
    blank = false;
    put(f, c, i);
  }
  return { source, text: ofCodes(text, n), raw: ofCodes(raw, n), at: at.subarray(0, n) };
}

const codes = (letters: string): ReadonlySet<number> => new Set([...letters].map((c) => c.charCodeAt(0)));
const nameEnds = codes('局委办会部处道镇乡队院心司站团区校所门位');
const nameStarts = codes('市县区各省镇街乡有相');
/** 责任单位：市城管局 责任人：王明: the next label on the same line. */
const labelStarts = codes('责牵配协主完整联分包督备时');
const runOn = /^(?:责任|牵头|配合|协办|协助|主办|主责|完成|整改|联系|分管|包保|督办|督导|备注|时限)[\u4e00-\u9fff]{0,5}[:：]/u;
const listOpens: readonly (readonly [number, number])[] = ['单位', '部门', '科室', '牵头', '配合', '责任'].map((w) => [
  w.charCodeAt(0),
  w.charCodeAt(1),
]);

/** Whether a label of units stands open before `n`: a colon behind 单位, 部门, … and no stop since. */
function inList(text: Uint16Array, n: number): boolean {
  for (let k = n - 1; k > 1 && n - k < 200; k -= 1) {
    const c = text[k];
    if (c === 10 || c === 0x3002 || c === 59) return false;
    if (c === 58 || c === 93) {
      if (listOpens.some(([a, b]) => text[k - 2] === a && text[k - 1] === b)) return true;
      if (c === 58) return false;
    }
  }
  return false;
}

/** Whether the gap is of blanks alone, no line break. */
function flat(source: string, from: number, to: number): boolean {
  for (let k = from; k < to; k += 1) if (source.charCodeAt(k) === 10 || source.charCodeAt(k) === 13) return false;
  return true;
}

/** A blank behind these words stands for a colon: 责任单位  市城管局. */
const labelEnds: ReadonlySet<string> = new Set(['单位', '部门', '科室', '时限', '期限']);

/** Whether the digit at `k` stands alone: what OCR leaves of 2 0 2 4 年. */
const single = (text: Uint16Array, at: Uint32Array, k: number): boolean =>
  k === 0 || !isDigit(text[k - 1] ?? 0) || (at[k] ?? 0) - (at[k - 1] ?? 0) > 1;

function ofCodes(codes: Uint16Array, n: number): string {
  let out = '';
  for (let i = 0; i < n; i += 8192) out += String.fromCharCode(...codes.subarray(i, Math.min(n, i + 8192)));
  return out;
}

/** The span in the source of the view's `[from, to)`. */
export function spanOf(view: View, from: number, to: number): Span {
  if (view.at.length === 0) return { start: 0, end: 0 };
  if (from >= view.at.length) return { start: view.source.length, end: view.source.length };
  const start = view.at[from] ?? 0;
  return to <= from ? { start, end: start } : { start, end: (view.at[to - 1] ?? start) + 1 };
}

/** A word of the view as printed, with its place. */
export const printed = (view: View, from: number, to: number) => ({
  text: view.raw
    .slice(from, to)
    .replace(/[\n\t]+/g, ' ')
    .trim(),
  span: spanOf(view, from, to),
});

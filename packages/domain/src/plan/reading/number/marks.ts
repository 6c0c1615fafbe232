import { indexIn } from '../text/find.ts';
import type { View } from '../text/view.ts';
import { numberOf } from './numerals.ts';

/** 编号的层级 by how it is written: 附件1, 第一章, 一、, (一), 1., 1.1, (1), ①, 2023年一季度： (`quarter` on a line of its own); 第一条 is a regulation's; `stop` ends a text. */
export type MarkKind =
  | 'annex'
  | 'part'
  | 'chapter'
  | 'section'
  | 'article'
  | 'cn'
  | 'cnParen'
  | 'num'
  | 'decimal'
  | 'numParen'
  | 'circled'
  | 'period'
  | 'quarter'
  | 'stage'
  | 'lost'
  | 'stop';

/** How sure it is that a number is an item's: 3 at the head of a line, 2 after a stop, 1 in the middle of words. */
type MarkStrength = 1 | 2 | 3;

/** 编号 as a candidate, with its place in the view: `[start, end)` is the mark, the item's text begins at `end`. */
export interface Mark {
  kind: MarkKind;
  value: number;
  /** As it stands in a path: 三, (一), 1, ①, 附件1, 2023-Q1. */
  label: string;
  start: number;
  end: number;
  strength: MarkStrength;
  /** A figure follows the mark's dot: 7.9月上旬. It counts only where exactly this number is due. */
  figure?: boolean;
  /** A bracket of the mark is missing. */
  broken?: boolean;
}

const numeral = '一二三四五六七八九十百';
const boundary = new Set([...'。;:!?”)]…》']);
const parens = /[([]\s?(?:([一二三四五六七八九十百]{1,5})|(\d{1,3}))\s?[)\]](?:[、.](?!\d))?/y;
const openParen = /\((?:([一二三四五六七八九十]{1,3})|(\d{1,2}))[、.](?=[\u4e00-\u9fff])/y;
const closeParen = /(?:([一二三四五六七八九十]{1,3})|(\d{1,2}))[)\]](?:[、.])?(?=[\u4e00-\u9fff“《])/y;
const cn = /([一二三四五六七八九十百]{1,5})[、.,:](?![一二三四五六七八九十]{1,3}[、,])/y;
const num = /(\d{1,3})(?:、|,(?=\D|20\d\d年)|\.(?=[^\d.]|20[\dx]{2}年)|:(?=[\u4e00-\u9fff]))/iy;
const long = /(\d{4})(?:、|\.(?=\D))/y;
const figureAfter = /(\d{1,3})\.(?=\d{1,4}(?:[月日年号个周天岁名家座处场次%小]|\.\d{1,2}))/y;
const measured = /[月日年号个周天岁名家座处场次项%小米元万亿公倍度分吨]/u;
const decimal = /(\d{1,2}(?:\.\d{1,2}){1,8})[、.]?(?=[\u4e00-\u9fff“《])/y;
const chapter = /第([一二三四五六七八九十百\d]{1,4})(?:章|部分|篇|编|节)/y;
const stage = /第([一二三四五六七八九十]|\d{1,2})(?:阶段|步|时段)(?!的)[:、,]?/y;
const article = /第([一二三四五六七八九十百\d]{1,6})条/y;
const annex = /附(?:件|表|录)(\d{1,2}|[一二三四五六七八九十]{1,3})?(?=[:、.\n]|$|[\u4e00-\u9fff《“])[:、.]?/y;
const period =
  /(?:(20[\dXx*×]{2})年度?)?(?:第?([一二三四1-4])季度?|(上|下)半年|(\d{1,2})(?:月?[-~至](\d{1,2}))?月份?)?(?:\([^)\n]{1,24}\))?(?:[:\n])/y;
const stops =
  /(?:(?:20\d\d|二[〇零一二三四五六七八九]{3})年(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日(?:印发)?(?=\n|$|\()|\(此件[^)\n]{1,20}\)|特此通知|请?各[^\n。;]{2,60}报[^\n]{1,60}(?:联系人|联系电话|邮箱)[^\n]*|抄送:|主送:|本(?:方案|措施|意见|办法|计划|通知|规定|细则|要点|行动计划|实施方案|若干措施)(?:由[^\n]{1,20}负责解释)?(?:自|从)[^\n]{1,24}(?:施行|实施|执行|生效|起)|\[(?:原文下载|附件)\])/y;

/** All places where a number may stand, in order. Inside 《…》 there is none; `skip` are the places of tables. */
export function findMarks({ text, at }: View, skip: readonly { start: number; end: number }[]): Mark[] {
  const marks: Mark[] = [];
  let table = 0;
  let quoted = -1;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    const cls = c < 0x80 ? asciiClass[c] : (classes.get(c) ?? 0);
    if (!cls) continue;
    let out = skip[table];
    while (out && i >= out.end) {
      table += 1;
      out = skip[table];
    }
    if (out && i >= out.start) {
      i = out.end - 1;
      continue;
    }
    if (cls === 9) {
      const close = indexIn(text, '》', i, i + 80);
      if (close >= 0) quoted = Math.max(quoted, close);
      continue;
    }
    if (i < quoted) continue;
    const mark = markAt(text, i, cls, i > 0 && (at[i] ?? 0) - (at[i - 1] ?? 0) > 1);
    if (!mark) continue;
    marks.push(mark);
    i = Math.max(i, mark.end - 1);
  }
  return marks;
}

const asciiClass = new Uint8Array(128);
for (const d of '0123456789') asciiClass[d.charCodeAt(0)] = 2;
asciiClass['('.charCodeAt(0)] = 1;
asciiClass['['.charCodeAt(0)] = 1;
asciiClass['.'.charCodeAt(0)] = 7;
const classes = new Map<number, number>();
for (const c of numeral) classes.set(c.charCodeAt(0), 3);
for (const c of '上下') classes.set(c.charCodeAt(0), 8);
for (const c of '抄主特本各请') classes.set(c.charCodeAt(0), 10);
classes.set('第'.charCodeAt(0), 4);
classes.set('附'.charCodeAt(0), 5);
classes.set('、'.charCodeAt(0), 7);
classes.set('《'.charCodeAt(0), 9);
for (let c = 0x2460; c <= 0x249b; c += 1) classes.set(c, 6);
for (let c = 0x3220; c <= 0x3229; c += 1) classes.set(c, 6);

function markAt(text: string, i: number, cls: number, gap: boolean): Mark | null {
  const before = i === 0 ? '\n' : (text[i - 1] ?? '\n');
  const head = before === '\n';
  const strength: MarkStrength = head ? 3 : boundary.has(before) || (gap && !/[、,\d]/u.test(before)) ? 2 : 1;
  if (head) {
    const stop = hit(stops, text, i);
    if (stop) return { kind: 'stop', value: 0, label: '', start: i, end: i + stop[0].length, strength };
    if (cls === 2 || cls === 3 || cls === 4 || cls === 8) {
      const found = periodAt(text, i);
      if (found) return found;
    }
  }
  // In a text without breaks: …组织管理2023年一季度：…。二季度：….
  if (!head && (cls === 2 ? text[i] === '2' && text[i + 1] === '0' : strength === 2 && (cls === 3 || cls === 4))) {
    const found = periodAt(text, i);
    const timed = found !== null && text[found.end - 1] === ':' && /Q|H/u.test(found.label);
    if (timed || (found && strength === 2 && text[found.end - 1] === ':')) return { ...found, strength };
  }
  const made = (kind: MarkKind, written: string | undefined, label: (n: string) => string, length: number, broken = false): Mark | null => {
    const value = numberOf(written ?? '');
    if (value === null || value < 1 || value > 9999) return null;
    return { kind, value, label: label(written ?? ''), start: i, end: i + length, strength, ...(broken ? { broken } : {}) };
  };
  switch (cls) {
    case 1: {
      if (/[第和与及见表图款项]/u.test(before)) return null;
      const m = hit(parens, text, i);
      if (m)
        return m[1] ? made('cnParen', m[1], (n) => `(${n})`, m[0].length) : made('numParen', m[2], (n) => `(${Number(n)})`, m[0].length);
      if (head && text.startsWith('()', i)) return lost(i, 2);
      const b = strength > 1 && hit(openParen, text, i);
      if (b)
        return b[1]
          ? made('cnParen', b[1], (n) => `(${n})`, b[0].length, true)
          : made('numParen', b[2], (n) => `(${Number(n)})`, b[0].length, true);
      return null;
    }
    case 2: {
      if (/[\d.\-~/A-Za-z第附件图表≥≤<>＝=零约近超达每]/u.test(before) && !head) return null;
      const d = head && hit(decimal, text, i);
      if (d && !measured.test(text[i + d[0].length] ?? '')) return decimalMark(d[1] ?? '', i, d[0].length);
      const m = hit(num, text, i);
      if (m) return made('num', m[1], (n) => String(Number(n)), m[0].length);
      const f = strength > 1 && hit(figureAfter, text, i);
      if (f) {
        const mark = made('num', f[1], (n) => String(Number(n)), f[0].length);
        return mark && { ...mark, figure: true };
      }
      // 1000. and on: a year or a figure unless exactly this number is due.
      const l = head && hit(long, text, i);
      if (l) {
        const mark = made('num', l[1], (n) => String(Number(n)), l[0].length);
        return mark && { ...mark, figure: true };
      }
      const p = strength > 1 && hit(closeParen, text, i);
      return p ? made('numParen', p[2], (n) => `(${Number(n)})`, p[0].length) : null;
    }
    case 3: {
      if (strength === 1 && new RegExp(`[${numeral}第、,零初十百千万几]`, 'u').test(before)) return null;
      const m = hit(cn, text, i);
      if (m) return made('cn', m[1], (n) => n, m[0].length);
      const p = strength > 1 && hit(closeParen, text, i);
      return p ? made('cnParen', p[1], (n) => `(${n})`, p[0].length, true) : null;
    }
    case 4: {
      const opens = head || /[。;!]/u.test(before) || (strength === 2 && gap);
      const a = opens && hit(article, text, i);
      if (a) return made('article', a[1], (n) => `第${n}条`, a[0].length);
      const s = opens && hit(stage, text, i);
      if (s) return made('stage', s[1], () => s[0].replace(/[:、,]$/u, ''), s[0].length);
      const m = opens && hit(chapter, text, i);
      return m ? made(chapterKind(m[0]), m[1], () => m[0], m[0].length) : null;
    }
    case 5: {
      const m = head && hit(annex, text, i);
      if (!m) return null;
      const n = m[1] ? numberOf(m[1]) : 0;
      return { kind: 'annex', value: n ?? 0, label: `附件${n || ''}`, start: i, end: i + m[0].length, strength };
    }
    case 6: {
      const c = text.charCodeAt(i);
      const drop = text[i + 1] === '、' || text[i + 1] === '.' ? 2 : 1;
      if (c >= 0x3220) return made('cnParen', numeral[c - 0x3220], (n) => `(${n})`, drop);
      if (c >= 0x2488) return made('num', String(c - 0x2487), (n) => n, drop);
      if (c >= 0x2474) return made('numParen', String(c - 0x2473), (n) => `(${n})`, drop);
      return made('circled', String(c - 0x245f), () => text[i] ?? '', drop);
    }
    case 7:
      return head && /[\u4e00-\u9fff《“]/u.test(text[i + 1] ?? '') ? lost(i, 1) : null;
    default:
      return null;
  }
}

const chapterKind = (mark: string): MarkKind => (mark.endsWith('节') ? 'section' : mark.endsWith('章') ? 'chapter' : 'part');

function hit(pattern: RegExp, text: string, i: number): RegExpExecArray | null {
  pattern.lastIndex = i;
  return pattern.exec(text);
}

const lost = (start: number, length: number): Mark => ({ kind: 'lost', value: 0, label: '', start, end: start + length, strength: 3 });

function decimalMark(written: string, start: number, length: number): Mark {
  const parts = written.split('.');
  return { kind: 'decimal', value: Number(parts.at(-1)), label: written, start, end: start + length, strength: 3 };
}

/** 2023年一季度：, 上半年：, 3—4月：, 2024年： at the head of a line. */
function periodAt(text: string, i: number): Mark | null {
  const m = hit(period, text, i);
  if (!m) return null;
  const [all, year, quarter, half, from, to] = m;
  if (!year && !quarter && !half && !from) return null;
  if (from && (Number(to ?? from) > 12 || Number(from) < 1)) return null;
  const y = year ?? '-';
  const month = (to ?? from ?? '').padStart(2, '0');
  const part = quarter ? `-Q${numberOf(quarter)}` : half ? (half === '上' ? '-H1' : '-H2') : from ? `-${month}` : '';
  const label = `${y}${part}`;
  const end = all.endsWith('\n') ? i + all.length - 1 : i + all.length;
  // On a line of its own it heads the items below it.
  return { kind: all.endsWith('\n') ? 'quarter' : 'period', value: 0, label, start: i, end, strength: 3 };
}

import { numberOf } from '../number/numerals.ts';
import { isCount, measures } from './measures.data.ts';

/** 数 as printed: a figure with its unit, in digits or Chinese numerals. */
export interface Figure {
  value: number;
  /** The figure's place; the unit's end. */
  start: number;
  numberEnd: number;
  end: number;
  unit: string;
}

const firstLetters = new Map<string, string[]>();
for (const m of measures) firstLetters.set(m[0] ?? '', [...(firstLetters.get(m[0] ?? '') ?? []), m]);

const arabic = /\d{1,9}(?:\.\d{1,4})?/y;
const chinese = /百分之([零一二三四五六七八九十百点]{1,6})|千分之([一二三四五六七八九十]{1,4})|[一二两三四五六七八九十百千]{1,6}/y;
const perRate = /\/(?:10万|百万|\d+万|千|万)/y;
const per =
  /(?:\/|每)(?:年|月|周|日|天|季度?|人|户|次|百户|千人|万人|平方公里|公里|平方千米|千米|平方米|百米|米|公顷|亩|人次|车|吨|个|小时|班|村|社区|所|学期)/y;

const numberStarts = new Uint8Array(65536);
for (const c of '0123456789一二两三四五六七八九十百千') numberStarts[c.charCodeAt(0)] = 1;
export const isNumberStart = (c: number): boolean => numberStarts[c] === 1;

/** The end of a run of digits that is no figure. */
export function skipNumber(text: string, i: number, to: number): number {
  let k = i;
  while (k + 1 < to && /[\d.]/.test(text[k] ?? '') && /[\d.]/.test(text[k + 1] ?? '')) k += 1;
  return k;
}

const orElse = /\((?:套|个|处|座|条|家|户|件|辆|次|名|张|块|组|台|盏|只|间|项)\)/y;

/** Words that only begin like a count: 二次供水, 一次性, 三级医院. */
const wordAhead = /(?:[二2]次(?:供水|加压|污染|扬尘|利用|装修|创业|传播|感染|转运|分拣|消毒池|回用)|一次性)/y;

/** The figure that begins at `i`, with its unit; null for ordinals, codes and parts of numbers. */
export function figureAt(text: string, from: number, i: number, to: number): Figure | null {
  const c = text[i] ?? '';
  wordAhead.lastIndex = i;
  if (wordAhead.test(text)) return null;
  let value: number | null;
  let end: number;
  let unit = '';
  if (c >= '0' && c <= '9') {
    if ((i > from && /[\d.A-Za-z第]/.test(text[i - 1] ?? '')) || (text[i - 1] === '-' && /[A-Za-z]/.test(text[i - 2] ?? ''))) return null;
    arabic.lastIndex = i;
    const m = arabic.exec(text);
    if (!m) return null;
    value = Number(m[0]);
    end = i + m[0].length;
  } else {
    if (i > from && /[第十百千万几数零一二三四五六七八九两]/u.test(text[i - 1] ?? '')) return null;
    chinese.lastIndex = i;
    const m = chinese.exec(text);
    if (!m) return null;
    value = m[1] ? decimalOf(m[1]) : numberOf(m[2] ?? m[0]);
    end = i + m[0].length;
    if (m[1]) unit = '%';
    if (m[2]) unit = '‰';
  }
  if (value === null) return null;
  const numberEnd = end;
  if (unit === '') {
    perRate.lastIndex = end;
    const rate = perRate.exec(text);
    if (rate) unit = rate[0];
    else {
      if (text[end] === ' ') end += 1;
      if (text[end] === '余' || text[end] === '多') end += 1;
      let at = end;
      unit = measureAt(text, at);
      if (unit === '' && (text[at] === '万' || text[at] === '亿' || text[at] === '千')) {
        const big = measureAt(text, at + 1);
        unit = big === '' ? (text[at] ?? '') : `${text[at]}${big}`;
        at = end;
      }
      if (unit !== '') {
        per.lastIndex = end + unit.length;
        const rated = per.exec(text);
        if (rated && isCount.has(unit)) unit += rated[0];
        // 300台（套）: the other count is part of the unit.
        orElse.lastIndex = end + unit.length;
        if (isCount.has(unit)) unit += orElse.exec(text)?.[0] ?? '';
      }
    }
    end += unit.length;
  }
  return end <= to ? { value, start: i, numberEnd, end, unit } : null;
}

function decimalOf(written: string): number | null {
  const [whole, part] = written.split('点');
  const n = numberOf(whole ?? '');
  if (n === null || part === undefined) return n;
  return Number(`${n}.${[...part].map((d) => numberOf(d) ?? 0).join('')}`);
}

function measureAt(text: string, at: number): string {
  const list = firstLetters.get(text[at] ?? '');
  if (!list) return '';
  return list.find((m) => text.startsWith(m, at)) ?? '';
}

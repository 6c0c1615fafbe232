import type { Span } from '../../plan/index.ts';
import { isBlank, keptText, type Laid, linesIn } from './messageText.rules.ts';

/** A message as its items, and what stands before and after them and holds for all. */
export interface Items {
  items: Span[];
  shared: Span[];
}

const numerals = '一二三四五六七八九十';
const numberOf = (written: string): number => {
  if (/^\d+$/u.test(written)) return Number(written);
  if (written.length === 1) return /[①-⑳]/u.test(written) ? written.charCodeAt(0) - 0x2460 + 1 : numerals.indexOf(written) + 1;
  const [tens = '', ones = ''] = written.split('十');
  return (tens === '' ? 1 : numerals.indexOf(tens) + 1) * 10 + (ones === '' ? 0 : numerals.indexOf(ones) + 1);
};

/** 以上问题请…, 请各单位…: the end of a message that holds for all of its items. */
const closing = /^ *(?:以上|上述|请各|请相关|请有关|请责任|各责任|各相关|各单位|望|要求各)/u;
/** After the last number a new line that asks for something is such an end, too. */
const lastly = /^ *(?:以上|上述|请|望|要求|限|各)/u;

interface Marker {
  at: number;
  end: number;
  number: number;
}

/** 1. 1、（1）① 一、, in a line of numbers that begins at 1 and goes on by one. */
function markersIn(plain: string): Marker[] {
  const found: Marker[] = [];
  let next = 1;
  for (const m of plain.matchAll(/(^|[\n ,。;:!?、])(?:\(?(\d{1,2}|[一二三四五六七八九十]{1,3})([.、)])|([①-⑳])) ?/gu)) {
    const at = m.index + (m[1] ?? '').length;
    const end = m.index + m[0].length;
    const lineStart = at === 0 || plain[at - 1] === '\n';
    if (/\d/u.test(plain[end] ?? '') && (m[3] === '.' || !lineStart)) continue;
    const number = numberOf(m[2] ?? m[4] ?? '');
    if (number !== next && !(number === 1 && next > 2 && lineStart)) continue;
    found.push({ at, end, number });
    next = number + 1;
  }
  return found;
}

/** 分条：by numbers, else by lines of which each names a matter (or by labelled places), else the whole is one. `tells` says how a passage names a matter. */
export function itemsOf(laid: Laid, tells: (span: Span) => boolean, placed: (span: Span) => boolean): Items {
  const { plain } = laid;
  const whole = { start: 0, end: plain.length };
  const markers = markersIn(plain);
  if (markers.length >= 2) return numbered(laid, markers);
  const lines = linesIn(plain, whole).filter((line) => !isBlank(laid, line));
  const labelled = lines.filter((line) => /^ *(?:地点|位置|地址|点位) ?:/u.test(plain.slice(line.start, line.end)));
  const begins = labelled.length >= 2 ? labelled : lines.filter(tells);
  if (begins.length >= 2) return byLines(laid, lines, begins);
  const parts = sentences(plain, whole).filter((span) => !isBlank(laid, span));
  const ownPlaces = parts.filter((part) => tells(part) && placed(part));
  if (ownPlaces.length >= 2) return byLines(laid, parts, ownPlaces);
  return { items: isBlank(laid, whole) ? [] : [whole], shared: [] };
}

function numbered(laid: Laid, markers: readonly Marker[]): Items {
  const { plain } = laid;
  const shared: Span[] = [{ start: 0, end: markers[0]?.at ?? 0 }];
  const items = markers.map(({ end }, i) => ({ start: end, end: markers[i + 1]?.at ?? plain.length }));
  for (const [i, item] of items.entries()) {
    const ends = i + 1 === items.length ? lastly : closing;
    const tail = linesIn(plain, item)
      .slice(1)
      .find((line) => ends.test(plain.slice(line.start, line.end)));
    if (tail) {
      shared.push({ start: tail.start, end: item.end });
      item.end = tail.start;
    }
  }
  return { items: items.filter((item) => !isBlank(laid, item)), shared: shared.filter((span) => !isBlank(laid, span)) };
}

function byLines(laid: Laid, lines: readonly Span[], begins: readonly Span[]): Items {
  const starts = new Set(begins.map(({ start }) => start));
  const items: Span[] = [];
  const shared: Span[] = [];
  for (const line of lines) {
    const words = keptText(laid, line);
    const last = items.at(-1);
    if (starts.has(line.start)) items.push({ ...line });
    else if (!last || closing.test(words)) shared.push(line);
    else last.end = line.end;
  }
  return { items, shared };
}

function sentences(plain: string, { start, end }: Span): Span[] {
  const out: Span[] = [];
  let from = start;
  for (let i = start; i <= end; i++)
    if (i === end || '。;!?\n'.includes(plain[i] as string)) {
      if (i > from) out.push({ start: from, end: i });
      from = i + 1;
    }
  return out;
}

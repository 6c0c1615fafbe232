import type { ReadPhase } from '../reading.schema.ts';
import { printed, spanOf, type View } from '../text/view.ts';
import { datesIn, monthOf, type PrintedDate } from './dates.ts';

const ordinal = /^(?:第[一二三四五六七八九十\d]{1,3}(?:阶段|步|时段)[:、,]?|[一二三四五六]是)/u;

/** 阶段 in a piece of the view: its name without number, and its months, from the brackets behind the name or the first date of its text. */
export function phaseOf(view: View, from: number, to: number, titleYear: string | null): ReadPhase | null {
  const own = view.text.slice(from, Math.min(to, from + 200));
  const stripped = ordinal.exec(own)?.[0].length ?? 0;
  const rest = own.slice(stripped);
  const bracket = /^\(([^()]{4,40})\)[:、,]?/u.exec(rest);
  const early = bracket && datesIn(bracket[1] ?? '', 0, (bracket[1] ?? '').length).length > 0 ? bracket[0].length : 0;
  const nameFrom = stripped + early + dateAhead(own.slice(stripped + early));
  const after = own.slice(nameFrom);
  const stop = after.search(/[(。:;,\n[]|20[\dX]{2}年|\d{1,2}月/u);
  const name = after
    .slice(0, stop < 0 ? Math.min(after.length, 30) : stop)
    .replace(/[-~]+$/u, '')
    .replace(/^[\d-]+$/u, '');
  const timed = datesIn(own, 0, Math.min(own.length, 30))[0];
  // 3月份：…: a stage known only by its month is called by it.
  const fallback = stripped > 0 ? own.slice(0, stripped).replace(/[:、,]$/u, '') : timed ? own.slice(timed.start, timed.end) : '';
  const start = from + nameFrom;
  const label = name === '' ? fallback : name;
  if (label === '') return null;
  const months = monthsOf(view.text, from, Math.min(to, from + 200), start + name.length, titleYear);
  const text = printed(view, from, to);
  return { name: view.raw.slice(start, start + name.length) || label, ...months, text: text.text, span: spanOf(view, from, to) };
}

/** 3月1日至15日为动员阶段: how far the date before the name reaches; 0 where no name follows it. */
function dateAhead(words: string): number {
  const dated = datesIn(words, 0, Math.min(words.length, 40))[0];
  if (dated?.start !== 0) return 0;
  const rest = words.slice(dated.end);
  if (/^[为是]/u.test(rest)) return dated.end + 1;
  const named = /^[:,、]?(?=[\u4e00-\u9fff“”]{2,14}(?:阶段|期)[:(,。\n])/u.exec(rest);
  return named ? dated.end + named[0].length : 0;
}

/** The dates that say when: in the brackets at the head, else the first date of the text. */
function monthsOf(
  text: string,
  from: number,
  to: number,
  nameEnd: number,
  titleYear: string | null,
): { start: string | null; end: string | null } {
  const head = text.slice(from, to);
  let date: PrintedDate | undefined;
  const dates = datesIn(head, 0, head.length);
  for (const found of dates) {
    const near = head.slice(0, found.start);
    const inBracket = near.lastIndexOf('(') > near.lastIndexOf(')') && near.length <= nameEnd - from + 12;
    const first = found.start <= nameEnd - from + 4 || /[。:\n,]\s*$/u.test(near) || inBracket;
    if (first && (found.month !== null || found.part !== null || found.from !== null || found.year !== null)) {
      date = found;
      break;
    }
  }
  if (!date || (/^[今本明当]/u.test(date.year ?? '') && date.month === null && date.part === null)) return { start: null, end: null };
  const year = date.year && /^\d/.test(date.year) ? date.year : (titleYear ?? '-');
  const end = monthOf(date, year, true);
  if (date.from) {
    const fromYear = date.from.year && /^\d/.test(date.from.year) ? date.from.year : year;
    return { start: monthOf(date.from, fromYear, false), end };
  }
  if (/前|止|底前/u.test(date.suffix) || (date.end_ && date.month === 12)) return { start: null, end };
  if (/起|以来|后|开始/u.test(date.suffix)) return { start: monthOf(date, year, false), end: null };
  return { start: monthOf(date, year, false), end };
}

/** Whether a line without number is a stage: 动员部署阶段（3月）：…, 2025年3月：…. */
export const isStage = (line: string): boolean =>
  /^[^,。;:(]{2,14}(?:阶段|期)[:(,。]|^(?:20[\dX]{2}年)?[\d一二三四五六七八九十]{1,3}月(?:份|[-~至底上中下])?[^,。;]{0,12}[:,]/u.test(line);

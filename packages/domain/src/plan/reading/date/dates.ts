import { numberOf } from '../number/numerals.ts';
import { indexIn } from '../text/find.ts';

/** 日期 as printed, with what is not printed left open: a year `-` is none, `20XX` is masked. `[start, end)` in the text given. */
export interface PrintedDate {
  start: number;
  end: number;
  year: string | null;
  month: number | null;
  day: number | null;
  /** 'end' of the month, quarter or year; `H1`, `Q3` for a half or a quarter. */
  part: string | null;
  end_: boolean;
  /** The last day of a part of the month: 10 for 上旬, 15 for 上半月, 31 for 下旬. */
  by?: number | undefined;
  /** 本月, 下月: months from the document's own. */
  shift?: number;
  /** The start of a range that ends here. */
  from: PrintedDate | null;
  /** 前, 底前, 以内: what follows. */
  suffix: string;
}

const Y = '20[\\dXx*×]{2}|[12]\\d{3}(?=年)|二[〇零一二三四五六七八九]{3}';
const N = '\\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]';
const date = new RegExp(
  [
    // 十四五末、“十四五”期间
    '“?十([一二三四五六七])五”?(?:期)?(末|期末|期间|时期)',
    // 2025年6月30日、2025.6.30、2025-06-30
    `(${Y}|今|本|明|当|同)年度?(?:的)?(?:(${N})(?:月份?|(?=[\\-~至到]{1,2}(?:${N})月))(?:(?:(${N})[日号])|(上旬|中旬|下旬|[上下]半月|初|中|底|末))?|(?:第?([一二三四1-4])季度|(上|下)半年)(底|末)?|(?:全)?(年?底|年?末|末|底|年初|内|年内|年终))?`,
    '(20\\d\\d)[.\\-/](\\d{1,2})[.\\-/](\\d{1,2})(?![\\d.])',
    `(${N})月份?(?:(${N})[日号]|(上旬|中旬|下旬|[上下]半月|初|中|底|末))?`,
    '第?([一二三四1-4])季度(底|末)?|(上|下)半年(底|末)?|(年底|年末|年终|岁末)|(月底|月末)|(季度?末)',
    `(20[\\dXx*×]{2})(?=[\\-~至]{1,2}(?:${Y})年)`,
    // 本月底、下月10日
    `(本|这个|下)个?月(?:份)?(?:(${N})[日号]|(上旬|中旬|下旬|[上下]半月|底|末|内))`,
  ].join('|'),
  'y',
);
const connector = /(?:[-~至到]|--)(?:次年|翌年)?/y;
const shortEnd = new RegExp(`(${N})[日号]|(底|年底)(?!前.{0,2}年)`, 'y');
const suffixes = /(?:之?前|以前|前后|止|截止|为止|以内|之内|内|起|以来|以后|之后|后|开始|期间|左右|初步)*/y;

const starts = new Set([...'0123456789二今本明当同一三四五六七八九十第上下年月季“岁']);

/** All dates in a text, in order. Nothing inside 《…》. */
export function datesIn(text: string, from: number, to: number): PrintedDate[] {
  const out: PrintedDate[] = [];
  for (let i = from; i < to; i += 1) {
    const c = text[i] ?? '';
    if (c === '《') {
      const close = indexIn(text, '》', i, Math.min(to, i + 90));
      if (close > 0) i = close;
      continue;
    }
    if (!starts.has(c)) continue;
    if (c >= '0' && c <= '9' && /[\d.]/.test(text[i - 1] ?? '') && i > from) continue;
    const several = severalAt(text, i, to);
    if (several) {
      out.push(...several);
      i = (several[0]?.end ?? i) - 1;
      continue;
    }
    const found = rangeAt(text, i, to);
    if (!found || found.end > to) continue;
    out.push(found);
    i = found.end - 1;
  }
  return out;
}

const several = new RegExp(
  `(?:(${Y}|今|本|明|当)年)?第?((?:${N})(?:[、和](?:${N}))+)(?:个?(季度)|月份?)(?![、和\\d]|[\\-~至到]{1,2}(?:${N})月|(?:${N})[日号])(底|末)?`,
  'y',
);

/** 第二、三季度, 3、6、9、12月: a date for each, all of them at the place of the whole. */
function severalAt(text: string, i: number, to: number): PrintedDate[] | null {
  if (/[\d十年、]/u.test(text[i - 1] ?? '')) return null;
  several.lastIndex = i;
  const m = several.exec(text);
  if (!m || i + m[0].length > to) return null;
  const [all, year, list, quarter, end] = m;
  const values = (list ?? '').split(/[、和]/u).map((n) => numberOf(n) ?? 0);
  if (values.some((n, k) => n < 1 || n > (quarter ? 4 : 12) || n <= (values[k - 1] ?? 0))) return null;
  const own = year ? (/^[今本明当]$/u.test(year) ? year : mask(year)) : null;
  return values.map((n) =>
    withSuffix(text, {
      start: i,
      end: i + all.length,
      year: own,
      month: quarter ? null : n,
      day: null,
      part: quarter ? `Q${n}` : null,
      end_: end !== undefined,
      from: null,
      suffix: '',
    }),
  );
}

function rangeAt(text: string, i: number, to: number): PrintedDate | null {
  const first = dateAt(text, i);
  const early = first ?? monthOrDayFirst(text, i);
  if (!early) return null;
  connector.lastIndex = early.end;
  const link = connector.exec(text);
  if (link && early.end + link[0].length < to) {
    const at = early.end + link[0].length;
    const second = dateAt(text, at) ?? endOnly(text, at, early);
    if (second) {
      second.start = early.start;
      second.from = early;
      if (!second.year && early.year) second.year = /次|翌/u.test(link[0]) ? nextYear(early.year) : early.year;
      if (second.month === null && second.day !== null) second.month = early.month;
      if (!early.month && !early.part && early.day !== null) early.month = second.month;
      if (!early.year && second.year && !/^(?:-)$/.test(second.year)) early.year = second.year;
      return withSuffix(text, second);
    }
  }
  return first ? withSuffix(text, first) : null;
}

const nextYear = (year: string): string => (/^\d{4}$/.test(year) ? String(Number(year) + 1) : year);

/** 1—9月, 10日至15日: a bare number that is only a date because a range follows. */
function monthOrDayFirst(text: string, i: number): PrintedDate | null {
  const m = /^(\d{1,2})(?=(?:月|日)?[-~至]{1,2}\d{1,2}(月|日))/u.exec(text.slice(i, i + 12));
  if (!m || /[\d年月]/.test(text[i - 1] ?? '')) return null;
  const n = Number(m[1]);
  const base = { start: i, end: i + m[0].length, year: null, part: null, end_: false, from: null, suffix: '' };
  return m[2] === '月' && n <= 12 ? { ...base, month: n, day: null } : null;
}

/** 6月1日—15日, 2024年4月—年底. */
function endOnly(text: string, at: number, early: PrintedDate): PrintedDate | null {
  shortEnd.lastIndex = at;
  const m = shortEnd.exec(text);
  if (!m) return null;
  const base = { start: at, end: at + m[0].length, year: early.year, part: null, end_: false, from: null, suffix: '' };
  if (m[1]) return { ...base, month: early.month, day: numberOf(m[1]) };
  return { ...base, month: 12, day: null, end_: true };
}

function dateAt(text: string, i: number): PrintedDate | null {
  date.lastIndex = i;
  const m = date.exec(text);
  if (!m || m[0] === '') return null;
  const [
    ,
    plan,
    ,
    year,
    month,
    day,
    tenth,
    quarter,
    half,
    partEnd,
    yearEnd,
    dotY,
    dotM,
    dotD,
    month2,
    day2,
    tenth2,
    quarter2,
    quarterEnd2,
    half2,
    halfEnd2,
    yearEnd2,
    monthEnd,
    seasonEnd,
    bareYear,
    relative,
    relativeDay,
    relativePart,
  ] = m;
  const base: PrintedDate = {
    start: i,
    end: i + m[0].length,
    year: null,
    month: null,
    day: null,
    part: null,
    end_: false,
    from: null,
    suffix: '',
  };
  if (plan) {
    if (m[2] !== '末' && m[2] !== '期末') return null;
    return { ...base, year: String(2000 + 5 * (numberOf(plan) ?? 0) + 5), month: 12, end_: true };
  }
  if (dotY) return real({ ...base, year: dotY, month: Number(dotM), day: Number(dotD) });
  if (relative) {
    const day = relativeDay ? numberOf(relativeDay) : null;
    const by = relativeDay ? undefined : (partEnds[relativePart ?? ''] ?? 31);
    return real({ ...base, month: 1, day, by, shift: relative === '下' ? 1 : 0 });
  }
  if (bareYear) return { ...base, year: mask(bareYear) };
  if (year) {
    const dated = { ...base, year: /^[今本明当同]$/u.test(year) ? year : mask(year) };
    if (month)
      return real({
        ...dated,
        month: numberOf(month),
        day: day ? numberOf(day) : null,
        end_: tenth === '底' || tenth === '末',
        by: partEnds[tenth ?? ''],
      });
    if (quarter) return { ...dated, part: `Q${numberOf(quarter)}`, end_: partEnd !== undefined };
    if (half) return { ...dated, part: half === '上' ? 'H1' : 'H2', end_: partEnd !== undefined };
    if (yearEnd && /底|末|终/u.test(yearEnd)) return { ...dated, month: 12, end_: true };
    return dated;
  }
  if (month2) {
    if (/[年个]/u.test(text[i - 1] ?? '') && text[i - 1] !== '年') return null;
    return real({
      ...base,
      month: numberOf(month2),
      day: day2 ? numberOf(day2) : null,
      end_: tenth2 === '底' || tenth2 === '末',
      by: partEnds[tenth2 ?? ''],
    });
  }
  if (quarter2) return { ...base, part: `Q${numberOf(quarter2)}`, end_: quarterEnd2 !== undefined };
  if (half2) return { ...base, part: half2 === '上' ? 'H1' : 'H2', end_: halfEnd2 !== undefined };
  if (yearEnd2) return { ...base, month: 12, end_: true };
  if (monthEnd || seasonEnd) return null;
  return null;
}

/** 旬 and half-months, by their last day. */
const partEnds: Readonly<Record<string, number>> = { 上旬: 10, 中旬: 20, 下旬: 31, 上半月: 15, 下半月: 31 };

const real = (date: PrintedDate): PrintedDate | null =>
  date.month !== null && date.month >= 1 && date.month <= 12 && (date.day === null || (date.day >= 1 && date.day <= 31)) ? date : null;

/** 20XX for every masked year; a year in Chinese numerals in digits. */
function mask(year: string): string {
  if (/[Xx*×]/.test(year)) return `${year.slice(0, 2)}${year.slice(2).replace(/[x*×]/gi, 'X')}`;
  return /^\d/.test(year) ? year : String(numberOf(year));
}

function withSuffix(text: string, date: PrintedDate): PrintedDate {
  suffixes.lastIndex = date.end;
  const m = suffixes.exec(text);
  return m && m[0] !== '' ? { ...date, end: date.end + m[0].length, suffix: m[0] } : date;
}

const lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The last day of a month: 31, 30, 28; 29 in a leap year or where the year is not known. */
function lastDay(year: string, month: number): number {
  const y = Number(year);
  if (month === 2 && Number.isInteger(y) && (y % 4 !== 0 || (y % 100 === 0 && y % 400 !== 0))) return 28;
  return lengths[month - 1] ?? 31;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** `2022-03-31`, `2022-06`, `2023-Q1`, `2023-H1`, `2020`; year `-` where none is known. A part of a month is its last day, at the start of a range the month. */
export function isoOf(date: PrintedDate, year: string, start = false): string {
  const y = year === '' ? '-' : year;
  if (date.part) {
    if (!date.end_) return `${y}-${date.part}`;
    const month = date.part.startsWith('Q') ? Number(date.part[1]) * 3 : date.part === 'H1' ? 6 : 12;
    return `${y}-${two(month)}-${two(lastDay(y, month))}`;
  }
  if (date.month === null) return y;
  if (date.day !== null) return `${y}-${two(date.month)}-${two(date.day)}`;
  if (date.by !== undefined && !start) return `${y}-${two(date.month)}-${two(Math.min(date.by, lastDay(y, date.month)))}`;
  return date.end_ ? `${y}-${two(date.month)}-${two(lastDay(y, date.month))}` : `${y}-${two(date.month)}`;
}

/** The month of a date, for phases: `2024-04`, or the year alone. */
export function monthOf(date: PrintedDate, year: string, end: boolean): string {
  const y = year === '' ? '-' : year;
  if (date.part) {
    const q = date.part.startsWith('Q') ? Number(date.part[1]) : 0;
    const month = q ? (end ? q * 3 : q * 3 - 2) : date.part === 'H1' ? (end ? 6 : 1) : end ? 12 : 7;
    return `${y}-${two(month)}`;
  }
  return date.month === null ? y : `${y}-${two(date.month)}`;
}

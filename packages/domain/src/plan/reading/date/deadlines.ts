import type { ReadDeadline, ReadFlag, ReadRecurrence, Recurrence } from '../reading.schema.ts';
import { eachIn } from '../text/find.ts';
import { printed, spanOf, type View } from '../text/view.ts';
import { datesIn, isoOf, type PrintedDate } from './dates.ts';

/** Where a year that is not printed may come from, nearest first. */
export interface YearSource {
  /** The period label of the same item: 2023年四季度. */
  period: string | null;
  /** The document's title, or null where it names none or two. */
  title: string | null;
  /** The year of the document's own date: what 今年 means. */
  own: string | null;
  /** The month of the document's own date, `2026-09`: what 本月 means. */
  month: string | null;
}

export interface Deadlines {
  deadlines: ReadDeadline[];
  flags: ReadFlag[];
}

/** A date that names a thing, says since when, or that something was issued, is no deadline. */
const naming =
  /^(?:的)?(?:版|度|以来|印发|发布|下发|出台|施行|实施的|修订|公布|召开|起施行|起实施|第\d|全[国省市区县]|春季|秋季|夏季|冬季)/u;
const since = /(?:自|从|始于|早在)$/u;
/** 截至2026年6月，已完成…: a report of what is done, no aim. */
const until = /截[至止]到?$/u;
const reported = /已|现有|共有|累计|仍|尚|目前|达标率为/u;
const begins = /^(?:起|以来|开始|以后|之后|后|起开始)/u;

/** The deadlines of `view.text[from, to)`: days, months, quarters; a year only where it says by when. `labelled` trusts every date. */
export function deadlinesIn(view: View, from: number, to: number, years: YearSource, labelled = false): Deadlines {
  const out: Deadlines = { deadlines: [], flags: [] };
  holidays(view, from, to, out.flags);
  let year: string | null = null;
  for (const date of datesIn(view.text, from, to)) {
    if (date.year && /^\d{4}$|X/.test(date.year)) year = date.year;
    if (!labelled && !isDeadline(view.text, date, from, to)) continue;
    if (date.shift !== undefined && !ownMonth(view, date, years.month, out.flags)) continue;
    const resolved = yearFor(view, date, year, years, out.flags);
    const value = isoOf(date, resolved);
    if (value === '-' || out.deadlines.some((other) => other.value === value)) continue;
    const start = date.from ? isoOf(date.from, date.from.year && /^\d/.test(date.from.year) ? date.from.year : resolved, true) : null;
    out.deadlines.push({ value, from: start === value ? null : start, ...printed(view, date.start, date.end) });
    if (resolved !== '-' && year === null) year = resolved;
  }
  return out;
}

/** 国庆节前, 春节前: a day the calendar knows, not the text. */
const holiday =
  /(?:国庆|中秋|春节|元旦|清明|端午|劳动|元宵|重阳)节?(?:(?:、|和)(?:国庆|中秋|元旦|春节)节?)?(?:长?假期?)?(?:来临|到来)?之?前|“?(?:五一|十一|七一)”?(?:节|劳动节|国庆节?|长?假期?)?之?前|[春秋]季(?:学期)?开学之?前/gu;

function holidays(view: View, from: number, to: number, flags: ReadFlag[]): void {
  for (const m of view.text.slice(from, to).matchAll(holiday)) {
    const start = from + m.index;
    if (/[每逢]|每年$/u.test(view.text.slice(Math.max(from, start - 3), start)) || /^(?:后|夕)/u.test(view.text.slice(start + m[0].length)))
      continue;
    flags.push({ kind: 'holiday', span: spanOf(view, start, start + m[0].length), sentence: '时限写的是节日，填上日期' });
  }
}

/** 本月底, 下月10日: the month counted from the document's own; where it has no date, a doubt for a person. */
function ownMonth(view: View, date: PrintedDate, month: string | null, flags: ReadFlag[]): boolean {
  const span = spanOf(view, date.start, date.end);
  if (month === null) {
    flags.push({ kind: 'yearMissing', span, sentence: '没有写哪一月，补上日期' });
    return false;
  }
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + (date.shift ?? 0);
  date.year = String(Math.floor(count / 12));
  date.month = (count % 12) + 1;
  flags.push({ kind: 'yearInherited', span, sentence: `没有写年月，按成文日期作 ${date.year} 年 ${date.month} 月` });
  return true;
}

function yearFor(view: View, date: PrintedDate, earlier: string | null, years: YearSource, flags: ReadFlag[]): string {
  const own = date.year;
  if (own && /^\d/.test(own)) return own;
  const span = spanOf(view, date.start, date.end);
  const from = (year: string, source: string): string => {
    // 3、6、9、12月: one doubt for the whole.
    if (!flags.some((flag) => flag.kind === 'yearInherited' && flag.span.start === span.start))
      flags.push({ kind: 'yearInherited', span, sentence: `没有写年份，按${source}作 ${year} 年` });
    return year;
  };
  if (own && /[今本明当同]/u.test(own)) {
    const now = years.period ?? years.own ?? years.title ?? (own === '当' || own === '同' ? earlier : null);
    if (now && /^\d{4}$/.test(now)) return from(String(Number(now) + (own === '明' ? 1 : 0)), '成文年份或标题');
  } else {
    if (earlier) return from(earlier, '前文');
    if (years.period) return from(years.period, '时段');
    if (years.title) return from(years.title, '标题');
  }
  if (!flags.some((flag) => flag.kind === 'yearMissing' && flag.span.start === span.start))
    flags.push({ kind: 'yearMissing', span, sentence: '没有写年份，补上年份' });
  return '-';
}

const sentenceAfter = (text: string, at: number, to: number): string => text.slice(at, Math.min(to, at + 60)).split(/[。;\n]/u)[0] ?? '';

function isDeadline(text: string, date: PrintedDate, from: number, to: number): boolean {
  const before = text.slice(Math.max(from, date.start - 8), date.start);
  const after = text.slice(date.end, Math.min(to, date.end + 10));
  if (date.suffix === '' && /^(?:一|(?:考核|绩效|目标责任|总结(?:报告|表彰)?|奖|评先))/u.test(after) && date.day === null) return false;
  if (/每(?:年的?)?$|逐$|历年$|[〔[]$|次$|上$|去$/u.test(before)) return false;
  if (date.from === null && (begins.test(date.suffix) || since.test(before))) return false;
  if (until.test(before) && reported.test(sentenceAfter(text, date.end, to))) return false;
  if (naming.test(after) && !/前|底|止|内/u.test(date.suffix)) return false;
  if (date.part || date.month !== null) {
    if (date.part === null && date.day !== null && /^[“《]/u.test(after)) return false;
    if (/^(?:日|主题|宣传|活动)/u.test(after) && date.day === null && date.part === null && !date.suffix && !date.end_)
      return /期间$/u.test(date.suffix);
    return true;
  }
  // A year alone: by when, not of what.
  if (date.from) return /^(?:期间)?(?:,|完成|实现|达到|全面|基本|建成|实施)/u.test(after) && /(?:^|[,。;(\n:到至于在])$/u.test(before);
  if (/前|止|内|底/u.test(date.suffix) || /年(?:底|末|内)/u.test(text.slice(date.start, date.end))) return true;
  if (/(?:到|至|力争|确保|争取|计划|预计|拟于|于|在|力争在|截至)$/u.test(before))
    return !/^(?:的?(?:全[市区县]|度|版|工作|建设))/u.test(after);
  if (/^(?:完成|实现|达到|建成|通过|力争|确保|基本|全面(?=完成|实现|建成|达到))/u.test(after)) return true;
  if (/(?:^|[,。;(\n、])$/u.test(before) && stated.test(text.slice(date.end, Math.min(to, date.end + 40)))) return true;
  return /^,/u.test(after) && /(?:^|[。;,\n:])$/u.test(text.slice(Math.max(from, date.start - 1), date.start));
}

/** 2027年居民健康素养水平达到25%: what the year is to see. */
const stated =
  /^(?:[^,。;、]{2,24}?(?:达到|达|提高到|提升到|提高至|提升至|增至|降至|降到|控制在|保持在|不低于|不少于|不高于|不超过)(?=\d|百分)|[^,。;、]{0,8}?(?:新建|新增|改建|改造|整治|创建|打造|建设|更新|治理|整改|拆除|修复|修缮|培训)[^,。;、\d]{0,12}\d)/u;

const cycles: readonly [RegExp, Recurrence][] = [
  [/^一[天日]一|^(?:每|逐)(?:[一1])?个?(?:天|日)|^(?:日|每日|一日)(?:巡查|督查|交办|调度|通报|报告|报送|清扫)/u, 'daily'],
  [/^一周一|^(?:每|按|逐)(?:[一1])?个?(?:周|星期)|^(?:一)?周(?:通报|调度|督查|报告|报送|例会|检查|研判|小结|总结)/u, 'weekly'],
  [/^一月一|^(?:每|按|逐)(?:[一1])?个?月|^(?:一)?月(?:通报|调度|督查|报告|报送|例会|检查|研判|考核|小结|总结|评比)/u, 'monthly'],
  [/^一季度?一|^(?:每|按|逐)(?:[一1])?个?季|^(?:一)?季度?(?:通报|调度|督查|报告|考核|检查|评比)/u, 'quarterly'],
  [/^每(?:[一1])?年|^年度(?:考核|通报|检查)制/u, 'yearly'],
];

/** 频次: 每天, 每周, 月调度, 每年一次. 不少于2次/年 is a threshold, and so is 每年不少于2次. */
export function recurrenceIn(view: View, from: number, to: number): ReadRecurrence[] {
  const out: ReadRecurrence[] = [];
  const { text } = view;
  for (const sign of ['一', '每', '逐', '按', '日', '周', '月', '季', '年']) {
    eachIn(text, sign, from, to, (i) => {
      const piece = text.slice(i, Math.min(to, i + 10));
      for (const [pattern, value] of cycles) {
        const m = pattern.exec(piece);
        if (!m) continue;
        if (
          !/^[每逐按]/u.test(m[0]) &&
          /[\d一二三四五六七八九十每半今明本当同次个节生假春秋末\-至到~年第两上下月近]/u.test(text[i - 1] ?? '')
        )
          continue;
        if (/[^\u4e00-\u9fff]?依$/u.test(text[i - 1] ?? '') || out.some((other) => other.value === value)) continue;
        out.push({ value, ...printed(view, i, i + m[0].length) });
      }
    });
  }
  return out.sort((a, b) => a.span.start - b.span.start);
}

import { noiseLine } from '../text/noise.data.ts';
import { datePattern, kindEnd, type Line, type Metadata, markAhead, numberPattern, organEnd } from './head.ts';

/** A part of the head must begin here: 为了…, 根据…, 各…：. */
const afterTitle =
  /^\s*(?:[\u4e00-\u9fff]{1,12}[[(](?:19|20)\d\d[\])]\d|[\u4e00-\u9fff]{2,14}[部委局办厅]\s|为|根据|按照|依据|依照|各|近年来|当前|现|一、|第一|[（(]|20\d\d年|\d{4}\s?年是|[一二三四五六七八九十]{1,2}、|经|贯彻|今年|目前|市|县|区|省)/u;

/** 标题: the plan's own, not that of the notice around it; over several lines, or run on to its text. */
export function titles(text: string, head: readonly Line[], firstMark: number, out: Metadata): void {
  const found: { text: string; start: number; end: number; notice: boolean }[] = [];
  for (let k = 0; k < head.length && found.length < 6; k += 1) {
    const line = head[k] as Line;
    if (line.start > firstMark && firstMark >= 0) break;
    if (markAhead.test(line.text) || /^附件?\s?\d{0,2}(?::|$)/u.test(line.text) || (/[:：]$/u.test(line.text) && /^各/u.test(line.text)))
      continue;
    if (noiseLine(line.text)) continue;
    if (/^\(/u.test(line.text) || (numberPattern.test(line.text) && line.text.length < 30)) continue;
    const after = head[k + 1]?.text ?? '';
    if (datePattern.test(line.text) || (organEnd.test(line.text) && !kindEnd.test(line.text) && !/^关于/u.test(after))) continue;
    let title = line.text;
    let end = line.end;
    let next = k;
    // A title over two or three lines: joined while no line ends it.
    while (!kindEnd.test(title) && next + 1 < head.length && next - k < 3 && title.length <= 60 && !/[。;:!,]$/u.test(title)) {
      const more = head[next + 1] as Line;
      if (
        markAhead.test(more.text) ||
        more.text.length > 60 ||
        /[。;:]/u.test(more.text) ||
        datePattern.test(more.text) ||
        numberPattern.test(more.text) ||
        more.start - end > 120
      )
        break;
      if (!kindEnd.test(more.text)) {
        if (next + 2 >= head.length || !kindEnd.test((head[next + 2] as Line).text)) break;
      }
      title += more.text;
      end = more.end;
      next += 1;
    }
    const years = head[next + 1];
    if (years && /^\(.{4,24}\)$/u.test(years.text) && /20\d\d|试行|暂行|征求/u.test(years.text) && kindEnd.test(title)) {
      title += years.text;
      end = years.end;
      next += 1;
    }
    if (title.length <= 120 && kindEnd.test(title) && !/[。;!]/u.test(title) && !/^(?:现将|根据|按照|为)/u.test(title)) {
      found.push({
        text: title,
        start: line.start,
        end,
        notice: /(?:印发|转发|下发|发布|公布).*(?:通知|函)$|的通知$/u.test(title) && title.length > 6,
      });
      k = next;
      continue;
    }
    const run = runOn(line.text);
    if (run > 0) {
      found.push({ text: line.text.slice(0, run), start: line.start, end: line.start + placeOf(text, line.start, run), notice: false });
    }
  }
  const own = found.findLast((t) => !t.notice) ?? found.at(-1);
  if (!own) return;
  out.title = { text: tidy(text.slice(own.start, own.end)), span: { start: own.start, end: own.end } };
  out.bodyFrom = own.end;
  const quoted = found.find((t) => t.notice && t !== own);
  if (quoted) {
    const named = /《(.{4,80})》/u.exec(quoted.text)?.[1];
    const bare = (s: string) => s.replace(/[\s《》]|\(.*?\)/gu, '').replace(/-+/gu, '-');
    if (named && bare(named) !== bare(own.text) && !own.notice) {
      out.flags.push({ kind: 'titlesDiffer', span: out.title.span, sentence: '通知里的标题与正文的标题不同，按正文的标题' });
    }
  }
}

/** The length of a title that runs into its text: …工作计划为了进一步…. */
function runOn(line: string): number {
  const ends =
    /(?:实施|工作|行动|整治|创建|推进|提升|治理|活动|落实|专项|总体)?(?:方案|计划|意见|办法|规划|纲要|要点|措施)(?:\([^()]{1,20}\))?/gu;
  for (const m of line.slice(0, 100).matchAll(ends)) {
    const end = m.index + m[0].length;
    const before = line.slice(0, m.index);
    if (/[。;,:!]|[《][^》]*$/u.test(before) || end < 6 || end > 70) continue;
    if (afterTitle.test(line.slice(end)) && !/^(?:为|根据|按照|现将)/u.test(line)) return end;
  }
  return 0;
}

/** How far `n` characters of the folded line reach in the source: they are one to one. */
const placeOf = (_text: string, _start: number, n: number): number => n;

const tidy = (title: string): string =>
  title
    .replace(/\*+|^#+\s?/gu, '')
    .replace(/\s*\n\s*/gu, '')
    .replace(/\s?篇[一二三四五六七八九十\d]{1,2}$/u, '')
    .replace(/[ \t\u3000]+$/u, '')
    .trim();

import { numberOf } from '../number/numerals.ts';
import type { Printed, ReadFlag, SourceText } from '../reading.schema.ts';
import { foldText } from '../text/view.ts';

/** 公文要素: title, number, issuing organ, date, addressees and attachments, from the lines around the text. */
export interface Metadata {
  title: Printed | null;
  documentNumber: Printed | null;
  issuer: Printed | null;
  date: Printed | null;
  addressees: Printed[];
  attachments: Printed[];
  flags: ReadFlag[];
  /** Where the plan's own title ends: what stands before is the notice around it. */
  bodyFrom: number;
}

interface Line {
  text: string;
  start: number;
  end: number;
}

export const documentKinds =
  '(?:方案|计划|意见|通知|办法|措施|规划|纲要|要点|决定|通报|条例|规定|细则|报告|行动|清单|预案|标准|制度|安排|机制|意见的通知|分工|分解表|任务书|责任书|台账|部署|分解|分工表|实施意见)';
const kindEnd = new RegExp(`${documentKinds}(?:\\([^()]{1,30}\\))?(?:的通知|的意见|的决定|的通报|的函)?$`, 'u');
const numberPattern =
  /(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{1,14}(?:字)?)\s?[[(](\s?(?:19|20)[\dXx*×]{2}\s?)[\])]\s?第?\s?([\dXx*×]{1,5})\s?号/u;
const datePattern =
  /^[^\u4e00-\u9fff\d]*((?:20\d\d|二[〇零一二三四五六七八九]{3})\s?年\s?(\d{1,2}|[一二三四五六七八九十]{1,3})\s?月\s?(\d{1,2}|[一二三四五六七八九十]{1,3})\s?日)(?:印发)?[^\u4e00-\u9fff\d]*$/u;
const organEnd =
  /(?:人民政府|政府|办公室|办公厅|委员会|爱卫办|爱卫会|指挥部|领导小组|办事处|党委|党工委|工委|管委会|局|厅|部|委|办|中心|会|院|街道|镇)$/u;

/** A part of the head must begin here: 为了…, 根据…, 各…：. */
const afterTitle =
  /^\s*(?:[\u4e00-\u9fff]{1,12}[[(](?:19|20)\d\d[\])]\d|[\u4e00-\u9fff]{2,14}[部委局办厅]\s|为|根据|按照|依据|依照|各|近年来|当前|现|一、|第一|[（(]|20\d\d年|\d{4}\s?年是|[一二三四五六七八九十]{1,2}、|经|贯彻|今年|目前|市|县|区|省)/u;

export function metadataOf({ text }: SourceText, firstMark: number, dated: number | null): Metadata {
  const out: Metadata = {
    title: null,
    documentNumber: null,
    issuer: null,
    date: null,
    addressees: [],
    attachments: [],
    flags: [],
    bodyFrom: 0,
  };
  const limit = Math.min(text.length, Math.max(firstMark, 400), 12_000);
  const head = linesOf(text, 0, limit);
  const tail = linesOf(text, Math.max(limit, text.length - 3000), text.length);
  titles(text, head, firstMark, out);
  numbers(head, out);
  const near = dated === null || dated < limit ? [] : linesOf(text, Math.max(0, dated - 400), Math.min(text.length, dated + 60)).slice(1);
  signature(head, [...near, ...tail], text, out);
  addressees(head, out);
  attachments(text, out);
  return out;
}

function linesOf(text: string, from: number, to: number): Line[] {
  const out: Line[] = [];
  for (let start = from; start < to; ) {
    let end = text.indexOf('\n', start);
    if (end < 0 || end > to) end = to;
    const piece = foldText(text.slice(start, Math.min(end, start + 600)));
    const bare = piece
      .trim()
      .replace(/^#{1,6}\s?|\*{2,}/gu, '')
      .trim();
    if (bare !== '') {
      const skipped = text.slice(start, end).length - text.slice(start, end).trimStart().length;
      const marks = /^(?:#{1,6}\s?|\*{2,})/u.exec(text.slice(start + skipped, end))?.[0].length ?? 0;
      out.push({ text: bare, start: start + skipped + marks, end: start + text.slice(start, end).trimEnd().length });
    }
    start = end + 1;
  }
  return out;
}

const markAhead = /^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、]|第[一二三四五六七八九十]{1,3}[章部条])/u;

function titles(text: string, head: readonly Line[], firstMark: number, out: Metadata): void {
  const found: { text: string; start: number; end: number; notice: boolean }[] = [];
  for (let k = 0; k < head.length && found.length < 6; k += 1) {
    const line = head[k] as Line;
    if (line.start > firstMark && firstMark >= 0) break;
    if (markAhead.test(line.text) || /^附件?\d{0,2}:/u.test(line.text) || (/[:：]$/u.test(line.text) && /^各/u.test(line.text))) continue;
    if (numberPattern.test(line.text) && line.text.length < 30) continue;
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
    .replace(/[ \t\u3000]+$/u, '')
    .trim();

function numbers(head: readonly Line[], out: Metadata): void {
  for (const line of head) {
    if (out.bodyFrom > 0 && line.start >= out.bodyFrom && out.title && line.start - out.bodyFrom > 400) break;
    const glued = out.title && out.title.span.start === line.start && out.title.span.end < line.end ? out.title.span.end - line.start : 0;
    const m = numberPattern.exec(line.text.slice(glued, glued + 160));
    if (!m || (line.text.length > 160 && glued === 0)) continue;
    const before = line.text.slice(glued, glued + m.index);
    const after = line.text.slice(glued + m.index + m[0].length);
    if (/[》(,]\(?$|根据|按照|依据/u.test(before) || /《/u.test(before) || /^\)/u.test(after)) continue;
    if (before !== '' && !kindEnd.test(before) && !/[\s]$/u.test(before)) continue;
    const start = line.start + glued + m.index;
    out.documentNumber = {
      text: m[0].replace(/\s/gu, '').replace(/[[(]/u, '〔').replace(/[\])]/u, '〕'),
      span: { start, end: start + m[0].length },
    };
    return;
  }
}

function isoOf(line: string): { value: string; text: string } | null {
  const m = datePattern.exec(line);
  if (!m) return null;
  const year = /^\d/u.test(m[1] ?? '') ? (m[1] ?? '').slice(0, 4) : String(numberOf((m[1] ?? '').slice(0, 4)));
  const month = numberOf(m[2] ?? '') ?? 0;
  const day = numberOf(m[3] ?? '') ?? 0;
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return { value: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`, text: m[1] ?? '' };
}

function signature(head: readonly Line[], tail: readonly Line[], text: string, out: Metadata): void {
  const lines = [...head, ...tail];
  for (let k = 0; k < lines.length; k += 1) {
    const line = lines[k] as Line;
    const glued =
      /([\u4e00-\u9fff]{4,30}?(?:人民政府|办公室|办公厅|委员会|局|厅|委|办事处))\s?((?:20\d\d)年\d{1,2}月\d{1,2}日)(?:\s?\((?:此件|公开).{0,12}\))?$/u.exec(
        line.text,
      );
    const iso = isoOf(line.text) ?? (glued ? isoOf(glued[2] ?? '') : null);
    if (!iso || /修订|通过|会议/u.test(line.text)) continue;
    const at = line.start + Math.max(0, line.text.indexOf(iso.text));
    out.date = { text: iso.value, span: { start: at, end: Math.min(text.length, at + iso.text.length) } };
    const organs: Line[] = [];
    for (let j = k - 1; j >= 0 && j >= k - 10; j -= 1) {
      const above = lines[j] as Line;
      if (above.text.length > 40 || !organEnd.test(above.text.replace(/\s/gu, '')) || /[。,:;]/u.test(above.text)) break;
      organs.unshift(above);
    }
    const first = organs[0];
    const last = organs.at(-1);
    if (first && last)
      out.issuer = { text: organs.flatMap((o) => o.text.split(/\s{1,}/u)).join('、'), span: { start: first.start, end: last.end } };
    else if (glued)
      out.issuer = {
        text: (glued[1] ?? '').replace(/^.*(?:执行|贯彻|落实)/u, ''),
        span: { start: line.start + glued.index, end: line.start + glued.index + (glued[1] ?? '').length },
      };
    break;
  }
  if (!out.issuer) fromTitle(head, text, out);
}

/** 某某人民政府办公室关于印发…的通知: the organ that heads the notice. */
function fromTitle(head: readonly Line[], _text: string, out: Metadata): void {
  for (const line of head.slice(0, 20)) {
    const m =
      /^([\u4e00-\u9fff\s、]{4,50}?(?:人民政府|办公室|办公厅|委员会|局|厅|指挥部|领导小组|办事处|党委|委|部|办))关于(?:印发|转发|下发|做好|开展|加强|进一步|深入|改善|推进|创建|$|[\u4e00-\u9fff《])/u.exec(
        line.text,
      );
    if (!m || /[一二三四五六七八九十]、/u.test(line.text.slice(0, 4))) continue;
    out.issuer = { text: (m[1] ?? '').split(/[\s、]+/u).join('、'), span: { start: line.start, end: line.start + (m[1] ?? '').length } };
    return;
  }
}

function addressees(head: readonly Line[], out: Metadata): void {
  for (const line of head.slice(0, 40)) {
    if (
      line.text.length > 300 ||
      !/[:]$/u.test(line.text) ||
      !/^(?:各|市|县|区|省|有关|机关|驻|镇|街道|[\u4e00-\u9fff]{2,12}(?:局|委|办))/u.test(line.text)
    )
      continue;
    if (markAhead.test(line.text)) return;
    let at = 0;
    for (const part of line.text.slice(0, -1).split(/[,、;]/u)) {
      const start = line.start + line.text.indexOf(part, at);
      at = line.text.indexOf(part, at) + part.length;
      if (part.trim() !== '') out.addressees.push({ text: part.trim(), span: { start, end: start + part.length } });
    }
    return;
  }
}

const annexLine = /^\s*附\s?件\s?(\d{0,2})\s?[:：.、]?\s*(\S.*)$/u;

/** The end of the line, or -1 where it is longer than `most`. */
function lineEnd(text: string, from: number, most: number): number {
  const i = text.slice(from, from + most).indexOf('\n');
  return i >= 0 ? from + i : text.length - from < most ? text.length : -1;
}

function attachments(text: string, out: Metadata): void {
  for (let i = text.indexOf('附'); i >= 0; i = text.indexOf('附', i + 1)) {
    const before = text.slice(Math.max(0, i - 40), i);
    const start = i - (before.length - 1 - before.lastIndexOf('\n'));
    if (text.slice(start, i).trim() !== '' || (start > 0 && text[start - 1] !== '\n')) continue;
    const end = lineEnd(text, i, 200);
    if (end < 0) continue;
    const m = annexLine.exec(text.slice(start, end));
    if (!m || !/^\s*附\s?件\s?\d{0,2}\s?[:：]/u.test(text.slice(start, end))) continue;
    let k = 0;
    for (let from = start, to = end; to - from <= 200; ) {
      const line = text.slice(from, to);
      const item = k === 0 ? (m[2] ?? '') : /^\s*\d{1,2}\s?[.．、]\s*\S/u.test(line) ? line.trim() : '';
      if (item === '') break;
      const title = item.trim().replace(/^\d{1,2}\s?[.．、]\s*/u, '');
      const at = from + line.indexOf(title);
      out.attachments.push({ text: title, span: { start: at, end: at + title.length } });
      k += 1;
      from = to + 1;
      if (from >= text.length) break;
      to = lineEnd(text, from, 220);
      if (to < 0) break;
    }
    if (out.attachments.length > 60) return;
  }
  const seen = new Set<string>();
  out.attachments = out.attachments.filter((a) => !seen.has(a.text) && seen.add(a.text));
}

import { numberOf } from '../number/numerals.ts';
import type { SourceText } from '../reading.schema.ts';
import { asPrinted } from '../text/view.ts';
import { broken, datePattern, kindEnd, type Line, linesOf, type Metadata, markAhead, numberPattern, organEnd } from './head.ts';
import { titles } from './titles.ts';

/** Reads the elements of an official paper from the lines around its text. `dated` is where a line that is only a date stands. */
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
  const head = linesOf(text, 0, limit).flatMap((line) => (line.text.length > 200 ? broken(line) : [line]));
  const tail = linesOf(text, Math.max(limit, text.length - 3000), text.length);
  // …及时通报。某某委员会2026年4月22日: the signature at the end of a text without breaks.
  if ((tail.at(-1)?.text.length ?? 0) >= 160) tail.push(...linesOf(text, text.length - 120, text.length).flatMap(broken));
  titles(text, head, firstMark, out);
  numbers(head, out);
  if (!out.documentNumber) orderNumber(head, out);
  const near = dated === null || dated < limit ? [] : linesOf(text, Math.max(0, dated - 400), Math.min(text.length, dated + 60)).slice(1);
  signature(head, [...near, ...tail], text, out);
  addressees(head, out);
  attachments(text, out);
  return out;
}

/** 某某市人民政府令 第37号, on one line or two: how an order is numbered. */
const order = /^([\u4e00-\u9fff]{2,20}(?:政府|委员会|局|厅|部))\s?令\s?\(?第?\s?([\d一二三四五六七八九十百]{1,5})\s?号\)?$/u;

function orderNumber(head: readonly Line[], out: Metadata): void {
  for (const [k, line] of head.slice(0, 6).entries()) {
    const next = head[k + 1];
    const m = order.exec(line.text) ?? (next && /令$/u.test(line.text) ? order.exec(`${line.text}${next.text}`) : null);
    if (!m) continue;
    const end = order.test(line.text) ? line.end : (next?.end ?? line.end);
    out.documentNumber = { text: `${m[1]}令第${m[2]}号`, span: { start: line.start, end } };
    out.issuer = { text: m[1] ?? '', span: { start: line.start, end: line.start + (m[1] ?? '').length } };
    return;
  }
}

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
      /([\u4e00-\u9fff]{4,30}?(?:人民政府|办公室|办公厅|委员会|局|厅|委|办事处))\s?((?:20\d\d)年\d{1,2}月\d{1,2}日)(?:\s?\((?:此件|公开).{0,12}\)|\))?$/u.exec(
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
  for (const words of [out.issuer, out.documentNumber])
    if (words) words.text = asPrinted(words.text, text.slice(words.span.start, words.span.end));
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

import type { Span } from '../../plan/index.ts';

/** A message laid out for reading: `plain` has exactly one character for each of the text, so that places in it are places in the text. */
export interface Laid {
  text: string;
  plain: string;
  /** The same with blanks where something was dropped. */
  bare: string;
  dropped: readonly Span[];
}

/** Labels before a colon; what is not one of them and looks like a name is a speaker. */
const labels =
  /^(?:地点|位置|地址|点位|问题|情况|类别|类型|单位|时限|要求|责任|牵头|整改|时间|来源|备注|描述|属地|现场|其中|如下|注意|另外)/u;
const surnames = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
);
/** The first words after a mention that are no longer the name. */
const verbs = /请|尽快|马上|立即|立刻|处理|整改|注意|麻烦|安排|看一?下|落实|核实/u;

/** Widths and blanks as the rules expect them, character by character. */
function plainOf(text: string): string {
  let plain = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0xff01 && code <= 0xff5e) plain += String.fromCharCode(code - 0xfee0);
    else if (code === 0x3000 || code === 0xa0 || (code >= 0x2000 && code <= 0x200f) || code === 0xfeff || code === 9) plain += ' ';
    else if (code === 13) plain += '\n';
    else plain += text[i];
  }
  return plain;
}

/** Lines without their breaks. */
export function linesIn(plain: string, { start, end }: Span): Span[] {
  const lines: Span[] = [];
  for (let at = start; at <= end; ) {
    const broken = plain.indexOf('\n', at);
    const stop = broken < 0 || broken > end ? end : broken;
    lines.push({ start: at, end: stop });
    at = stop + 1;
  }
  return lines;
}

const personal = [
  // 手机、座机、身份证；工单的编号不是
  /(?<!\d|(?:工单|编号|单号)[:号是]? ?)(?:\d{11,}[Xx]?|0\d{2,3}-\d{7,8})(?!\d)/gu,
  // 联系人：某某
  /(?:联系人|电话|手机|网格员|反映人|举报人|投诉人|来电人|上报人|督查员|巡查员)[:是]? ?(?:\p{Script=Han}{2,3}(?=[ ,;。、(\n]|$))?/gu,
  // [图片] [微笑]
  /\[[^[\]\n]{1,8}\]/gu,
  /#接龙/gu,
];
/** A line the chat puts before each message: 某某 11-25 09:12. */
const head =
  /^ *\S{1,16} +(?:\d{4}[-/.年])?(?:\d{1,2}[-/.月]\d{1,2}日?)? *\d{1,2}:\d{2}(?::\d{2})? *$|^\[\d[^\]\n]{4,20}\] *\S{2,12}:? *$/u;
const idle = /^ *(?:收到|好的|ok|OK|明白|知道了|马上处理|马上整改|已处理|已整改|谢谢|辛苦了?|各位好?|大家好)[,。!~ ]*(?:谢谢)?[。!~ ]*$/u;

function mentions(plain: string): Span[] {
  return [...plain.matchAll(/@([^\s@,。;:!?、()]{1,20}) ?/gu)].map((m) => {
    const cut = (m[1] ?? '').search(verbs);
    return { start: m.index, end: cut > 0 ? m.index + 1 + cut : m.index + m[0].length };
  });
}

/** 某某：at the beginning of a line. */
function speaker(line: string): number {
  const m = /^ *(\p{Script=Han}{2,3}): ?/u.exec(line);
  return m?.[1] && surnames.has(m[1][0] ?? '') && !labels.test(m[1]) ? m[0].length : 0;
}

/** 排好：what is not about the matter is marked to be dropped: names that were called, telephone numbers, the chat's own lines. */
export function layOut(text: string): Laid {
  const plain = plainOf(text);
  const dropped: Span[] = [...mentions(plain)];
  for (const pattern of personal) for (const m of plain.matchAll(pattern)) dropped.push({ start: m.index, end: m.index + m[0].length });
  for (const line of linesIn(plain, { start: 0, end: plain.length })) {
    const words = plain.slice(line.start, line.end);
    const said = speaker(words);
    if (words.length < 60 && (head.test(words) || idle.test(words.slice(said)))) dropped.push(line);
    else if (said > 0) dropped.push({ start: line.start, end: line.start + said });
  }
  const gaps = joined(dropped);
  return { text, plain, bare: blanked(plain, gaps), dropped: gaps };
}

function blanked(plain: string, gaps: readonly Span[]): string {
  let bare = '';
  let at = 0;
  for (const { start, end } of gaps) {
    bare += plain.slice(at, start) + plain.slice(start, end).replace(/[^\n]/gu, (one) => ' '.repeat(one.length));
    at = end;
  }
  return bare + plain.slice(at);
}

/** In order, those that touch as one. */
function joined(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = out.at(-1);
    if (span.end <= span.start) continue;
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else out.push({ ...span });
  }
  return out;
}

/** The text of a passage without what was dropped, lines kept, blanks at the ends not. */
export function keptText({ text, dropped }: Laid, { start, end }: Span): string {
  let kept = '';
  let at = start;
  for (const gap of dropped) {
    if (gap.end <= at || gap.start >= end) continue;
    kept += text.slice(at, Math.max(at, gap.start));
    at = Math.min(end, gap.end);
  }
  return (kept + text.slice(at, end))
    .replace(/\r\n?/gu, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .replace(/[ \u3000\u2005]{2,}/gu, ' ')
    .replace(/ *\n[ \n]*/gu, '\n')
    .toWellFormed()
    .replace(/^[\s,，、;；。:：]+|[\s,，、;；:：]+$/gu, '');
}

const wordsLeft = (laid: Laid, span: Span) => /[\p{L}\p{N}]/u.test(keptText(laid, span));

export const isBlank = (laid: Laid, span: Span): boolean => !wordsLeft(laid, span);

/** Clauses: between commas, full stops and line breaks; 、 does not part. */
export function clausesIn(plain: string, { start, end }: Span): Span[] {
  const out: Span[] = [];
  let from = start;
  for (let i = start; i <= end; i++)
    if (i === end || ',，。;!?\n'.includes(plain[i] as string)) {
      if (i > from) out.push({ start: from, end: i });
      from = i + 1;
    }
  return out;
}

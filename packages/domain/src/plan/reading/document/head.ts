import type { Printed, ReadFlag } from '../reading.schema.ts';
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

/** A line of the head, folded and trimmed, with its place in the source. */
export interface Line {
  text: string;
  start: number;
  end: number;
}

/** What the title of a document ends with. */
const documentKinds =
  '(?:方案|计划|意见|通知|办法|措施|规划|纲要|要点|决定|通报|条例|规定|细则|报告|行动|清单|预案|标准|制度|安排|机制|意见的通知|分工|分解表|任务书|责任书|台账|部署|分解|分工表|实施意见)';
export const kindEnd = new RegExp(
  `${documentKinds}(?:\\([^()]{1,30}\\))?(?:的通知|的意见|的决定|的通报|的函)?(?:\\s?篇[一二三四五六七八九十\\d]{1,2})?$`,
  'u',
);
export const numberPattern =
  /(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{1,14}(?:字)?)\s?[[(](\s?(?:19|20)[\dXx*×]{2}\s?)[\])]\s?第?\s?([\dXx*×]{1,5})\s?号/u;
export const datePattern =
  /^[^\u4e00-\u9fff\d]*((?:20\d\d|二[〇零一二三四五六七八九]{3})\s?年\s?(\d{1,2}|[一二三四五六七八九十]{1,3})\s?月\s?(\d{1,2}|[一二三四五六七八九十]{1,3})\s?日)(?:印发)?[^\u4e00-\u9fff\d]*$/u;
export const organEnd =
  /(?:人民政府|政府|办公室|办公厅|委员会|爱卫办|爱卫会|指挥部|领导小组|办事处|党委|党工委|工委|管委会|局|厅|部|委|办|中心|会|院|街道|镇)$/u;

/** A line that begins with a number is an item, not a title. */
export const markAhead =
  /^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、]|第[一二三四五六七八九十]{1,3}[章部条])/u;

/** The lines of `text[from, to)` that are not blank. */
export function linesOf(text: string, from: number, to: number): Line[] {
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

const seam =
  /(?<=方案|计划|意见|通知|办法|规划|要点|措施)(?=[\u4e00-\u9fff]{2,8}\[20\d\d\]\d{1,5}号)|(?<=[\])]\d{1,5}号)(?=[\u4e00-\u9fff])|(?<=的通知)(?=[各市县区镇\u4e00-\u9fff])|(?<=\d月\d{1,2}日)(?=\s*[\u4e00-\u9fff(])|(?<=[〇一二三四五六七八九十]日)(?=\s*[\u4e00-\u9fff(])|(?<=[。:])|(?<=文件)(?=\s*[\u4e00-\u9fff]{2,12}[[(]20)|(?<=\(此件[^()]{2,10}\))/gu;

/** A head without line breaks, cut where its lines would be: behind the number, the title, the addressees, sentences and the date. */
export function broken(line: Line): Line[] {
  const out: Line[] = [];
  let from = 0;
  const cut = (to: number) => {
    const words = line.text.slice(from, to);
    if (words.trim() !== '') out.push({ text: words.trim(), start: line.start + from, end: line.start + to });
    from = to;
  };
  for (const m of line.text.matchAll(seam)) cut(m.index);
  cut(line.text.length);
  return out;
}

import type { Printed } from '../reading.schema.ts';
import { eachIn } from '../text/find.ts';
import { printed, type View } from '../text/view.ts';

const behind = /^\((?:[^()]{0,30}?\[20[\dXx*]{2}\]\d{1,5}号[^()]{0,10}|20[\dx]{2}年?版[^()]{0,10}|[^()]{0,12}(?:19|20)\d\d[^()]{0,8})\)/iu;

/** 依据: documents cited before the first item: 《…》（…〔2017〕5号）. */
export function basisIn(view: View, to: number): Printed[] {
  const out: Printed[] = [];
  for (const { start, end } of titlesIn(view.text, 0, Math.min(to, 6000))) {
    const line = view.text.lastIndexOf('\n', start) + 1;
    if (/(?:印发|现将)[^《》]{0,20}$/u.test(view.text.slice(line, start))) continue;
    if (out.some((other) => other.text.startsWith(view.raw.slice(start, Math.min(end, start + 20))))) continue;
    const more = behind.exec(view.text.slice(end, end + 60))?.[0].length ?? 0;
    out.push(printed(view, start, end + more));
  }
  return out;
}

function titlesIn(text: string, from: number, to: number): { start: number; end: number }[] {
  const out: { start: number; end: number }[] = [];
  let done = from;
  eachIn(text, '《', from, to, (i) => {
    if (i < done) return;
    let depth = 1;
    let k = i + 1;
    for (; k < text.length && k - i < 120 && depth > 0; k += 1) depth += text[k] === '《' ? 1 : text[k] === '》' ? -1 : 0;
    if (depth !== 0) return;
    out.push({ start: i, end: k });
    done = k;
  });
  return out;
}

const clause =
  /^(?:\(20\d\d年?版\))?(?:的)?(第[一二三四五六七八九十百\d]{1,5}[条款项](?:第[一二三四五六七八九十\d]{1,4}[款项目])*(?:(?:、|和|至|-)第?[一二三四五六七八九十百\d]{1,5}[条款项]?)*)/u;

/** 条款 cited in a text: 《国家卫生城市标准》第十二条, 标准第 12 条. */
export function clausesIn(view: View, from: number, to: number): Printed[] {
  const out: Printed[] = [];
  const { text } = view;
  const titles = titlesIn(text, from, to);
  for (const { start, end } of titles) {
    const m = clause.exec(text.slice(end, Math.min(to, end + 40)));
    if (m) out.push(printed(view, start, end + m[0].length));
  }
  eachIn(text, '标准第', from, to, (i) => {
    const m = clause.exec(text.slice(i + 2, Math.min(to, i + 40)));
    if (m) out.push(printed(view, i, i + 2 + m[0].length));
  });
  return out;
}

import type { ReadFlag, Span } from './reading.schema.ts';
import { traditionalPairs } from './text/traditional.data.ts';

const traditional = new Set<string>();
for (let i = 0; i + 1 < traditionalPairs.length; i += 2) {
  if (traditionalPairs[i] !== traditionalPairs[i + 1]) traditional.add(traditionalPairs[i] ?? '');
}

/** What the text itself tells of its state: masked names and years, traditional characters, letters spread by OCR, a text that breaks off. */
export function flagsOf(text: string, last: { text: string; span: Span; labelled: boolean } | null): ReadFlag[] {
  const flags: ReadFlag[] = [];
  let count = 0;
  for (const m of text.matchAll(/20[xX×*]{2}(?=[年版—\-~～至])|[xX×*]{2,4}(?=[市区县镇乡街局])/gu)) {
    flags.push({ kind: 'masked', span: { start: m.index, end: m.index + m[0].length }, sentence: '地名或年份被隐去，补上实际的' });
    count += 1;
    if (count >= 200) break;
  }
  const sample = text.slice(0, 4000);
  let old = 0;
  let first = -1;
  for (let i = 0; i < sample.length; i += 1) {
    if (!traditional.has(sample[i] ?? '')) continue;
    old += 1;
    if (first < 0) first = i;
  }
  if (old >= 5 && old * 20 > sample.length)
    flags.push({ kind: 'traditional', span: { start: first, end: first + 1 }, sentence: '原文是繁体字，按简体辨认' });
  count = 0;
  for (const m of text.matchAll(/(?:[\u4e00-\u9fff][ \u3000]){6}/gu)) {
    flags.push({ kind: 'ocrSpacing', span: { start: m.index, end: m.index + m[0].length }, sentence: '字间有空格，已去掉' });
    count += 1;
    if (count >= 50) break;
  }
  if (
    last &&
    !last.labelled &&
    last.text.length > 60 &&
    /[\u4e00-\u9fff,，、]$/u.test(last.text) &&
    text.slice(last.span.end).trim().length < 40
  ) {
    flags.push({ kind: 'cutOff', span: { start: last.span.end - 1, end: last.span.end }, sentence: '最后一句没有写完，原文可能不全' });
  }
  return flags;
}

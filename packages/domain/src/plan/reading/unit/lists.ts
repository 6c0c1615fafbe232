import { labelsIn } from './annotations.ts';
import { isUnitName, listMark } from './names.ts';

const colon = /[:\]]/gu;
const between = /[;,、。\s]*/y;
const nameEnd = /[;,、。\s\d(:\u2460-\u2473]|$/u;

/** 责任单位：1.甲局；2.乙局: where a label's value is a list with numbers of its own, which number no items. */
export function numberedUnits(text: string): { start: number; end: number }[] {
  const out: { start: number; end: number }[] = [];
  for (const { index } of text.matchAll(colon)) {
    const end = listEnd(text, index + 1);
    if (end === null) continue;
    const [label] = labelsIn(text, Math.max(0, index - 18), index + 1);
    if (label && label.role !== 'person' && label.role !== 'deadline') out.push({ start: index + 1, end });
  }
  return out;
}

/** The end of a list of numbered unit names that begins at `from` with its first number; null where none does. */
function listEnd(text: string, from: number): number | null {
  let end: number | null = null;
  for (let at = from, due = 1; due < 60; due += 1) {
    between.lastIndex = at;
    at += between.exec(text)?.[0].length ?? 0;
    listMark.lastIndex = at;
    const mark = listMark.exec(text)?.[0];
    if (!mark || numberIn(mark) !== due) break;
    const name = text.slice(at + mark.length, at + mark.length + 28);
    const length = name.search(nameEnd);
    if (!isUnitName(name.slice(0, length))) break;
    at += mark.length + length;
    end = at;
  }
  return end;
}

const numberIn = (mark: string): number => {
  const circled = mark.charCodeAt(0) - 0x245f;
  return circled >= 1 && circled <= 20 ? circled : Number(/\d+/.exec(mark)?.[0]);
};

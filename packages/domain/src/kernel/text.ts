import { z } from 'zod';

/** Characters no name may carry: controls, bidi overrides and zero-width joiners that make two names look alike. */
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

const notText = (what: string) => ({ error: ({ input }: { input?: unknown }) => (input == null ? `${what}没有填` : `${what}要填文字`) });

/** A line of text as people type it: trimmed, NFC, no line breaks. `what` is its Chinese name; lengths in characters. */
export const line = (what: string, max: number, min = 1) =>
  z
    .string(notText(what))
    .transform((s) => s.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(min, min === 1 ? `${what}没有填` : `${what}至少 ${min} 个字`)
        .max(max, `${what}最多 ${max} 个字`)
        .refine((s) => !unprintable.test(s), `${what}里有看不见的字符，删掉后再提交`)
        .refine((s) => s.isWellFormed(), `${what}里有损坏的字符，重新输入`),
    );

/** Several lines of text; line breaks stay, other controls are refused. */
export const paragraph = (what: string, max: number, min = 0) =>
  z
    .string(notText(what))
    .transform((s) => s.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .min(min, `${what}没有填`)
        .max(max, `${what}最多 ${max} 个字`)
        .refine((s) => !unprintable.test(s.replace(/[\n\t]/g, '')), `${what}里有看不见的字符，删掉后再提交`)
        .refine((s) => s.isWellFormed(), `${what}里有损坏的字符，重新输入`),
    );

const characters = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/**
 * 截短: the head of a text, no longer than `most` as `length` counts, cut between the characters people see: no accent, flag or family of emoji
 * is torn. A single character longer than that is cut between its code points.
 */
export function headOf(text: string, most: number): string {
  if (text.length <= most) return text;
  let end = 0;
  // what is looked at ends well after the cut, so that the characters before it are seen whole
  for (const { index, segment } of characters.segment(text.slice(0, most + 100))) {
    if (index + segment.length > most) break;
    end = index + segment.length;
  }
  return end > 0 ? text.slice(0, end) : text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
}

/** 截短 with an ellipsis, which counts. */
export const shortened = (text: string, most: number): string => (text.length > most ? `${headOf(text, most - 1)}…` : text);

import { z } from 'zod';

const written = /^(\d{1,12})(?:\.(\d{1,6}))?(万)?元?$/;

/** Reads an amount in 元 as people write it, into 分: 1234.5, 1,234.50, 12.5万. Undefined where it is none, or finer than a 分. */
export function readYuan(text: string): number | undefined {
  const [, whole, part = '', many] = written.exec(text.normalize('NFKC').replace(/[\s,，]/g, '')) ?? [];
  if (whole === undefined) return undefined;
  const digits = many ? 6 : 2;
  if (part.replace(/0+$/, '').length > digits) return undefined;
  const fen = Number(whole + part.slice(0, digits).padEnd(digits, '0'));
  return Number.isSafeInteger(fen) ? fen : undefined;
}

/** 金额 of a form: typed in 元, sent in 分. */
export const TypedYuan = z.string().transform((text, ctx) => {
  const fen = readYuan(text);
  if (fen !== undefined) return fen;
  ctx.addIssue({ code: 'custom', message: text.trim() === '' ? '金额没有填' : '金额写成 1234.50 或 12.5万，最多到分' });
  return z.NEVER;
});

/** How much of a sum is there, as whole percent; nothing where there is no sum to compare with. */
export const shareOf = (part: number, whole: number): string => (whole > 0 ? `${Math.floor((part / whole) * 100)}%` : '');

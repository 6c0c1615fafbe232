/** The first place of `sign` in `text[from, to)`, or -1: never looks further than `to`. */
export function indexIn(text: string, sign: string, from: number, to: number): number {
  if (from >= to) return -1;
  const i = text.slice(from, to).indexOf(sign);
  return i < 0 ? -1 : from + i;
}

/** The last place of `sign` in `text[from, to)`, or -1: never looks further back than `from`. */
export function lastIn(text: string, sign: string, from: number, to: number): number {
  if (from >= to) return -1;
  const i = text.slice(Math.max(0, from), to).lastIndexOf(sign);
  return i < 0 ? -1 : Math.max(0, from) + i;
}

/** Calls `each` for every place of `sign` in `text[from, to)`. */
export function eachIn(text: string, sign: string, from: number, to: number, each: (at: number) => void): void {
  const piece = text.slice(from, to);
  for (let i = piece.indexOf(sign); i >= 0; i = piece.indexOf(sign, i + 1)) each(from + i);
}

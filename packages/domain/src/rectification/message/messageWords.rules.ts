import type { Span } from '../../plan/index.ts';

/** Words to be found in a text, by their first two characters: reading a text is one walk, however many words there are. */
export interface WordIndex<T> {
  byStart: ReadonlyMap<string, readonly { word: string; of: T }[]>;
}

/** Words of one character are left out: they say nothing by themselves. The first to claim a word keeps it. */
export function wordIndex<T>(entries: Iterable<readonly [string, T]>): WordIndex<T> {
  const byStart = new Map<string, { word: string; of: T }[]>();
  for (const [word, of] of entries) {
    if (word.length < 2) continue;
    const start = word.slice(0, 2);
    const there = byStart.get(start);
    if (!there) byStart.set(start, [{ word, of }]);
    else if (!there.some((one) => one.word === word)) there.push({ word, of });
  }
  for (const words of byStart.values()) words.sort((a, b) => b.word.length - a.word.length);
  return { byStart };
}

export interface FoundWord<T> {
  span: Span;
  word: string;
  of: T;
}

/** The words of the index in a passage, the longest at each place, none over another; in order. */
export function wordsIn<T>({ byStart }: WordIndex<T>, plain: string, { start, end }: Span): FoundWord<T>[] {
  const found: FoundWord<T>[] = [];
  for (let at = start; at + 1 < end; ) {
    const hit = byStart.get(plain.slice(at, at + 2))?.find(({ word }) => at + word.length <= end && plain.startsWith(word, at));
    if (hit) found.push({ span: { start: at, end: at + hit.word.length }, ...hit });
    at += hit?.word.length ?? 1;
  }
  return found;
}

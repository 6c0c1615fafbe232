import type { ComparedKind } from './draftTask.schema.ts';

/** An item as it is compared: where it stands (its headings, without numbers) and what it said when it was read. */
export interface ComparedItem {
  place: string;
  path: string;
  text: string;
}

/** For each new item what it was before (`former`: index in the old list, or null), and the old ones that are gone. */
export interface ComparedReadings {
  items: { kind: ComparedKind; former: number | null }[];
  gone: number[];
}

/** Below this share of common shingles two texts are two tasks. */
const alike = 0.5;
/** The same number in the same place needs less. */
const alikeInPlace = 0.35;
/** A shingle more items share than this says nothing; of an item's shingles so many of the rarest are looked up. */
const mostShared = 40;
const mostAsked = 8;
/** Of the items it meets, so many of the most similar are weighed against the others'. */
const mostKept = 8;

/**
 * 新旧对照. Equal texts first (in the same place before another), then by similarity, the most similar pair first; ties go to the
 * order of the documents, so that the same two readings always compare alike. Near-linear: only items that share a rare shingle, or their number, meet.
 */
export function compareReadings(old: readonly ComparedItem[], fresh: readonly ComparedItem[]): ComparedReadings {
  const items: ComparedReadings['items'] = fresh.map(() => ({ kind: 'new', former: null }));
  const taken = new Set<number>();
  const pair = (kind: ComparedKind, freshAt: number, oldAt: number) => {
    items[freshAt] = { kind, former: oldAt };
    taken.add(oldAt);
  };
  const equal = (key: (item: ComparedItem) => string, kind: ComparedKind) => {
    const waiting = new Map<string, number[]>();
    for (const [i, item] of old.entries()) if (!taken.has(i)) waiting.set(key(item), [...(waiting.get(key(item)) ?? []), i]);
    for (const [i, item] of fresh.entries()) {
      const former = items[i]?.former === null ? waiting.get(key(item))?.shift() : undefined;
      if (former !== undefined) pair(kind, i, former);
    }
  };
  const bares = new Map<ComparedItem, string>();
  const bare = (item: ComparedItem): string => {
    const known = bares.get(item) ?? essence(item.text);
    bares.set(item, known);
    return known;
  };
  equal((item) => `${item.place}\n${item.path}\n${bare(item)}`, 'same');
  equal((item) => `${item.place}\n${bare(item)}`, 'same');
  equal(bare, 'moved');

  const index = new Map<string, number[]>();
  const inPlaceOf = new Map<string, number[]>();
  const grams = new Map<number, ReadonlySet<string>>();
  for (const [i, item] of old.entries()) {
    if (taken.has(i)) continue;
    const own = shinglesOf(item.text);
    grams.set(i, own);
    const spot = spotOf(item);
    inPlaceOf.set(spot, [...(inPlaceOf.get(spot) ?? []), i]);
    for (const shingle of own) {
      const at = index.get(shingle);
      if (at) at.push(i);
      else index.set(shingle, [i]);
    }
  }
  const pairs: Pair[] = [];
  for (const [freshAt, item] of fresh.entries()) {
    if (items[freshAt]?.former !== null) continue;
    const own = shinglesOf(item.text);
    const rare = [...own]
      .map((shingle) => index.get(shingle) ?? [])
      .filter((at) => at.length > 0 && at.length <= mostShared)
      .sort((a, b) => a.length - b.length)
      .slice(0, mostAsked);
    const here = (inPlaceOf.get(spotOf(item)) ?? []).slice(0, mostShared);
    const met = [...new Set([...here, ...rare.flat()])].flatMap((oldAt) => {
      const before = old[oldAt];
      const score = dice(own, grams.get(oldAt) ?? new Set());
      const inPlace = before !== undefined && spotOf(before) === spotOf(item);
      return score >= (inPlace ? alikeInPlace : alike) ? [{ freshAt, oldAt, score: inPlace ? score + 0.05 : score }] : [];
    });
    pairs.push(...met.sort(byLikeness).slice(0, mostKept));
  }
  pairs.sort(byLikeness);
  for (const { freshAt, oldAt } of pairs) if (items[freshAt]?.former === null && !taken.has(oldAt)) pair('changed', freshAt, oldAt);
  return { items, gone: [...old.keys()].filter((i) => !taken.has(i)) };
}

interface Pair {
  freshAt: number;
  oldAt: number;
  score: number;
}
const byLikeness = (a: Pair, b: Pair): number => b.score - a.score || a.freshAt - b.freshAt || a.oldAt - b.oldAt;

/** Where an item stands: its headings and its number. */
const spotOf = ({ place, path }: ComparedItem): string => `${place}\n${path}`;

/** A text without what retyping changes: spaces, width, punctuation. */
const essence = (text: string): string => text.normalize('NFKC').replace(/[\s\p{P}]+/gu, '');

/** Three characters in a row, each once. */
function shinglesOf(text: string): Set<string> {
  const bare = essence(text);
  const shingles = new Set<string>();
  for (let i = 0; i + 3 <= bare.length; i++) shingles.add(bare.slice(i, i + 3));
  if (shingles.size === 0 && bare !== '') shingles.add(bare);
  return shingles;
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const shingle of few) if (many.has(shingle)) shared += 1;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}

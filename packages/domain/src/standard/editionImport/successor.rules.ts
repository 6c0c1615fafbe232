import type { Clause, Edition } from '../edition/edition.schema.ts';
import { indexEdition, suggestClauses } from '../edition/suggest.rules.ts';
import type { Successor } from './editionImport.schema.ts';

const plain = (text: string) => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');

/** Its pairs of characters, counted. */
function pairsOf(text: string): Map<string, number> {
  const bare = plain(text);
  const pairs = new Map<string, number>();
  for (let i = 0; i + 2 <= bare.length; i++) {
    const pair = bare.slice(i, i + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

const sizeOf = (pairs: ReadonlyMap<string, number>) => [...pairs.values()].reduce((sum, n) => sum + n, 0);

/** A text of fewer pairs than this says too little for its share to count in full. */
const fewPairs = 16;

/** 文字相近: the share of the shorter text's pairs of characters that the longer has too; 0 to 1, the same from both sides. */
export function likeness(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  const least = Math.min(sizeOf(one), sizeOf(other));
  let shared = 0;
  for (const [pair, n] of one) shared += Math.min(n, other.get(pair) ?? 0);
  return shared / Math.max(least, fewPairs);
}

interface Candidate {
  to: string;
  worth: number;
  reason: string;
  sure: boolean;
}

const percent = (share: number) => `${Math.round(share * 100)}%`;
const quoted = (words: readonly string[]) =>
  words
    .slice(0, 3)
    .map((word) => `“${word}”`)
    .join('');
const least = 0.3;

/**
 * 接续的提示: for every clause of the earlier edition the likeliest of the later one, by key, title, number and text, with the reason. What only the text
 * suggests is for a person to confirm; what nothing suggests leads nowhere and is for a person too.
 */
export function suggestSuccessors(earlier: Edition, later: Edition): Successor[] {
  const index = indexEdition(earlier);
  const after = later.clauses.map((clause) => {
    const text = `${clause.title}\n${clause.text}`;
    return { clause, pairs: pairsOf(text), heard: new Map(suggestClauses(text, index, 5).map((one) => [one.clause.key, one])) };
  });
  return earlier.clauses.map((clause): Successor => {
    const pairs = pairsOf(`${clause.title}\n${clause.text}`);
    const found = after.flatMap((one) => candidateOf(clause, one.clause, likeness(pairs, one.pairs), one.heard.get(clause.key)) ?? []);
    const [best] = found.sort((a, b) => b.worth - a.worth);
    return best
      ? { from: clause.key, to: [best.to], reason: best.reason, settled: best.sure }
      : { from: clause.key, to: [], reason: '新版里没有找到相近的条款', settled: false };
  });
}

function candidateOf(
  old: Clause,
  fresh: Clause,
  alike: number,
  heard: { words: string[]; score: number } | undefined,
): Candidate | undefined {
  const sameNumber = old.number !== null && old.number === fresh.number;
  const numbered = sameNumber ? `编号都是 ${old.number}，` : '';
  if (old.key === fresh.key) return { to: fresh.key, worth: 4, reason: '键相同', sure: true };
  if (plain(old.title) === plain(fresh.title)) return { to: fresh.key, worth: 3, reason: `${numbered}标题相同`, sure: true };
  const words = heard ? Math.min(heard.score, 0.9) : 0;
  const worth = alike + words + (sameNumber && alike >= 0.2 ? 0.25 : 0);
  const reason = [`${numbered}文字相近 ${percent(alike)}`, heard ? `都说到${quoted(heard.words)}` : ''].filter(Boolean).join('，');
  if (worth < least + (heard ? 0.2 : 0)) return undefined;
  return { to: fresh.key, worth, reason, sure: sameNumber && alike >= 0.6 };
}

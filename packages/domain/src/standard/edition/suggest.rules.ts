import type { Clause, Edition, Indicator } from './edition.schema.ts';

/** Words found in a text, each once, and what their finding is worth. */
interface Found {
  words: string[];
  score: number;
}

/** Words of many entries; a word that is the name of an entry counts more, one that many share counts less. Made findable: every word by its first character, longest first, with the entries it speaks for. */
interface WordIndex {
  byFirst: ReadonlyMap<string, readonly { word: string; shown: string; entries: readonly number[]; weight: number }[]>;
}

/** 一版标准, opened for suggestions; make it once with `indexEdition`. */
export interface EditionIndex {
  clauses: readonly Clause[];
  indicators: readonly Indicator[];
  clauseWords: WordIndex;
  indicatorWords: WordIndex;
}

/** 提示的条款. `words` are the words it was recognized by, as the standard writes them, the reason to show; `score` is from 0 to 1, the first the highest. */
export interface ClauseSuggestion {
  clause: Clause;
  words: string[];
  score: number;
}

/** How a figure of a plan stands to the one of the standard: the same, asking more, asking less, or not comparable. */
export type ThresholdStanding = 'same' | 'stricter' | 'looser' | 'incomparable';

/** 提示的指标. `threshold` counts in the thresholds given; null where only the text speaks of the indicator. */
export interface IndicatorSuggestion {
  indicator: Indicator;
  words: string[];
  score: number;
  threshold: number | null;
  standing: ThresholdStanding | null;
}

/** A figure as a plan prints it. */
export interface PrintedThreshold {
  metric: string;
  operator: '>=' | '<=' | '>' | '<' | '=';
  value: number;
  unit: string;
}

/** Brackets, spaces and enumeration commas never keep two writings of a name apart. */
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s()、,，“”"'《》]/gu, '')
    .toLowerCase();

function wordIndex(entries: readonly { words: readonly string[]; name: string }[]): WordIndex {
  const speaksFor = new Map<string, Set<number>>();
  const shown = new Map<string, string>();
  for (const [i, { words, name }] of entries.entries())
    for (const written of [name, ...words]) {
      const word = plain(written);
      if (word.length < 2) continue;
      speaksFor.set(word, (speaksFor.get(word) ?? new Set()).add(i));
      shown.set(word, written);
    }
  const names = new Set(entries.map(({ name }) => plain(name)));
  const weightOf = (word: string, shared: number) => (Math.log2(1 + word.length) * (names.has(word) ? 1.6 : 1)) / shared;
  const terms = [...speaksFor].map(([word, set]) => ({
    word,
    shown: shown.get(word) ?? word,
    entries: [...set],
    weight: weightOf(word, set.size),
  }));
  terms.sort((a, b) => b.word.length - a.word.length);
  return { byFirst: Map.groupBy(terms, ({ word }) => String.fromCodePoint(word.codePointAt(0) ?? 0)) };
}

/** The entries a text speaks of. At each place the longest word counts, and a word said twice counts once. */
function find(index: WordIndex, text: string): Map<number, Found> {
  const heard = plain(text);
  const found = new Map<number, Found>();
  const said = new Set<string>();
  for (let at = 0; at < heard.length; ) {
    const hit = index.byFirst.get(String.fromCodePoint(heard.codePointAt(at) ?? 0))?.find(({ word }) => heard.startsWith(word, at));
    if (hit && !said.has(hit.word)) {
      said.add(hit.word);
      for (const entry of hit.entries) {
        const sum = found.get(entry) ?? { words: [], score: 0 };
        sum.words.push(hit.shown);
        sum.score += hit.weight;
        found.set(entry, sum);
      }
    }
    at += hit ? hit.word.length : 1;
  }
  return found;
}

/** 打开一版标准. */
export const indexEdition = ({ clauses, indicators }: Edition): EditionIndex => ({
  clauses,
  indicators,
  clauseWords: wordIndex(clauses.map(({ words, title }) => ({ words, name: title }))),
  indicatorWords: wordIndex(indicators.map(({ words, name }) => ({ words, name }))),
});

const least = 0.45;

/** Sorts, keeps those near the best, and brings the scores into 0 to 1. */
function best<T extends { score: number }>(list: T[], most: number): T[] {
  const sorted = list.sort((a, b) => b.score - a.score);
  const top = sorted[0]?.score ?? 0;
  return sorted
    .filter(({ score }) => score >= top * least)
    .slice(0, most)
    .map((suggestion) => ({ ...suggestion, score: suggestion.score / (1 + suggestion.score) }));
}

/** 由文字提示条款: at most `most`, best first; none where no word of the standard is said. A suggestion, for a person to take or leave. */
export const suggestClauses = (text: string, edition: EditionIndex, most = 3): ClauseSuggestion[] =>
  best(
    [...find(edition.clauseWords, text)].flatMap(([i, found]) => {
      const clause = edition.clauses[i];
      return clause ? [{ clause, ...found }] : [];
    }),
    most,
  );

/**
 * 由文字和阈值提示指标. A figure's metric counts double beside the text around it, and a figure in the indicator's unit half again;
 * of several figures the one that fits best is named, with how it stands to the figure of the standard.
 */
export function suggestIndicators(
  text: string,
  thresholds: readonly PrintedThreshold[],
  edition: EditionIndex,
  most = 5,
): IndicatorSuggestion[] {
  const suggestions = new Map<number, IndicatorSuggestion>();
  const hear = (found: Map<number, Found>, threshold: number | null) => {
    for (const [i, { words, score }] of found) {
      const indicator = edition.indicators[i];
      if (!indicator) continue;
      const printed = threshold === null ? undefined : thresholds[threshold];
      const worth = printed ? score * 2 * (unitOf(printed.unit) === unitOf(indicator.unit) ? 1.5 : 1) : score;
      const before = suggestions.get(i);
      if (before && before.score >= worth) continue;
      suggestions.set(i, { indicator, words, score: worth, threshold, standing: printed ? standingOf(printed, indicator) : null });
    }
  };
  hear(find(edition.indicatorWords, text), null);
  for (const [i, { metric }] of thresholds.entries()) hear(find(edition.indicatorWords, metric), i);
  return best([...suggestions.values()], most);
}

const sameUnits: { readonly [unit: string]: string } = {
  '%': '%',
  平方米: 'm²',
  m2: 'm²',
  分贝: 'dB(A)',
  db: 'dB(A)',
  'db(a)': 'dB(A)',
  个小时: '小时',
  h: '小时',
  '/10万': '1/10万',
  '/十万': '1/10万',
  周岁: '岁',
};
const unitOf = (unit: string): string =>
  sameUnits[unit.normalize('NFKC').trim().toLowerCase()] ?? sameUnits[unit] ?? unit.normalize('NFKC').trim();

/** Only figures of one unit and one direction are compared. */
function standingOf({ operator, value, unit }: PrintedThreshold, { rule, unit: own, direction }: Indicator): ThresholdStanding {
  const upward = operator === '>=' || operator === '>' || operator === '=';
  const downward = operator === '<=' || operator === '<' || operator === '=';
  if (!('target' in rule) || unitOf(unit) !== unitOf(own) || !(direction === 'up' ? upward : downward)) return 'incomparable';
  if (value !== rule.target) return value > rule.target === (direction === 'up') ? 'stricter' : 'looser';
  const open = rule.kind === 'gt' || rule.kind === 'lt';
  const printedOpen = operator === '>' || operator === '<';
  if (open === printedOpen) return 'same';
  return printedOpen ? 'stricter' : 'looser';
}

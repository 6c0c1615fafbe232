import type { Edition, Indicator } from './edition.schema.ts';
import type { EditionMap } from './editionMap.schema.ts';

/** What hangs on an edition: the keys of clauses with tasks or evidence, of indicators with readings. */
export interface EditionUse {
  clauses: ReadonlySet<string>;
  indicators: ReadonlySet<string>;
}

/** Why a person must decide: it goes on in several places, nowhere, or is measured in another unit. */
export type ChangeQuestion = 'several' | 'nowhere' | 'otherUnit';

/** 换版: one entry in use, where it would go, and what must be asked before it does; null where it just carries on. */
export interface CarriedEntry {
  kind: 'clause' | 'indicator';
  from: string;
  to: readonly string[];
  question: ChangeQuestion | null;
}

/**
 * 换用另一版标准之前要问的: everything in use is listed once, so nothing is lost without a word. What nobody uses is not asked about.
 */
export function editionChange(map: EditionMap, from: Edition, to: Edition, use: EditionUse): CarriedEntry[] {
  const [before, after] = [from, to].map(({ indicators }) => new Map(indicators.map((indicator) => [indicator.key, indicator])));
  const target = (list: EditionMap['clauses'], key: string) => list.find((one) => one.from === key)?.to ?? [];
  const clauses = from.clauses.filter(({ key }) => use.clauses.has(key));
  const indicators = from.indicators.filter(({ key }) => use.indicators.has(key));
  return [
    ...clauses.map(({ key }): CarriedEntry => {
      const to = target(map.clauses, key);
      return { kind: 'clause', from: key, to, question: countQuestion(to) };
    }),
    ...indicators.map(({ key }): CarriedEntry => {
      const to = target(map.indicators, key);
      const [first] = to;
      const question = countQuestion(to) ?? (first !== undefined && sameUnit(before?.get(key), after?.get(first)) ? null : 'otherUnit');
      return { kind: 'indicator', from: key, to, question };
    }),
  ];
}

const countQuestion = (to: readonly string[]): ChangeQuestion | null => (to.length === 0 ? 'nowhere' : to.length > 1 ? 'several' : null);

const sameUnit = (one: Indicator | undefined, other: Indicator | undefined): boolean => one?.unit === other?.unit;

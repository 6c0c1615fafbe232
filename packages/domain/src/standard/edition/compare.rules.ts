import type { Clause, Edition, Indicator } from './edition.schema.ts';
import type { EditionMap } from './editionMap.schema.ts';

/** 两版对照的一行: an entry of the earlier edition and where it carries on; `before` null is new in the later one. */
export interface ComparedEntry<T> {
  before: T | null;
  after: T[];
}

export interface ComparedEditions {
  clauses: ComparedEntry<Clause>[];
  indicators: ComparedEntry<Indicator>[];
}

function side<T extends { key: string }>(before: readonly T[], after: readonly T[], map: EditionMap['clauses']): ComparedEntry<T>[] {
  const later = new Map(after.map((one) => [one.key, one]));
  const rows = before.map(
    (one): ComparedEntry<T> => ({
      before: one,
      after: (map.find(({ from }) => from === one.key)?.to ?? []).flatMap((key) => later.get(key) ?? []),
    }),
  );
  const reached = new Set(rows.flatMap(({ after }) => after.map(({ key }) => key)));
  return [...rows, ...after.filter(({ key }) => !reached.has(key)).map((one) => ({ before: null, after: [one] }))];
}

/** 对照两版: every entry of the earlier edition once, in its order, then what is new. Nothing is left out on either side. */
export const compareEditions = (map: EditionMap, before: Edition, after: Edition): ComparedEditions => ({
  clauses: side(before.clauses, after.clauses, map.clauses),
  indicators: side(before.indicators, after.indicators, map.indicators),
});

import type { Clause, Edition, Indicator } from './edition.schema.ts';

/** What was found of a clause: the indicators that were met, and whether the clause itself was. */
export interface ClauseHit {
  clause: Clause;
  indicators: Indicator[];
  /** The clause itself was met, by its number, its words or its text; otherwise only its indicators were. */
  own: boolean;
}

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()、,，。；;“”"'《》]/gu, '');
const digits: { readonly [digit: string]: number } = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };

/** 12, 十二, （十二）, 第十二条 → 12; null where no number is meant. */
export function clauseNumberIn(text: string): number | null {
  const bare = plain(text)
    .replace(/^第/, '')
    .replace(/[条款项]$/, '');
  if (/^\d{1,3}$/.test(bare)) return Number(bare);
  const read = /^(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(bare);
  if (!read || bare === '') return null;
  const [, tens = '一', ten, ones = ''] = read;
  return (ten ? (digits[tens] ?? 1) * 10 : 0) + (digits[ones] ?? 0);
}

/**
 * 找条款: by official number, by words of the clause, by the name, key or official number of an indicator. In the order of the edition;
 * everything where nothing is asked.
 */
export function searchEdition({ clauses, indicators }: Edition, text: string): ClauseHit[] {
  const asked = plain(text);
  const number = clauseNumberIn(text);
  const says = (words: readonly string[]) => asked !== '' && words.some((word) => plain(word).includes(asked));
  return clauses.flatMap((clause) => {
    const below = indicators.filter((indicator) => indicator.clause === clause.key);
    if (asked === '') return [{ clause, indicators: below, own: true }];
    const own = number === null ? says([clause.title, clause.text, ...clause.words]) : clause.number === number;
    const met = below.filter((indicator) =>
      number === null ? says([indicator.key, indicator.name, ...indicator.words]) : indicator.officialNumber === number,
    );
    return own || met.length > 0 ? [{ clause, indicators: met, own }] : [];
  });
}

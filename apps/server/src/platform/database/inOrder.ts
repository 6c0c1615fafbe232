import { type RawBuilder, sql } from 'kysely';
import { plannedAnew } from './connect.ts';
import { openEstimates } from './estimates.ts';

// What the ledgers have in common: they are read in their order and no further than a page, whatever is asked (docs/decisions/0015, 0025).

/** A question kept from the planner, so that the rows are read in their order whatever is asked of them, and the statement is planned once. */
export const unseen = (question: RawBuilder<unknown>): RawBuilder<unknown> => sql`case when ${question} then true else false end`;

/** Words as the index has them, all of which must be there, every word as it stands: no operator of the query language gets through. */
export const queryOf = (words: readonly string[]): RawBuilder<unknown> =>
  sql`${words.map((word) => `'${word.replace(/['\\]/g, '$&$&')}'`).join(' & ')}::tsquery`;

const unitCounts = [1, 2, 4, 8, 16, 24, 32, 40];
const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * Up to 40 units, whose rows are read side by side in the order of a ledger; undefined for more. Their number is filled up with nobody to one
 * of eight, so that few statements are planned for reaches of all sizes.
 */
export function sideBySide(units: readonly string[]): readonly string[] | undefined {
  const count = unitCounts.find((most) => units.length <= most);
  return count === undefined ? undefined : [...units, ...Array<string>(count - units.length).fill(nobody)];
}

/** Words in no more rows than this are looked up; more common ones are met soon enough while a ledger is read in its order. */
const few = 2000;
/** No limit: what was rare when it was counted may have more by now. */
export const everyOne = 2 ** 31 - 1;

/** Rows of a city in which the rarest of some words and all words of a query stand, at most so many. */
type Find = (rarest: RawBuilder<unknown>, query: RawBuilder<unknown>, most: number) => RawBuilder<unknown>;
type Desk = { db: Parameters<ReturnType<typeof sql>['execute']>[0]; actor: { cityId: number } };

/**
 * Opens the question by which words a ledger is searched where what is searched for stands in few rows: by the rarest alone, else by all. Null
 * where the ledger is read in its order.
 */
export function openRareWords(find: Find): (desk: Desk, words: readonly string[]) => Promise<readonly string[] | null> {
  const estimates = openEstimates<readonly string[] | null>();
  return async ({ db, actor }, words) => {
    if (words.length === 0) return null;
    return estimates(`${actor.cityId} ${words.join(' ')}`, async () => {
      const ways = [...words.map((word) => [word]), words];
      const counting = ways.map((way) => sql`(select count(*)::int from ${find(queryOf(way), queryOf(way), few + 1)})`);
      const { rows } = await sql<{ counts: number[] }>`${plannedAnew} select array[${sql.join(counting)}] as counts`.execute(db);
      const counts = rows[0]?.counts ?? [];
      const rarest = counts.indexOf(Math.min(...counts.slice(0, -1)));
      const way = [rarest, words.length].find((one) => (counts[one] ?? 0) <= few);
      return way === undefined ? null : (ways[way] ?? null);
    });
  };
}

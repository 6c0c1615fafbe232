import { type RawBuilder, sql } from 'kysely';
import { plannedAnew } from './connect.ts';
import { openEstimates } from './estimates.ts';

// What the ledgers have in common: they are read in their order and no further than a page, whatever is asked (docs/decisions/0015, 0025).

/** A question kept from the planner, so that the rows are read in their order whatever is asked of them, and the statement is planned once. */
export const unseen = (question: RawBuilder<unknown>): RawBuilder<unknown> => sql`case when ${question} then true else false end`;

/** Words as the index has them, all of which must be there, every word as it stands: no operator of the query language gets through. */
export const queryOf = (words: readonly string[]): RawBuilder<unknown> => sql`${words.map(quoted).join(' & ')}::tsquery`;
export const quoted = (word: string): string => `'${word.replace(/['\\]/g, '$&$&')}'`;

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

type Desk = { db: Parameters<ReturnType<typeof sql>['execute']>[0]; actor: { cityId: number } };

/** What is searched for: words, all of which must be there, and marks beside the words of the index, as a query of it, by which fewer rows are looked at. */
export interface Search {
  words: readonly string[];
  marks: readonly string[];
}

/**
 * 怎么找: by which words it is looked up (those that tell most: the others are asked of what is found), and how. Where it stands in few rows, all
 * of them are found and put in order; else the ledger is gone through by steps of some days, in its order, and no further than a page.
 */
export interface Way {
  words: readonly string[];
  whole: boolean;
}
const mostWords = 4;
/** More rows than this are not all looked at for one page. */
const mostLookedAt = 512;
const sampled = 200;

/** The query of the index by which something is searched for. */
export const lookedUp = ({ marks }: Search, { words }: Way): RawBuilder<unknown> =>
  sql`${[...words.map(quoted), ...marks].join(' & ')}::tsquery`;

/** Words of some rows of a city, by eight stretches of their ids. */
const hereAndThere = (table: 'issue' | 'task', cityId: number) => {
  const end = (by: RawBuilder<unknown>) =>
    sql`(select band_of_id(e.id) from ${sql.table(table)} e where e.city_id = ${cityId} order by e.id ${by} limit 1)`;
  return sql`
    select r.words from (select ${end(sql``)} as first, ${end(sql`desc`)} as last) b cross join generate_series(0, 7) k
    cross join lateral (select e.words from ${sql.table(table)} e where e.city_id = ${cityId} and e.id >= first_of_band(b.first + (b.last - b.first) * k / 8)
      order by e.id limit ${sql.lit(sampled / 8)}) r`;
};

/**
 * The words by which to look something up, by the rows that were seen: the rarest first, and each only if it leaves fewer rows than those before it. A
 * word in half of all rows, or one that is always beside another, costs a look and tells nothing.
 */
export function telling(words: readonly string[], seen: readonly (readonly boolean[])[]): string[] {
  const counted = words.map((word, n) => ({ word, n, count: seen.filter((has) => has[n]).length })).toSorted((a, b) => a.count - b.count);
  const taken: string[] = [];
  let left = seen;
  for (const { word, n, count } of counted) {
    const fewer = left.filter((has) => has[n]);
    const tells = (left.length === 0 || fewer.length < left.length) && (seen.length === 0 || count * 2 < seen.length);
    if (taken.length > 0 && (taken.length === mostWords || !tells)) continue;
    taken.push(word);
    left = fewer;
  }
  return taken;
}

interface Sources {
  /** What is found among a 256th of all rows. */
  find: (looked: RawBuilder<unknown>, query: RawBuilder<unknown>, sample: number) => RawBuilder<unknown>;
  /** The table that is searched. */
  table: 'issue' | 'task';
}

/** Opens the question which way to go, remembered for each search: how common a word is tell some rows from here and there, how many rows there are a 256th of all. */
export function openWays({ find, table }: Sources): (desk: Desk, search: Search | null) => Promise<Way | undefined> {
  const estimates = openEstimates<Way>();
  let sample = 0;
  return async ({ db, actor }, search) => {
    if (search === null) return undefined;
    return estimates(`${actor.cityId} ${search.words.join(' ')} ${search.marks.join(' ')}`, async () => {
      const has = sql.join(search.words.map((word) => sql`n.words @@ ${queryOf([word])}`));
      const seen = await sql<{
        has: boolean[];
      }>`${plannedAnew} select array[${has}] as has from (${hereAndThere(table, actor.cityId)}) n`.execute(db);
      const words = telling(
        search.words,
        seen.rows.map((row) => row.has),
      );
      sample = (sample + 1) % 256;
      const found = find(lookedUp(search, { words, whole: true }), queryOf(words), sample);
      const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${found}`.execute(db);
      return { words, whole: (rows[0]?.count ?? 0) * 256 <= mostLookedAt };
    });
  };
}

interface Steps {
  /** The band of the first row. */
  begin: RawBuilder<unknown>;
  /** The band of the first row from a band on. */
  from: (band: RawBuilder<unknown>) => RawBuilder<unknown>;
  /** Whether the numbers of the bands grow in the order of the ledger. */
  up: boolean;
}

/**
 * The steps in which a ledger is gone through, as `marks_of` takes them (`first`, `last`), one after the other and no more than are asked for: one
 * band, two, then up to the end of eight that belong together, of sixteen, and from then on 32 at a time; stretches without a row are leapt over.
 */
export function stepsOf({ begin, from, up }: Steps): RawBuilder<unknown> {
  // how many bands belong to a step, less one: the step ends with the last of them in the order of the ledger
  const together = sql`case k when 1 then 7 when 2 then 15 else 31 end`;
  const [first, last] = up
    ? [sql`case when k > 1 then n & ~7 else n end`, sql`case k when 0 then n + 1 else n | ${together} end`]
    : [sql`case k when 0 then n - 1 else n & ~(${together}) end`, sql`case when k > 1 then n | 7 else n end`];
  return sql`
    with recursive step(first, last, k) as (
      select n, n, 0 from (select ${begin} as n) b where n is not null
      union all
      select ${first}, ${last}, k + 1 from (select s.k, ${from(up ? sql`s.last + 1` : sql`s.first - 1`)} as n from step s) s where n is not null
    ) select first, last from step`;
}

import { addDays, type Day, type Page, type RecordedFact, startOfDay, uuidv7 } from '@weicheng/domain/kernel';
import { type SelectQueryBuilder, sql } from 'kysely';
import type { Context } from '../context/index.ts';
import type { Db, Tables } from '../database/index.ts';
import { type Verdict, verifyCity } from './verify.ts';

/** 查留痕的条件：all that are given must hold. */
export interface FactFilter {
  kind?: string | undefined;
  about?: string | undefined;
  actor?: string | undefined;
  /** Units of the act; the caller expands a unit to all below it. */
  unitIds?: readonly string[] | undefined;
  from?: Day | undefined;
  /** The last day included. */
  to?: Day | undefined;
}

/** A fact as pages and exports read it; names of units are the chapter's business. */
export interface FactRow extends RecordedFact {
  unitId: string | null;
}

const nothing = new Uint8Array(10);
/** Ids begin with their moment, so a span of days is a span of ids, which every index of the table ends with. */
const firstIdOf = (day: Day) => uuidv7(startOfDay(day), nothing);

function matching(db: Db, filter: FactFilter) {
  let query: SelectQueryBuilder<Tables, 'fact', object> = db.selectFrom('fact');
  if (filter.kind) query = query.where('kind', '=', filter.kind);
  if (filter.about) query = query.where('about', '=', filter.about);
  if (filter.actor) query = query.where('actor_id', '=', filter.actor);
  if (filter.unitIds) query = query.where('unit_id', '=', sql<string>`any(${filter.unitIds}::uuid[])`);
  if (filter.from) query = query.where('id', '>=', firstIdOf(filter.from));
  if (filter.to) query = query.where('id', '<', firstIdOf(addDays(filter.to, 1)));
  return query;
}

/** One page of facts, newest first; `after` is the id of the last row seen. */
export async function factPage(db: Db, filter: FactFilter, page: { limit: number; after?: string | undefined }): Promise<Page<FactRow>> {
  let query = matching(db, filter);
  if (page.after) query = query.where('id', '<', page.after);
  const found = await query
    .select(['id', 'kind', 'about', 'at', 'unit_id', 'actor_id', 'actor_name', 'data'])
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
  const rows = found.slice(0, page.limit).map(({ unit_id, actor_id, actor_name, at, ...fact }) => ({
    ...fact,
    at: at.toISOString(),
    unitId: unit_id,
    actor: actor_id,
    actorName: actor_name,
  }));
  return { rows, next: found.length > page.limit ? (rows.at(-1)?.id ?? null) : null };
}

/** All facts that match, newest first, read page by page: for an export of any length. */
export async function* streamFacts(db: Db, filter: FactFilter): AsyncGenerator<FactRow> {
  let after: string | undefined;
  do {
    const { rows, next } = await factPage(db, filter, { limit: 1000, after });
    yield* rows;
    after = next ?? undefined;
  } while (after);
}

/**
 * 封存到哪里了，without checking anything: the newest seal, and the facts after it, counted up to `most`. Both are found by
 * their index, however long the trail is.
 */
export async function sealingOf(
  { db }: Pick<Context, 'db'>,
  most: number,
): Promise<{ sealedAt: string | null; waiting: number; waitingSince: string | null }> {
  const { rows } = await sql<{ sealedAt: Date | null; waiting: number; waitingSince: Date | null }>`
    with newest as (select until_tx, at from seal order by number desc limit 1),
         waiting as (select at from fact where tx >= coalesce((select until_tx from newest), 0) order by tx, id limit ${most})
    select (select at from newest) as "sealedAt", count(*)::int as waiting, min(at) as "waitingSince" from waiting`.execute(db);
  const { sealedAt = null, waiting = 0, waitingSince = null } = rows[0] ?? {};
  return { sealedAt: sealedAt?.toISOString() ?? null, waiting, waitingSince: waitingSince?.toISOString() ?? null };
}

/** Checks the whole trail of the actor's city. Reads every fact. */
export const verifyLive = ({ db }: Pick<Context, 'db'>, anchor?: string): Promise<Verdict> => verifyCity(db, anchor);

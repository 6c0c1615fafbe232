import type { Seal, SealedFact } from '@weicheng/domain/kernel';
import { sql } from 'kysely';
import type { Database, Db } from '../database/index.ts';

/** A seal with its leaves: 32 bytes for each fact, in the order of (tx, id). */
export interface SealRow extends Seal {
  leaves: Uint8Array;
}

const batch = { facts: 2000, seals: 200 };

/** A moment word for word: UTC, to the microsecond, whatever the zone of the session. */
const exactly = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** The city's facts with `from` ≤ tx < `until` in the order of their seals, each as its exact text; read in batches. */
export async function* sealedFacts(db: Db, from: number, until: number = Number.MAX_SAFE_INTEGER): AsyncGenerator<SealedFact> {
  let last = { tx: from - 1, id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
  for (;;) {
    const { rows } = await sql<SealedFact>`
      select city_id as "cityId", id::text, tx, ${exactly('at')} as at, kind, about::text, unit_id::text as "unitId",
             actor_id::text as "actorId", actor_name as "actorName", request_id as "requestId", data::text
      from fact where (tx, id) > (${last.tx}::bigint, ${last.id}::uuid) and tx < ${until}
      order by tx, id limit ${batch.facts}`.execute(db);
    yield* rows;
    const end = rows[batch.facts - 1];
    if (!end) return;
    last = end;
  }
}

/** The city's seals from the first on. */
export async function* sealRows(db: Db): AsyncGenerator<SealRow> {
  let last = -2_147_483_648;
  for (;;) {
    const { rows } = await sql<SealRow>`
      select city_id as "cityId", number, from_tx as "fromTx", until_tx as "untilTx", count, encode(previous, 'hex') as previous,
             encode(root, 'hex') as root, ${exactly('at')} as at, encode(hash, 'hex') as hash, leaves
      from seal where number > ${last} order by number limit ${batch.seals}`.execute(db);
    yield* rows;
    const end = rows[batch.seals - 1];
    if (!end) return;
    last = end.number;
  }
}

/** Where the next seal begins: after the newest one. */
export const newestSeal = async (db: Db): Promise<Pick<Seal, 'number' | 'untilTx' | 'hash'> | undefined> =>
  (
    await sql<Pick<Seal, 'number' | 'untilTx' | 'hash'>>`
      select number, until_tx as "untilTx", encode(hash, 'hex') as hash from seal order by number desc limit 1`.execute(db)
  ).rows[0];

/**
 * The end of the next seal, exclusive. Transactions below the horizon have ended, so their facts are complete; a range of
 * many facts is cut between two transactions after about `most` facts, and then there is more. Undefined when there is nothing.
 */
export async function nextUntil(db: Db, from: number, most: number): Promise<{ until: number; more: boolean } | undefined> {
  const { rows } = await sql<{ horizon: number }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text::bigint + base as horizon from fact_clock`.execute(db);
  const horizon = rows[0]?.horizon ?? 0;
  const txAt = async (offset: number) =>
    (
      await sql<{
        tx: number;
      }>`select tx from fact where tx >= ${from} and tx < ${horizon} order by tx, id offset ${offset} limit 1`.execute(db)
    ).rows[0]?.tx;
  const first = await txAt(0);
  if (first === undefined) return undefined;
  const beyond = await txAt(most);
  return beyond === undefined ? { until: horizon, more: false } : { until: Math.max(beyond, first + 1), more: true };
}

/** Whether this transaction is the one that seals its city now; given back at its end. */
export const holdsSealingLock = async (db: Db, cityId: number): Promise<boolean> =>
  (await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(7239002, ${cityId}) as mine`.execute(db)).rows[0]?.mine ?? false;

const bytes = (hex: string) => Buffer.from(hex, 'hex');

export async function insertSeal(
  db: Db,
  { cityId, number, fromTx, untilTx, count, previous, root, at, hash, leaves }: SealRow,
): Promise<void> {
  await sql`
    insert into seal (city_id, number, from_tx, until_tx, count, leaves, root, previous, hash, at)
    values (${cityId}, ${number}, ${fromTx}, ${untilTx}, ${count}, ${leaves}, ${bytes(root)}, ${bytes(previous)}, ${bytes(hash)}, ${at}::timestamptz)`.execute(
    db,
  );
}

/** The cities with facts after their newest seal. */
export async function citiesToSeal({ owner }: Database): Promise<number[]> {
  const { rows } = await owner.query<{ city_id: number }>(`
    select city_id from city c where exists (
      select from fact f where f.city_id = c.city_id
        and f.tx >= coalesce((select s.until_tx from seal s where s.city_id = c.city_id order by number desc limit 1), 0))
    order by city_id`);
  return rows.map((row) => row.city_id);
}

export async function allCities({ owner }: Database): Promise<{ cityId: number; name: string }[]> {
  return (await owner.query<{ cityId: number; name: string }>('select city_id as "cityId", name from city order by city_id')).rows;
}

import { setTimeout as sleep } from 'node:timers/promises';
import { factKind } from '@weicheng/domain/kernel';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { z } from 'zod';
import { contextBase, system } from '#platform/context';
import { connect, type Database, migrate, readMigration } from '#platform/database';
import { inTransaction } from '#platform/endpoint';
import { sealCity } from '#platform/facts';
import type {} from './database.setup.ts'; // says what `inject` knows

/**
 * A migrated database of its own with one empty city, or as many as asked, and nothing else; gone when the test file is done.
 * @param upTo the migrations of an older version instead of all
 */
export async function scratchDatabase(cities = 1, upTo?: readonly string[]): Promise<Database & { url: string }> {
  const url = new URL(inject('postgresUrl'));
  const name = `scratch_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  await once(url, `create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const database = await connect(own.href, 8, () => {});
  await (upTo ? migrateUpTo(database, upTo) : migrate(database.owner));
  for (let n = 1; n <= cities; n++) await database.owner.query('insert into city (city_id, name) values ($1, $2)', [n, `云台市${n}`]);
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= database.close());
  afterAll(async () => {
    await close();
    await once(url, `drop database ${name} with (force)`);
  });
  return { ...database, close, url: own.href };
}

async function migrateUpTo({ owner }: Database, names: readonly string[]): Promise<void> {
  await owner.query('create table weicheng_migration (name text primary key, timestamp text not null)');
  for (const name of names) {
    await owner.query(await readMigration(name));
    await owner.query(`insert into weicheng_migration values ($1, 'then')`, [name]);
  }
}

async function once(url: URL, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(statement);
  await client.end();
}

const noted = factKind({ kind: 'unit.noted', says: '记一笔', data: z.object({ text: z.string() }), line: (d) => d.text });

/** Records facts in one transaction, as a verb does; answers with their ids in the order in which a seal takes them. */
export const recordNotes = (database: Database, texts: readonly string[], cityId: number, now: number): Promise<string[]> =>
  inTransaction(database, contextBase(system(cityId), now, 'r-1'), new Map(), async (ctx) => {
    const ids: string[] = [];
    for (const text of texts) ids.push(await ctx.record(noted, null, { text }));
    return ids.toSorted();
  });

/**
 * Seals everything of a city. Test files share one server, and a transaction that runs in another database of it still
 * holds the horizon back: wait until it has passed.
 */
export async function sealAll(database: Database, cityId: number, now: number, most?: number): Promise<number> {
  const passed = `select pg_snapshot_xmin(pg_current_snapshot())::text::bigint + base > (select max(tx) from fact where city_id = $1) as done from fact_clock`;
  while (!(await database.owner.query<{ done: boolean }>(passed, [cityId])).rows[0]?.done) await sleep(10);
  return sealCity(database, cityId, now, most);
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

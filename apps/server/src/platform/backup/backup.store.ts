import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { Database } from '../database/index.ts';
import { earName } from '../memory/index.ts';
import type { Manifest } from './manifest.ts';

/** A table as a backup takes it: quoted name, columns that are not computed, and the tables its keys point to. */
export interface Table {
  name: string;
  columns: string[];
}

/** What ends with a restore: whoever was signed in signs in again, so that a session ended since never lives again. */
const passing = ['auth.session', 'auth.verification', 'auth.attempt'];

const listOfMigrations = ['public.weicheng_migration', 'public.weicheng_migration_lock'];

/** Made by the migrations and not carried: a fresh database has its own. */
const ownOfServer = [...listOfMigrations, 'public.fact_clock'];

const schemas = ['public', 'auth'];

/** Every table a backup carries, those that others point to first. */
export async function tablesInOrder(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table & { needs: string[] }>(
    `select format('%I.%I', n.nspname, c.relname) as name,
            (select coalesce(array_agg(quote_ident(a.attname) order by a.attnum), '{}') from pg_attribute a
              where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
            (select coalesce(array_agg(distinct format('%I.%I', fn.nspname, f.relname)), '{}') from pg_constraint k
              join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
              where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1) and c.relkind in ('r', 'p') and not c.relispartition
       and n.nspname || '.' || c.relname <> all($2)
     order by 1`,
    [schemas, [...passing, ...ownOfServer]],
  );
  const byName = new Map(rows.map((row) => [row.name, row]));
  const ordered = new Set<string>();
  const place = (name: string, path: readonly string[]) => {
    const table = byName.get(name);
    if (!table || ordered.has(name)) return;
    if (path.includes(name)) throw new Error(`tables point at each other: ${[...path, name].join(' → ')}`);
    for (const need of table.needs) place(need, [...path, name]);
    ordered.add(name);
  };
  for (const { name } of rows) place(name, []);
  return [...ordered].flatMap((name) => byName.get(name) ?? []).map(({ name, columns }) => ({ name, columns }));
}

const dialect =
  "set local datestyle = 'ISO, YMD'; set local timezone = 'UTC'; set local intervalstyle = 'iso_8601'; set local extra_float_digits = 3; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0";

/** One moment of the whole database, however long the reading takes; nobody waits for it. */
export const beginSnapshot = (client: pg.ClientBase) => client.query(`begin isolation level repeatable read read only; ${dialect}`);

export const beginReplacing = (client: pg.ClientBase) => client.query(`begin; ${dialect}`);

export const rowsOut = (client: pg.ClientBase, { name, columns }: Table) =>
  client.query(copyTo(`copy (select ${columns.join(', ')} from ${name}) to stdout`));

export const rowsIn = (client: pg.ClientBase, { name, columns }: Table) =>
  client.query(copyFrom(`copy ${name} (${columns.join(', ')}) from stdin`));

export async function sequencesOf(client: pg.ClientBase): Promise<Manifest['sequences']> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, sequencename) as name from pg_sequences where schemaname = any($1) order by 1`,
    [schemas],
  );
  const found: Manifest['sequences'] = [];
  for (const { name } of rows) {
    const state = await client.query<{ value: number; called: boolean }>(`select last_value as value, is_called as called from ${name}`);
    for (const row of state.rows) found.push({ name, ...row });
  }
  return found;
}

export const citiesOf = async (client: pg.ClientBase): Promise<Manifest['cities']> =>
  (await client.query<Manifest['cities'][number]>('select city_id as "cityId", name from city order by city_id')).rows;

export const migrationsOf = async (client: pg.ClientBase): Promise<string[]> =>
  (await client.query<{ name: string }>('select name from weicheng_migration order by name')).rows.map((row) => row.name);

/** The contents any city knows of, files and photos, in the order of their hash; read once, in the transaction of the snapshot. */
export async function* contentsOf(client: pg.ClientBase): AsyncGenerator<{ sha256: string; size: number }> {
  await client.query(
    'declare contents no scroll cursor for select sha256, min(size) as size from stored_content group by sha256 order by sha256',
  );
  for (;;) {
    const { rows } = await client.query<{ sha256: string; size: number }>('fetch 1000 from contents');
    yield* rows;
    if (rows.length < 1000) break;
  }
  await client.query('close contents');
}

/**
 * Takes down every table, view, type, collation and function of ours, so that the migrations can build an older state in the same
 * transaction. The list of migrations stays, and what belongs to an extension or to a column.
 */
export async function takeDown(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(
    `with owned as (select objid from pg_depend where deptype in ('e', 'i') or (deptype = 'a' and refobjsubid > 0))
     select format('drop %s if exists %I.%I cascade', case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end,
                   n.nspname, c.relname) as statement
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = any($1) and c.relkind in ('r', 'p', 'v', 'm', 'S') and not c.relispartition and c.oid not in (select objid from owned)
         and n.nspname || '.' || c.relname <> all($2)
     union all
     select format('drop routine if exists %I.%I(%s) cascade', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid))
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = any($1) and p.oid not in (select objid from owned)
     union all
     select format('drop type if exists %I.%I cascade', n.nspname, t.typname)
       from pg_type t join pg_namespace n on n.oid = t.typnamespace
       where n.nspname = any($1) and t.typtype in ('d', 'e') and t.oid not in (select objid from owned)
     union all
     select format('drop collation if exists %I.%I cascade', n.nspname, k.collname)
       from pg_collation k join pg_namespace n on n.oid = k.collnamespace where n.nspname = any($1) and k.oid not in (select objid from owned)`,
    [schemas, listOfMigrations],
  );
  for (const { statement } of rows) await client.query(statement);
  await client.query('drop schema if exists auth');
}

/** Empties every table, with the guards that forbid it taken off until `guardAgain`; other readers wait until the commit. */
export async function emptyAll(client: pg.ClientBase, tables: readonly Table[]): Promise<void> {
  for (const { name } of tables) await client.query(`alter table ${name} disable trigger user`);
  await client.query(`truncate ${[...tables.map((t) => t.name), ...passing].join(', ')}`);
  await client.query('delete from graphile_worker._private_jobs'); // they speak of facts that are gone
}

export async function guardAgain(client: pg.ClientBase, tables: readonly Table[]): Promise<void> {
  await client.query('set constraints all immediate'); // a table with a check still to come cannot be altered
  for (const { name } of tables) await client.query(`alter table ${name} enable trigger user`);
}

export async function setSequences(client: pg.ClientBase, sequences: Manifest['sequences']): Promise<void> {
  for (const { name, value, called } of sequences) await client.query('select setval($1::regclass, $2, $3)', [name, value, called]);
}

/** The numbers of transactions go on above every number in the trail, although this server's own counter may stand lower. */
export const windFactClock = (client: pg.ClientBase) =>
  client.query(`
    update fact_clock set base = greatest(base,
      greatest((select max(tx) from fact), (select max(until_tx) from seal)) + 1 - pg_current_xact_id()::text::bigint)`);

/** Whether another program of ours works on this database: each has one ear on it. */
export async function isInUse({ owner }: Database): Promise<boolean> {
  const { rows } = await owner.query<{ n: number }>(
    'select count(*)::int as n from pg_stat_activity where datname = current_database() and application_name = $1',
    [earName],
  );
  return (rows[0]?.n ?? 0) > 1;
}

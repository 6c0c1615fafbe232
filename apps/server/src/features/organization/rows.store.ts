import { sql } from 'kysely';
import type { Context } from '#platform/context';
import type { Db, Tables } from '#platform/database';

/** What a store needs of a context. */
export type Desk = Pick<Context, 'db' | 'actor'>;

type Row<T extends keyof Tables> = { [C in keyof Tables[T]]: unknown };

/** Inserts many rows with one statement and one parameter, whatever their number; the rows name every column. */
export async function insertRows<T extends keyof Tables & string>(db: Db, table: T, rows: readonly Row<T>[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into ${sql.table(table)} select * from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
    db,
  );
}

/** One change of the organization at a time in a city, so that two moves cannot close a ring and the last administrator stays. */
export async function lockOrganization({ db, actor }: Desk): Promise<void> {
  await sql`select pg_advisory_xact_lock(7239003, ${actor.cityId}::int)`.execute(db);
}

/** `%text%` for LIKE, the text taken literally. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

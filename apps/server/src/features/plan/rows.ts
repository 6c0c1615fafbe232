import type { Context } from '#platform/context';
import type { Tables } from '#platform/database';
import { insertRows } from '../organization/index.ts';

/** What a store needs of a context. */
export type Desk = Pick<Context, 'db' | 'actor'>;

type Row<T extends keyof Tables> = { [C in keyof Tables[T]]: unknown };

/** PostgreSQL keeps neither the zero character nor half a surrogate pair. A stranger's file may hold both; lengths, and so spans, stay. */
export const storable = (text: string): string => text.toWellFormed().replaceAll('\0', ' ');

/** A value as JSON that jsonb takes. */
export const asJson = (value: unknown): string => JSON.stringify(value, (_key, v: unknown) => (typeof v === 'string' ? storable(v) : v));

/** `insertRows` for what was read from a stranger's file. */
export const insertRead = <T extends keyof Tables & string>(db: Context['db'], table: T, rows: readonly Row<T>[]): Promise<void> =>
  insertRows(db, table, JSON.parse(asJson(rows)) as readonly Row<T>[]);

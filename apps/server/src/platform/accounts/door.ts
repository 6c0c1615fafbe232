import { AsyncLocalStorage } from 'node:async_hooks';
import { Problem } from '@weicheng/domain/kernel';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Context, ContextBase } from '../context/index.ts';
import { type Database, type Db, roles, type Tables, urlAs } from '../database/index.ts';
import { recorder } from '../facts/index.ts';
import type { AuthTables } from './tables.ts';

export type AuthDb = Kysely<Tables & AuthTables>;

/** An act on accounts: one transaction in which better-auth's statements, ours and the facts stand or fall together. */
export interface Act {
  /** Writes the fact in the city of the one who acts. */
  record(base: ContextBase, ...fact: Parameters<Context['record']>): Promise<void>;
}

/** 账号的门：the accounts' own way into the database, as role weicheng_auth. */
export interface Door {
  db: AuthDb;
  /** Commits when `work` returns, even when it returns a Problem, which is then thrown: a refusal that leaves traces. */
  act<T>(work: (act: Act) => Promise<T | Problem>): Promise<T>;
  close(): Promise<void>;
}

// Nothing may listen to the facts of accounts: a listener would need the chapters' jobs, which this role has no right to.
const nobodyListens: ReadonlyMap<string, never[]> = new Map();

/** Opens a door: as a login of its own, so that whatever gets in through a sign-in form stays in schema `auth`. */
export function openDoor(database: Database, connections: number): Door {
  const pool = new pg.Pool({
    connectionString: urlAs(roles.accounts, database.owner.options.connectionString ?? ''),
    options: '-c search_path=auth,public',
    max: connections,
    application_name: 'weicheng-auth',
  });
  database.memory.overhear(pool);
  // Idle or lent, a lost connection shows in the next statement that wants it.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const acting = new AsyncLocalStorage<pg.PoolClient>();
  // Inside an act every statement goes to its connection, also those of better-auth, which knows nothing of it.
  const connect = async () => {
    const client = acting.getStore();
    return client ? { query: client.query.bind(client), release: () => {} } : pool.connect();
  };
  const dialect = new PostgresDialect({ pool: { options: pool.options, connect, end: async () => {} } as unknown as pg.Pool });
  const db: AuthDb = new Kysely<Tables & AuthTables>({ dialect });

  const record: Act['record'] = async (base, ...fact) => {
    // A checked whole number: SET takes no parameters.
    await acting.getStore()?.query(`set local app.city_id = '${Math.trunc(base.actor.cityId)}'`);
    await recorder(base, db as unknown as Db, nobodyListens)(...fact);
  };

  return {
    db,
    async act(work) {
      const result = await transaction(pool, (client) => acting.run(client, () => work({ record })));
      if (result instanceof Problem) throw result;
      return result;
    },
    close: () => pool.end(),
  };
}

async function transaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(client);
    // A statement whose failure somebody swallowed has undone the whole act; the answer to COMMIT says so, no error does.
    if ((await client.query('commit')).command !== 'COMMIT') throw new Error('the act on an account was undone');
    return result;
  } catch (error) {
    await client.query('rollback').catch((e: Error) => {
      broken = e;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

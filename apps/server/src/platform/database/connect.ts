import { createHmac } from 'node:crypto';
import type { CityId } from '@weicheng/domain/kernel';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { type Memory, openMemory } from '../memory/index.ts';
import { databaseProblems } from './database.problems.ts';
import type { Tables } from './tables.ts';

// Counts and sequence numbers are far below 2^53: as numbers they need no second thought in every store.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
// A calendar day is not a moment: keep `2026-11-24` as it is.
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day);

export type Db = Kysely<Tables>;

/** 数据库：two doors. `owner` migrates, runs jobs and backs up; `city(n)` is the application, behind the wall of one city. */
export interface Database {
  owner: pg.Pool;
  app: pg.Pool;
  /** The database as one city sees it. Rows of another city do not exist in it; without a city nothing exists at all. */
  city(cityId: CityId): Db;
  memory: Memory;
  close(): Promise<void>;
}

const APP_ROLE = 'weicheng_app';
const current = Symbol('city of this connection');
type Tagged = pg.PoolClient & { [current]?: CityId };

/**
 * Opens both doors. The password of the application's role is derived from the owner's, so that several servers
 * on one database agree without another secret to keep.
 */
export async function connect(ownerUrl: string, connections: number, onError: (error: Error) => void): Promise<Database> {
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 8, application_name: 'weicheng-owner' });
  listen(owner, onError);
  const password = createHmac('sha256', new URL(ownerUrl).password || 'local')
    .update(APP_ROLE)
    .digest('base64url');
  const appUrl = new URL(ownerUrl);
  appUrl.username = APP_ROLE;
  appUrl.password = password;
  try {
    await prepareAppRole(owner, password);
  } catch (error) {
    await owner.end();
    throw error;
  }
  const app = new pg.Pool({ connectionString: appUrl.href, max: connections, application_name: 'weicheng-app' });
  listen(app, onError);
  app.on('connect', nameStatements);

  const cities = new Map<CityId, Db>();
  const city = (cityId: CityId): Db => {
    if (!Number.isSafeInteger(cityId) || cityId < 1) throw new RangeError(`not a city: ${cityId}`);
    let db = cities.get(cityId);
    if (!db) {
      db = new Kysely<Tables>({
        dialect: new PostgresDialect({ pool: { options: app.options, connect: () => connectFor(app, cityId), end: async () => {} } }),
      });
      cities.set(cityId, db);
    }
    return db;
  };
  const close = async () => void (await Promise.all([app.end(), owner.end()]));
  const memory = await openMemory(app).catch(async (error) => {
    await close();
    throw error;
  });
  return {
    owner,
    app,
    city,
    memory,
    async close() {
      await memory.close();
      await close();
    },
  };
}

/** The password of a role of ours. An owner without one would give every installation the same: such an address is refused. */
export function passwordOf(role: string, ownerUrl: string): string {
  const own = new URL(ownerUrl).password;
  if (!own) throw databaseProblems.noPassword();
  return createHmac('sha256', own).update(role).digest('base64url');
}

/** Idle or lent, a connection that breaks must be heard: without a listener a shutdown of the server kills the process. */
function listen(pool: pg.Pool, onError: (error: Error) => void): void {
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
}

/** The texts of the application's statements, each with its name; past so many, a text is one of a kind and goes unnamed. */
const statements = new Map<string, string>();
const mostStatements = 500;

/** A statement with a name is planned once a connection and not once a call: for our wider reads planning costs more than reading. */
function nameStatements(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  const named = (text: unknown, values: unknown, ...rest: unknown[]) => {
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return query(text, values, ...rest);
    let name = statements.get(text);
    if (name === undefined && statements.size < mostStatements) {
      name = `w${statements.size}`;
      statements.set(text, name);
    }
    return name === undefined ? query(text, values, ...rest) : query({ name, text, values }, ...rest);
  };
  Object.assign(client, { query: named });
}

/** A pooled connection that stands in the given city. It is asked on every loan: a connection never keeps another city's view. */
async function connectFor(pool: pg.Pool, cityId: CityId): Promise<pg.PoolClient> {
  const client: Tagged = await pool.connect();
  if (client[current] === cityId) return client;
  try {
    delete client[current];
    await client.query(`set app.city_id = '${cityId}'`); // a checked whole number: SET takes no parameters
    client[current] = cityId;
    return client;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** Creates the application's role where it is missing, or gives it the expected password. It owns nothing and bypasses nothing. */
async function prepareAppRole(owner: pg.Pool, password: string): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query('select pg_advisory_lock(7239001)');
    const { rows } = await client.query<{ fits: boolean }>(
      'select not rolsuper and not rolbypassrls and rolcanlogin as fits from pg_roles where rolname = $1',
      [APP_ROLE],
    );
    const attributes = `login noinherit nosuperuser nocreatedb nocreaterole nobypassrls password '${password}'`;
    if (!rows[0]) await client.query(`create role ${APP_ROLE} ${attributes}`).catch(ignoreDuplicate);
    else if (!rows[0].fits || !(await canSignIn(owner, password))) await client.query(`alter role ${APP_ROLE} ${attributes}`);
  } finally {
    await client.query('select pg_advisory_unlock(7239001)').catch(() => {});
    client.release();
  }
}

function ignoreDuplicate(error: { code?: string }): void {
  if (error.code !== '42710' && error.code !== '23505') throw error;
}

async function canSignIn(owner: pg.Pool, password: string): Promise<boolean> {
  const url = new URL(owner.options.connectionString ?? '');
  url.username = APP_ROLE;
  url.password = password;
  const client = new pg.Client({ connectionString: url.href });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch (error) {
    return (error as { code?: string }).code !== '28P01'; // only a wrong password asks for a new one
  } finally {
    await client.end().catch(() => {});
  }
}

import type { CityId } from '@weicheng/domain/kernel';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { type Memory, openMemory } from '../memory/index.ts';
import { prepareRoles, roles, urlAs } from './roles.ts';
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

const current = Symbol('city of this connection');
type Tagged = pg.PoolClient & { [current]?: CityId };

/** Opens both doors. */
export async function connect(ownerUrl: string, connections: number, onError: (error: Error) => void): Promise<Database> {
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 8, application_name: 'weicheng-owner' });
  listen(owner, onError);
  try {
    await prepareRoles(owner, ownerUrl);
  } catch (error) {
    await owner.end();
    throw error;
  }
  // a page is read sooner than a second worker has started, and others wait for the processor it takes
  const options = '-c max_parallel_workers_per_gather=0';
  const app = new pg.Pool({ connectionString: urlAs(roles.app, ownerUrl), max: connections, application_name: 'weicheng-app', options });
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

/** Idle or lent, a connection that breaks must be heard: without a listener a shutdown of the server kills the process. */
function listen(pool: pg.Pool, onError: (error: Error) => void): void {
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
}

/** The texts of the application's statements, each with its name; past so many, a text is one of a kind and goes unnamed. */
const statements = new Map<string, string>();
const mostStatements = 500;

/** Begins a statement whose plan must fit its values: it goes unnamed and is planned at every call. */
export const plannedAnew = sql.raw('/* planned anew */');

/**
 * A statement with a name is planned once a connection and not once a call: for our wider reads planning costs more than reading.
 * A transaction says its city as it begins, in the same breath: a sharded database passes only SET LOCAL on to its nodes.
 */
function nameStatements(client: Tagged): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  const named = (text: unknown, values: unknown, ...rest: unknown[]) => {
    if (text === 'begin' && client[current] !== undefined) return query(`begin; set local app.city_id = '${client[current]}'`);
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0 || text.startsWith('/* planned anew */'))
      return query(text, values, ...rest);
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

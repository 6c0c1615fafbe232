import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor } from '@weicheng/domain/kernel';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { guest } from '#platform/context';
import { connect, type Database, migrate } from '#platform/database';
import { checkVerbs, mount, type Route, type SignedIn } from '#platform/endpoint';
import { openApp } from '#platform/operations';
import { readSettings, type Settings } from '#platform/settings';

/** A migrated database of its own with two invented cities in it and nothing else; gone when the test file is done. */
export async function testDatabase(): Promise<Database> {
  const url = new URL(inject('postgresUrl'));
  const name = `wire_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  await asSuperuser(url, `create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const database = await connect(own.href, 8, () => {});
  await migrate(database.owner);
  await database.owner.query("insert into city (city_id, name) values (1, '云栖市'), (2, '临溪市')");
  afterAll(async () => {
    await database.close();
    await asSuperuser(url, `drop database ${name} with (force)`);
  });
  return database;
}

/** A data folder of its own, and the settings over it. */
export function testSettings(env: Record<string, string> = {}): Settings {
  const folder = mkdtempSync(join(tmpdir(), 'weicheng-wire-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return readSettings({ DATA_FOLDER: folder, LOG_LEVEL: 'silent', ...env });
}

/** Somebody of a city who may do what the permissions say. */
export const aMember = (cityId: number, permissions: readonly string[] = []): Actor => ({
  ...guest,
  cityId,
  accountId: `account-${cityId}`,
  personId: `00000000-0000-7000-8000-00000000000${cityId}`,
  name: '林知远',
  grants: new Map(permissions.map((p) => [p, ['unit']])),
});

/** The wire with a few routes on it and nothing else. The header `x-as` says which of the people sends the request. */
export async function testWire(
  database: Database,
  settings: Settings,
  routes: readonly Route[],
  people: Record<string, SignedIn>,
  prepare: (app: FastifyInstance) => void = () => {},
): Promise<FastifyInstance> {
  const verbs = routes.map((r) => r.verb);
  checkVerbs(verbs);
  const app = await openApp(settings, verbs);
  prepare(app);
  mount(app, routes, {
    database,
    listeners: new Map(),
    whoIs: async ({ headers }) => people[String(headers['x-as'])] ?? null,
    clock: Date.now,
    origins: ['https://office.example'],
  });
  await app.ready();
  afterAll(() => app.close());
  return app;
}

export const signedIn = (actor: Actor): SignedIn => ({ actor, sessionId: 's', mustChangePassword: false, secondFactorEnabled: false });

async function asSuperuser(url: URL, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(statement);
  await client.end();
}

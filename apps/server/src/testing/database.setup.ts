import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openAccounts } from '#platform/accounts';
import { connect, migrate } from '#platform/database';
import { startPostgres } from '#platform/postgres';
import { readSettings } from '#platform/settings';
import { loadActor, managingOf } from '../features/index.ts';
import { seedSample } from '../features/sample.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

/** One real server for the whole run; its template database is migrated once and copied for each test file. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'weicheng-test-'));
  // Durability is tested by the faults; here a test run may lose its own scratch data.
  const postgres = await startPostgres({
    folder,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' },
  });
  const template = postgres.url.replace(/\/[^/]*$/, '/template_weicheng');
  const root = await connect(postgres.url, 2, () => {});
  await root.owner.query('create database template_weicheng');
  await root.close();
  const database = await connect(template, 2, () => {});
  await migrate(database.owner);
  const settings = readSettings({ DATA_FOLDER: folder });
  const accounts = await openAccounts({
    database,
    settings,
    secret: 's'.repeat(32),
    loadActor,
    managingOf,
    clock: Date.now,
    sampleAccounts: [],
  });
  await seedSample(database, accounts, { now: Date.now(), count: 2 });
  await accounts.close();
  await database.close();
  project.provide('postgresUrl', postgres.url);
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

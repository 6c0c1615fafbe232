import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Logger, runMigrations } from 'graphile-worker';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import type pg from 'pg';
import { databaseProblems } from './database.problems.ts';

/** Beside the bundle, or two floors up in the sources. */
const folder = () =>
  [join(import.meta.dirname, 'migrations'), join(import.meta.dirname, '../../migrations')].find(existsSync) ?? 'migrations';

/** The SQL of one migration by its name, `0003_organization`. */
export const readMigration = (name: string): Promise<string> => readFile(join(folder(), `${name}.sql`), 'utf8');

/**
 * Brings the database to this program's state: plain SQL, forward only, all in one transaction, one server at a time.
 * Killed in the middle, it leaves nothing behind. Returns the names of what it applied.
 */
export async function migrate(owner: pg.Pool, report: (line: string) => void = () => {}): Promise<string[]> {
  const { rows } = await owner.query<{ v: number; name: string }>(
    "select current_setting('server_version_num')::int as v, current_setting('server_version') as name",
  );
  if ((rows[0]?.v ?? 0) < 150000) throw databaseProblems.tooOld(rows[0]?.name ?? '');
  await runMigrations({ pgPool: owner, logger: new Logger(() => () => {}) });
  const names = (await readdir(folder())).filter((f) => f.endsWith('.sql')).map((f) => f.replace(/\.sql$/, ''));
  const migrations = Object.fromEntries(
    names.sort().map((name) => [
      name,
      {
        async up(db: Kysely<unknown>) {
          report(`升级数据库：${name}`);
          await sql.raw(await readMigration(name)).execute(db);
        },
      },
    ]),
  );
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: { options: owner.options, connect: () => owner.connect(), end: async () => {} } }),
  });
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    migrationTableName: 'weicheng_migration',
    migrationLockTableName: 'weicheng_migration_lock',
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (/corrupted migrations/.test(reason)) throw databaseProblems.newer();
    throw databaseProblems.failed(results.find((r) => r.status === 'Error')?.migrationName ?? '迁移表', reason);
  }
  return results.filter((r) => r.status === 'Success').map((r) => r.migrationName);
}

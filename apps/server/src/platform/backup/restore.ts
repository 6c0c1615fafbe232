import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { type Database, readMigration } from '../database/index.ts';
import { readArchive } from './archive.ts';
import {
  beginReplacing,
  citiesOf,
  emptyAll,
  guardAgain,
  isInUse,
  migrationsOf,
  rowsIn,
  setSequences,
  tablesInOrder,
  takeDown,
  windFactClock,
} from './backup.store.ts';
import { checkBackup } from './check.ts';
import type { Manifest, TablePart } from './manifest.ts';
import { backupProblems } from './problems.ts';
import type { BackupParts } from './write.ts';

/**
 * Whether this backup may go into this database; the whole file is read and checked first. The database is migrated.
 * @param force also where there are cities already: then all of them are replaced
 */
export async function checkRestore(
  database: Database,
  file: string,
  force: boolean,
): Promise<{ manifest: Manifest; replaced: Manifest['cities'] }> {
  const manifest = await checkBackup(file);
  if (await isInUse(database)) throw backupProblems.inUse({});
  const client = await database.owner.connect();
  try {
    const here = await migrationsOf(client);
    const { migrations, version } = manifest;
    if (migrations.some((name) => !here.includes(name))) throw backupProblems.newer({ version });
    const missing = here.slice(0, migrations.length).find((name) => !migrations.includes(name));
    if (missing) throw backupProblems.otherLine({ version, missing });
    const replaced = await citiesOf(client);
    if (replaced.length > 0 && !force) throw backupProblems.notEmpty({ cities: replaced.map((city) => city.name) });
    return { manifest, replaced };
  } finally {
    client.release();
  }
}

/**
 * 恢复：puts a checked backup in the place of everything that is in the database, in one transaction; killed in the middle,
 * the database is as before. One of an older version goes into the tables of its time, which are then brought forward. Contents of files are added to the store, none is removed. Afterwards everybody signs in again.
 */
export async function restore({ database, files, secretFile, report }: BackupParts, file: string, manifest: Manifest): Promise<void> {
  const client = await database.owner.connect();
  let done = false;
  try {
    await beginReplacing(client);
    const later = (await migrationsOf(client)).filter((migration) => !manifest.migrations.includes(migration));
    if (later.length > 0) {
      await takeDown(client);
      for (const migration of manifest.migrations) await client.query(await readMigration(migration));
    }
    const tables = await tablesInOrder(client);
    await emptyAll(client, tables);
    const loader = tableLoader(client, new Map(manifest.tables.map((table) => [table.name, table])));
    let secret: Buffer | undefined;
    for await (const { name, body } of readArchive(file)) {
      const [kind, noun = ''] = name.split('/');
      if (kind === 'tables') await loader.take(noun, body);
      else if (kind === 'files' && !(await files.has(noun))) await files.put(noun, Readable.from(body));
      else if (kind === 'secret') secret = await buffer(body);
      else for await (const _chunk of body);
    }
    await loader.end();
    report(`数据：${manifest.tables.length} 张表，${manifest.tables.reduce((sum, t) => sum + t.rows, 0)} 行`);
    report(`文件：${manifest.files.count} 个`);
    await setSequences(client, manifest.sequences);
    await windFactClock(client);
    await guardAgain(client, tables);
    for (const migration of later) {
      report(`升级数据库：${migration}`);
      await client.query(await readMigration(migration));
    }
    await client.query('commit');
    done = true;
    if (secret && secretFile) await writeFile(secretFile, secret, { mode: 0o600 });
    await client.query('analyze');
  } finally {
    client.release(!done);
  }
}

/** Feeds the pieces of each table, which follow one another in the file, into one COPY. */
function tableLoader(client: pg.PoolClient, tables: ReadonlyMap<string, TablePart>) {
  let open: { table: TablePart; into: ReturnType<typeof rowsIn>; failed: Promise<void> } | undefined;
  const end = async () => {
    if (!open) return;
    const { table, into } = open;
    open = undefined;
    into.end();
    await finished(into);
    if (into.rowCount !== table.rows) throw new Error(`${table.name}: ${into.rowCount} rows of ${table.rows}`);
  };
  const take = async (name: string, body: AsyncIterable<Uint8Array>) => {
    if (open?.table.name !== name) {
      await end();
      const table = tables.get(name);
      if (!table) throw new Error(`no table ${name} in the manifest`);
      const into = rowsIn(client, table);
      open = { table, into, failed: finished(into) };
      open.failed.catch(() => {}); // heard with the next piece, or at the end
    }
    const { into, failed } = open;
    for await (const chunk of body) {
      const written = new Promise<void>((resolve, reject) => into.write(chunk, (error) => (error ? reject(error) : resolve())));
      await Promise.race([written, failed]);
    }
  };
  return { take, end };
}

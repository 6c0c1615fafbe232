import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type pg from 'pg';
import type { Database } from '../database/index.ts';
import type { FileStore } from '../files/index.ts';
import { type Archive, fingerprint, writeArchive } from './archive.ts';
import { beginSnapshot, citiesOf, contentsOf, migrationsOf, rowsOut, sequencesOf, type Table, tablesInOrder } from './backup.store.ts';
import { checkBackup } from './check.ts';
import type { Manifest, TablePart } from './manifest.ts';
import { backupProblems } from './problems.ts';

export interface BackupParts {
  database: Database;
  files: FileStore;
  /** Where the signing key is kept; null where it comes from the environment. */
  secretFile: string | null;
  /** The program's version. */
  version: string;
  report(line: string): void;
}

/** A table's rows go in pieces of this many bytes: a tar wants to know each size beforehand. */
const pieceBytes = 4 * 1024 * 1024;

/**
 * 备份：database and files of one moment in one tar; the server goes on working meanwhile. What was written is read again
 * and checked before it gets its name. Jobs not yet done are not carried, sessions neither.
 * @param now milliseconds since 1970
 */
export async function backup(parts: BackupParts, file: string, now: number): Promise<Manifest> {
  if (existsSync(file)) throw backupProblems.exists({ file });
  const client = await parts.database.owner.connect();
  try {
    await beginSnapshot(client);
    return await writeArchive(
      file,
      (archive) => fill(parts, client, archive, now),
      (part) => checkBackup(part),
    );
  } finally {
    client.release(true); // a COPY broken off half-way leaves the connection unusable
  }
}

async function fill(
  { files, secretFile, version, report }: BackupParts,
  client: pg.PoolClient,
  archive: Archive,
  now: number,
): Promise<Manifest> {
  const tables: TablePart[] = [];
  for (const table of await tablesInOrder(client)) tables.push(await addTable(client, archive, table));
  report(`数据：${tables.length} 张表，${tables.reduce((sum, t) => sum + t.rows, 0)} 行`);
  const contents = await addContents(client, archive, files);
  report(`文件：${contents.count} 个，${(contents.bytes / 1e6).toFixed(1)} MB`);
  const secret = secretFile !== null && existsSync(secretFile) ? await readFile(secretFile) : null;
  if (secret) await archive.add('secret', secret.length, [secret]);
  const manifest: Manifest = {
    format: 'weicheng-backup-1',
    version,
    at: new Date(now).toISOString(),
    migrations: await migrationsOf(client),
    cities: await citiesOf(client),
    tables,
    sequences: await sequencesOf(client),
    files: contents,
    secret: secret ? 'kept' : secretFile === null ? 'given' : 'none',
  };
  const text = Buffer.from(JSON.stringify(manifest, null, 2));
  const own = fingerprint();
  own.see(text);
  await archive.add(`manifest/${own.end().sha256}`, text.length, [text]);
  return manifest;
}

async function addTable(client: pg.PoolClient, archive: Archive, table: Table): Promise<TablePart> {
  const whole = fingerprint();
  let pieces: Uint8Array[] = [];
  let size = 0;
  let number = 0;
  const flush = async () => {
    number += 1;
    await archive.add(`tables/${table.name}/${String(number).padStart(6, '0')}`, size, pieces);
    pieces = [];
    size = 0;
  };
  const rows = rowsOut(client, table);
  for await (const chunk of rows as AsyncIterable<Buffer>) {
    whole.see(chunk);
    pieces.push(Buffer.from(chunk));
    size += chunk.length;
    if (size >= pieceBytes) await flush();
  }
  if (size > 0) await flush();
  return { ...table, rows: rows.rowCount, ...whole.end() };
}

async function addContents(client: pg.PoolClient, archive: Archive, files: FileStore): Promise<Manifest['files']> {
  const found: Manifest['files'] = { count: 0, bytes: 0, missing: [] };
  for await (const { sha256, size } of contentsOf(client)) {
    const body = await files.get(sha256);
    if (!body) {
      found.missing.push(sha256);
      continue;
    }
    const seen = fingerprint();
    const watched = async function* () {
      for await (const chunk of body as AsyncIterable<Uint8Array>) {
        seen.see(chunk);
        yield chunk;
      }
      const { bytes, sha256: now } = seen.end();
      if (bytes !== size || now !== sha256) throw backupProblems.damagedContent({ sha256 });
    };
    await archive.add(`files/${sha256}`, size, watched());
    found.count += 1;
    found.bytes += size;
  }
  return found;
}

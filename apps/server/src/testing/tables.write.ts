import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, migrate } from '#platform/database';
import { startPostgres } from '#platform/postgres';
import { tablesText } from './tables.ts';

/** Migrates an empty database and writes its row types to platform/database/tables.ts. */
const folder = mkdtempSync(join(tmpdir(), 'weicheng-tables-'));
const postgres = await startPostgres({ folder });
try {
  const database = await connect(postgres.url, 4, () => {});
  await migrate(database.owner);
  writeFileSync(join(import.meta.dirname, '../platform/database/tables.ts'), await tablesText(database.owner));
  await database.close();
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}

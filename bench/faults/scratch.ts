import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from '@weicheng/domain/kernel';
import { connect, type Database } from '@weicheng/server/platform/database/index';
import { startPostgres } from '@weicheng/server/platform/postgres/index';

/** A PostgreSQL of its own, as durable as the real one, gone afterwards. */
export async function withPostgres<T>(act: (url: string, folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'weicheng-fault-'));
  const postgres = await startPostgres({ folder });
  try {
    return await act(postgres.url, folder);
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function withConnection<T>(url: string, act: (database: Database) => Promise<T>): Promise<T> {
  const database = await connect(url, 4, () => {});
  try {
    return await act(database);
  } finally {
    await database.close();
  }
}

/** Writes so many facts into city 1, ten in a transaction. */
export async function writeFacts({ owner }: Database, count: number, now: number): Promise<void> {
  await owner.query("insert into city (city_id, name) values (1, '云台市') on conflict do nothing");
  for (let i = 0; i < count; i += 10) {
    const ids = Array.from({ length: Math.min(10, count - i) }, () => uuidv7(now + i, randomBytes(10)));
    await owner.query(
      `insert into fact (city_id, id, at, kind, actor_name, data)
       select 1, id, to_timestamp($2), 'unit.noted', '顾清禾', jsonb_build_object('text', md5(id::text)) from unnest($1::uuid[]) id`,
      [ids, (now + i) / 1000],
    );
  }
}

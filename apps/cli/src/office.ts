import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem, problem } from '@weicheng/domain/kernel';
import { loadActor, managingOf } from '@weicheng/server/features/index';
import { type Accounts, openAccounts } from '@weicheng/server/platform/accounts/index';
import { connect, type Database, migrate } from '@weicheng/server/platform/database/index';
import { startPostgres } from '@weicheng/server/platform/postgres/index';
import type { Settings } from '@weicheng/server/platform/settings/index';
import { z } from 'zod';
import { say } from './terminal.ts';

const problems = {
  noDatabase: problem<{ folder: string }>(
    'cli.no-database',
    404,
    ({ folder }) => `数据文件夹 ${folder} 里还没有数据库。用 DATA_FOLDER 指到卫城的数据文件夹，或用 DATABASE_URL 指到它的数据库。`,
  ),
  unreachable: problem<{ reason: string }>(
    'cli.unreachable',
    500,
    ({ reason }) => `连不上数据库（${reason}）。核对 DATABASE_URL，看数据库是否在运行，再试。`,
  ),
  unprepared: problem('cli.unprepared', 409, () => '数据库里还没有卫城的表。启动一次卫城，或恢复一份备份。'),
};

/** What a running server left beside the data, for the eyes of its owner alone. */
const Note = z.object({ pid: z.int(), port: z.int(), databaseUrl: z.string() });

/** The running server of a data folder; null where none runs. */
export function runningServer(folder: string): z.infer<typeof Note> | null {
  const file = join(folder, 'server.json');
  if (!existsSync(file)) return null;
  try {
    const note = Note.parse(JSON.parse(readFileSync(file, 'utf8')));
    process.kill(note.pid, 0);
    return note;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM' ? Note.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
  }
}

/** Where the signing key is kept; null when it comes from the environment. */
export const secretFileOf = (settings: Settings): string | null => (settings.SECRET ? null : join(settings.DATA_FOLDER, 'secret'));

/** Whether the embedded database of this data folder was ever made. */
export const hasCluster = (settings: Settings): boolean => existsSync(join(settings.DATA_FOLDER, 'postgres'));

/**
 * Does something with the office's database: the one of DATABASE_URL, that of the running server, or the embedded one,
 * started for this and stopped afterwards.
 * @param fresh also where there is no database yet: then an empty one is made
 */
export async function withDatabase<T>(settings: Settings, act: (database: Database) => Promise<T>, fresh = false): Promise<T> {
  const known = settings.DATABASE_URL ?? runningServer(settings.DATA_FOLDER)?.databaseUrl;
  if (!known && !fresh && !hasCluster(settings)) throw problems.noDatabase({ folder: settings.DATA_FOLDER });
  const port = settings.DATABASE_PORT;
  const own = known ? null : await startPostgres({ folder: settings.DATA_FOLDER, ...(port ? { port } : {}) });
  try {
    const database = await connect(known ?? own?.url ?? '', 4, () => {}).catch((error: unknown) => {
      throw error instanceof Problem ? error : problems.unreachable({ reason: reasonOf(error) });
    });
    try {
      if (!fresh) await refuseUnprepared(database);
      return await act(database);
    } finally {
      await database.close();
    }
  } finally {
    await own?.stop();
  }
}

/** The same, with the accounts on it. */
export async function withAccounts<T>(
  settings: Settings,
  act: (accounts: Accounts, database: Database) => Promise<T>,
  fresh = false,
): Promise<T> {
  const kept = secretFileOf(settings);
  // The commands sign nothing, so a key that is thrown away does where none was made yet.
  const secret = settings.SECRET ?? (kept && existsSync(kept) ? readFileSync(kept, 'utf8').trim() : randomBytes(32).toString('base64url'));
  return withDatabase(
    settings,
    async (database) => {
      if (fresh) await migrate(database.owner, say);
      const accounts = await openAccounts({ database, settings, secret, loadActor, managingOf, clock: Date.now, sampleAccounts: [] });
      try {
        return await act(accounts, database);
      } finally {
        await accounts.close();
      }
    },
    fresh,
  );
}

/** The reason of a failed connection, without the address and the password that were tried. */
export const reasonOf = (error: unknown): string => {
  const { code, message } = error as { code?: string; message?: string };
  return code ?? message ?? String(error);
};

async function refuseUnprepared({ owner }: Database): Promise<void> {
  const { rows } = await owner.query<{ there: boolean }>("select to_regclass('public.seal') is not null as there");
  if (!rows[0]?.there) throw problems.unprepared({});
}

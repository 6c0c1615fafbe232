import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, migrate } from '@weicheng/server/platform/database/index';
import type { Report } from '../report.ts';
import { withConnection, withPostgres } from './scratch.ts';

const server = join(import.meta.dirname, '../../apps/server/src');
const rounds = 12;

/** The migration in a process that can be killed: says when it begins and when it is done. */
const program = `
  import { connect, migrate } from ${JSON.stringify(join(server, 'platform/database/index.ts'))};
  const database = await connect(process.env.FAULT_URL, 2, () => {});
  process.stdout.write('begun');
  await migrate(database.owner);
  process.stdout.write('done');
  await database.close();`;

/** Runs the migration and kills it after so many milliseconds; answers how long it ran. */
const run = async (url: string, killAfter: number): Promise<number> => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...process.env, FAULT_URL: url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  let began = performance.now();
  await new Promise((resolve) => child.stdout.once('data', resolve));
  began = performance.now();
  await Promise.race([exited, sleep(killAfter)]);
  child.kill('SIGKILL');
  await exited;
  return performance.now() - began;
};

/** 升级时断电：killed at any moment of the migration, the database has all of it or nothing, and the next start completes it. */
export default async function migrationKilled(report: Report): Promise<void> {
  const all = readdirSync(join(server, 'migrations')).length;
  await withPostgres(async (url) => {
    const fresh = async (name: string) => {
      await withConnection(url, ({ owner }) => owner.query(`create database ${name}`));
      return url.replace(/\/[^/]*$/, `/${name}`);
    };
    const whole = await run(await fresh('whole'), 60_000);
    let half = 0;
    let interrupted = 0;
    let unfinished = 0;
    for (let i = 0; i < rounds; i++) {
      const target = await fresh(`round${i}`);
      await run(target, (whole * (i + 0.5)) / rounds);
      const database = await connect(target, 2, () => {});
      try {
        const state = async () => {
          const { rows } = await database.owner.query<{ others: number; city: boolean; user: boolean; listed: boolean }>(
            `select (select count(*)::int from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and application_name <> 'weicheng-memory') as others,
                    to_regclass('public.city') is not null as city, to_regclass('auth."user"') is not null as user,
                    to_regclass('public.weicheng_migration') is not null as listed`,
          );
          return rows[0];
        };
        let seen = await state();
        for (; seen && seen.others > 0; seen = await state()) await sleep(20); // the killed one's session ends by itself
        const applied = seen?.listed ? Number((await database.owner.query('select count(*) as n from weicheng_migration')).rows[0].n) : 0;
        if (applied < all) interrupted += 1;
        if ((applied !== 0 && applied !== all) || seen?.city !== applied > 0 || seen?.user !== applied > 0) half += 1;
        await migrate(database.owner);
        const after = Number((await database.owner.query('select count(*) as n from weicheng_migration')).rows[0].n);
        if (after !== all) unfinished += 1;
      } finally {
        await database.close();
      }
    }
    report({ name: 'migration.interrupted', value: interrupted, unit: '次', limit: { atLeast: 1 } });
    report({ name: 'migration.half-done', value: half, unit: '次', limit: { atMost: 0 } });
    report({ name: 'migration.not-completed-later', value: unfinished, unit: '次', limit: { atMost: 0 } });
  });
}

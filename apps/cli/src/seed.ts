import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { problem } from '@weicheng/domain/kernel';
import { loadActor } from '@weicheng/server/features/index';
import { sampleAccounts, seedSample } from '@weicheng/server/features/sample';
import { openAccounts } from '@weicheng/server/platform/accounts/index';
import { migrate } from '@weicheng/server/platform/database/index';
import { allCities } from '@weicheng/server/platform/facts/index';
import { readSettings } from '@weicheng/server/platform/settings/index';
import { secretFileOf, withDatabase } from './office.ts';
import { columns, say } from './terminal.ts';

const notEmpty = problem<{ cities: string[] }>(
  'cli.not-empty',
  409,
  ({ cities }) => `数据库里已有${cities[0]}等 ${cities.length} 个城市，没有装示例，数据没有改动。用 DATA_FOLDER 指到一个空文件夹再装。`,
);

export async function seed({ big }: { big?: true }): Promise<void> {
  const settings = readSettings(process.env);
  const kept = secretFileOf(settings);
  // Opening accounts signs nothing, so a key that is thrown away does where none was made yet.
  const secret = settings.SECRET ?? (kept && existsSync(kept) ? readFileSync(kept, 'utf8').trim() : randomBytes(32).toString('base64url'));
  await withDatabase(
    settings,
    async (database) => {
      await migrate(database.owner, say);
      const cities = await allCities(database);
      if (cities.length > 0) throw notEmpty({ cities: cities.map((c) => c.name) });
      const accounts = await openAccounts({ database, settings, secret, loadActor, clock: Date.now, sampleAccounts: [] });
      try {
        await seedSample(database, accounts, { now: Date.now(), count: big ? 20 : 1 });
      } finally {
        await accounts.close();
      }
      say(`装好 ${big ? 20 : 1} 个虚构的示例城市。账号：`);
      for (const line of columns(sampleAccounts().map((a) => [`  ${a.userName}`, a.password, a.who]))) say(line);
    },
    true,
  );
}

import { problem } from '@weicheng/domain/kernel';
import { sampleAccounts, seedSample } from '@weicheng/server/features/sample';
import { allCities } from '@weicheng/server/platform/facts/index';
import { readSettings } from '@weicheng/server/platform/settings/index';
import { withAccounts } from './office.ts';
import { columns, say } from './terminal.ts';

const notEmpty = problem<{ cities: string[] }>(
  'cli.not-empty',
  409,
  ({ cities }) => `数据库里已有${cities[0]}等 ${cities.length} 个城市，没有装示例，数据没有改动。用 DATA_FOLDER 指到一个空文件夹再装。`,
);

export const seed = ({ big }: { big?: true }): Promise<void> =>
  withAccounts(
    readSettings(process.env),
    async (accounts, database) => {
      const cities = await allCities(database);
      if (cities.length > 0) throw notEmpty({ cities: cities.map((c) => c.name) });
      await seedSample(database, accounts, { now: Date.now(), count: big ? 20 : 1 });
      say(`装好 ${big ? 20 : 1} 个虚构的示例城市。账号：`);
      for (const line of columns(sampleAccounts().map((a) => [`  ${a.userName}`, a.password, a.who]))) say(line);
    },
    true,
  );

import { resolve } from 'node:path';
import { checkRestore, type Manifest, restore } from '@weicheng/server/platform/backup/index';
import { migrate } from '@weicheng/server/platform/database/index';
import { allCities, verifyCity } from '@weicheng/server/platform/facts/index';
import { openFiles } from '@weicheng/server/platform/files/index';
import { readSettings } from '@weicheng/server/platform/settings/index';
import { version } from '@weicheng/server/version';
import { secretFileOf, withDatabase } from './office.ts';
import { ask, complain, say } from './terminal.ts';

export async function bringBack(name: string, { force, yes }: { force?: true; yes?: true }): Promise<void> {
  const settings = readSettings(process.env);
  const file = resolve(name);
  await withDatabase(
    settings,
    async (database) => {
      await migrate(database.owner, say);
      const { manifest, replaced } = await checkRestore(database, file, force ?? false);
      say(`备份完好：${manifest.at} 由 ${manifest.version} 版写成，${manifest.cities.map((c) => c.name).join('、')}。`);
      if (replaced.length > 0 && !yes && !(await confirmed(replaced))) {
        complain('没有恢复，数据没有改动。');
        process.exitCode = 1;
        return;
      }
      const secretFile = secretFileOf(settings);
      await restore({ database, files: await openFiles(settings), secretFile, version, report: say }, file, manifest);
      if (manifest.secret === 'given' && secretFile)
        say('备份里没有签名密钥。启动前把 SECRET 设成原来那个，否则开了两步验证的人登录不了。');
      if (manifest.secret === 'kept' && !secretFile) say('现在的签名密钥来自 SECRET；它若与原来的不同，开了两步验证的人登录不了。');
      for (const { cityId, name: city } of await allCities(database)) {
        const { sealedRows, mismatches } = await verifyCity(database.city(cityId));
        if (mismatches[0]) process.exitCode = 1;
        say(mismatches[0] ? `${city}的留痕不符：${mismatches[0].says}` : `${city}的留痕完好（已封存 ${sealedRows} 条）。`);
      }
      say('恢复完成。所有人要重新登录；备份时还没做完的后台作业不在备份里。');
    },
    true,
  );
}

async function confirmed(replaced: Manifest['cities']): Promise<boolean> {
  say(`将删除数据库里现有的全部数据：${replaced.map((c) => c.name).join('、')}，换成备份里的。不能撤销。`);
  return (await ask('确认就输入“全部替换”：')) === '全部替换';
}

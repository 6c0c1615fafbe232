import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { backup } from '@weicheng/server/platform/backup/index';
import { openFiles } from '@weicheng/server/platform/files/index';
import { readSettings } from '@weicheng/server/platform/settings/index';
import { version } from '@weicheng/server/version';
import { secretFileOf, withDatabase } from './office.ts';
import { complain, say, sayJson, sizeOf } from './terminal.ts';

export async function backUp(name: string, { json }: { json?: true }): Promise<void> {
  const settings = readSettings(process.env);
  const file = resolve(name);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      rmSync(`${file}.part`, { force: true });
      complain('备份中断了，没留下半个文件。');
      process.exit(130);
    });
  }
  await withDatabase(settings, async (database) => {
    const files = await openFiles(settings);
    const report = json ? () => {} : say;
    const manifest = await backup({ database, files, secretFile: secretFileOf(settings), version, report }, file, Date.now());
    const { missing } = manifest.files;
    if (json) {
      sayJson({
        file,
        at: manifest.at,
        version,
        cities: manifest.cities,
        rows: manifest.tables.reduce((n, t) => n + t.rows, 0),
        files: manifest.files,
      });
    } else {
      say(
        `备份写好并核对过：${file}（文件 ${sizeOf(manifest.files.bytes)}）。里面有全部数据${manifest.secret === 'kept' ? '和签名密钥' : ''}，放到只有管理员能进的地方。`,
      );
      if (manifest.secret === 'given') say('签名密钥来自 SECRET，不在备份里，另外保管好：恢复后两步验证要靠它。');
    }
    if (missing.length > 0) {
      process.exitCode = 1;
      complain(
        `文件库里缺 ${missing.length} 个文件，备份里也就没有：${missing.slice(0, 3).join('、')}${missing.length > 3 ? ' 等' : ''}。`,
      );
    }
  });
}

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { backup } from '@weicheng/server/platform/backup/index';
import { migrate } from '@weicheng/server/platform/database/index';
import type { Report } from '../report.ts';
import { withConnection, withPostgres, writeFacts } from './scratch.ts';

/** 磁盘满：a backup onto a disk that is too small says so, leaves nothing half-done, and the office goes on working. Needs root to make such a disk. */
export default async function diskFull(report: Report): Promise<void> {
  if (process.getuid?.() !== 0 || process.platform !== 'linux') return;
  await withPostgres((url, folder) =>
    withConnection(url, async (database) => {
      await migrate(database.owner);
      await writeFacts(database, 10_000, Date.now());
      const disk = join(folder, 'disk');
      mkdirSync(disk);
      if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]).status !== 0) return;
      try {
        const files = {
          put: () => Promise.reject(new Error('nothing is put')),
          get: async () => Readable.from([]),
          has: async () => true,
          check: async () => {},
        };
        const parts = { database, files, secretFile: null, version: '0', report: () => {} };
        const code = await backup(parts, join(disk, 'b.tar'), Date.now()).then(
          () => 'written',
          (error: { code?: string }) => error.code ?? String(error),
        );
        report({ name: 'disk-full.said', value: code === 'backup.disk-full' ? 1 : 0, unit: '次', limit: { atLeast: 1 } });
        report({ name: 'disk-full.left-behind', value: readdirSync(disk).length, unit: '个', limit: { atMost: 0 } });
        await writeFacts(database, 10, Date.now());
        const roomy = join(folder, 'b.tar');
        await backup(parts, roomy, Date.now());
        report({ name: 'disk-full.later-backup', value: existsSync(roomy) ? 1 : 0, unit: '次', limit: { atLeast: 1 } });
      } finally {
        spawnSync('umount', [disk]);
      }
    }),
  );
}

import { problem } from '@weicheng/domain/kernel';

/** Why a backup (备份) or a restore (恢复) was not done; each sentence is for the person at the terminal. */
export const backupProblems = {
  exists: problem<{ file: string }>('backup.exists', 409, ({ file }) => `${file} 已经有了，没有动它。换一个文件名再备份。`),
  notWritable: problem<{ file: string; reason: string }>(
    'backup.not-writable',
    500,
    ({ file, reason }) => `备份文件 ${file} 写不下去（${reason}），没有备份成，没留下半个文件。换个位置再备份。`,
  ),
  diskFull: problem<{ file: string }>(
    'backup.disk-full',
    507,
    ({ file }) => `磁盘满了，备份 ${file} 没有写成，写到一半的已删掉，数据没有受影响。清出空间或换个位置再备份。`,
  ),
  damagedContent: problem<{ sha256: string }>(
    'backup.damaged-content',
    500,
    ({ sha256 }) => `文件库里的 ${sha256} 内容坏了，备份没有写成。把它从文件库移走再备份，备份会把它记为缺失。`,
  ),
  notFound: problem<{ file: string }>('backup.not-found', 404, ({ file }) => `没有 ${file} 这个文件，或者读不了。核对文件名和权限。`),
  notABackup: problem<{ file: string }>('backup.not-a-backup', 422, ({ file }) => `${file} 不是卫城的备份文件，数据没有改动。`),
  damaged: problem<{ file: string; where: string }>(
    'backup.damaged',
    422,
    ({ file, where }) => `备份 ${file} 坏了（${where}），数据没有改动。用另一份备份。`,
  ),
  newer: problem<{ version: string }>(
    'backup.newer',
    409,
    ({ version }) => `这份备份是 ${version} 版写的，比现在的程序新，数据没有改动。用 ${version} 版或更新的程序恢复。`,
  ),
  otherLine: problem<{ version: string; missing: string }>(
    'backup.other-line',
    409,
    ({ version, missing }) =>
      `这份备份是 ${version} 版写的，数据库里缺 ${missing}，后面的却有，现在的程序升级不了它，数据没有改动。用写它的那一版程序恢复。`,
  ),
  notEmpty: problem<{ cities: string[] }>(
    'backup.not-empty',
    409,
    ({ cities }) =>
      `数据库里已有${cities.slice(0, 3).join('、')}${cities.length > 3 ? `等 ${cities.length} 个城市` : ''}的数据，没有改动。要用备份整个替换，加 --force。`,
  ),
  inUse: problem('backup.in-use', 409, () => '卫城正在这个数据库上运行，没有恢复，数据没有改动。先停掉它再恢复。'),
};

/** What an error of writing the file means. */
export const writingProblem = (error: unknown, file: string): unknown => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return backupProblems.diskFull({ file });
  if (['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EISDIR', 'EIO'].includes(code))
    return backupProblems.notWritable({ file, reason: code });
  return error;
};

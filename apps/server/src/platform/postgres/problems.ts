import { problem } from '@weicheng/domain/kernel';

/** Why the embedded database (内置数据库) did not come up; each sentence is for the person at the terminal. */
export const postgresProblems = {
  noBinaries: problem<{ platform: string }>(
    'postgres.no-binaries',
    500,
    ({ platform }) => `内置数据库没有这种机器（${platform}）的版本。设置 DATABASE_URL，指向一个 PostgreSQL 15 以上的服务器。`,
  ),
  noAccount: problem(
    'postgres.no-account',
    500,
    () => '内置数据库不能用 root 运行，这台机器又没有 postgres 或 nobody 账号。换普通账号启动，或执行 useradd --system postgres 后再启动。',
  ),
  folderNotWritable: problem<{ folder: string }>(
    'postgres.folder-not-writable',
    500,
    ({ folder }) => `数据目录 ${folder} 写不进去。改好它的归属和权限，或换一个数据目录，再启动。`,
  ),
  folderUnreachable: problem<{ folder: string; account: string }>(
    'postgres.folder-unreachable',
    500,
    ({ folder, account }) =>
      `运行数据库的账号（${account}）进不了数据目录 ${folder}。放开上级目录的进入权限，或把数据目录移到 /var/lib 下，再启动。`,
  ),
  folderOfAnother: problem<{ folder: string; account: string }>(
    'postgres.folder-of-another',
    500,
    ({ folder, account }) => `数据目录 ${folder} 归账号 ${account} 所有，当前账号打不开。用那个账号或 root 启动。`,
  ),
  notACluster: problem<{ folder: string }>(
    'postgres.not-a-cluster',
    500,
    ({ folder }) => `${folder} 里不是数据库文件，没有动它。把它移走，或换一个数据目录，再启动。`,
  ),
  folderFromOtherVersion: problem<{ folder: string; was: string; now: string }>(
    'postgres.folder-from-other-version',
    500,
    ({ folder, was, now }) =>
      `数据目录 ${folder} 是 PostgreSQL ${was} 建的，内置的是 ${now}，不能直接打开，数据没有动。用原来的程序备份，再在新目录恢复。`,
  ),
  heldByAnother: problem<{ folder: string; pid: number }>(
    'postgres.held-by-another',
    500,
    ({ folder, pid }) => `数据目录 ${folder} 正被另一个在运行的程序使用（数据库进程 ${pid}）。停掉那一个，或换一个数据目录。`,
  ),
  portTaken: problem<{ port: number }>(
    'postgres.port-taken',
    500,
    ({ port }) => `内置数据库要用的端口 ${port} 被占用。停掉占用它的程序，或换一个端口。`,
  ),
  diskFull: problem<{ folder: string }>(
    'postgres.disk-full',
    507,
    ({ folder }) => `数据目录 ${folder} 所在的磁盘满了，数据库没有启动，已有数据没有受影响。清出空间后再启动。`,
  ),
  failed: problem<{ tail: string }>('postgres.failed', 500, ({ tail }) => `内置数据库没有启动成功，已有数据没有受影响。数据库说：${tail}`),
};

/** Turns the last lines that initdb or postgres wrote into the refusal they mean. */
export const problemOf = (tail: string, folder: string) => {
  if (/No space left on device|Disk quota exceeded/.test(tail)) return postgresProblems.diskFull({ folder });
  if (/Permission denied|Read-only file system|Operation not permitted/.test(tail)) return postgresProblems.folderNotWritable({ folder });
  return postgresProblems.failed({ tail: tail.trim().split('\n').slice(-4).join(' ') || '（没有说明）' });
};

/** Like `problemOf`, for an error of our own file calls; others pass unchanged. */
export const problemOfError = (error: unknown, folder: string): unknown => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return postgresProblems.diskFull({ folder });
  const shut = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT'];
  return typeof code === 'string' && shut.includes(code) ? postgresProblems.folderNotWritable({ folder }) : error;
};

import { Problem } from '@weicheng/domain/kernel';

/** Why a server does not start on its database. */
export const databaseProblems = {
  newer: () => new Problem('database.newer', 500, '数据库比程序新，没有启动，数据没有改动。用较新的程序启动，或恢复升级前的备份。'),
  failed: (name: string, reason: string) =>
    new Problem('database.migration-failed', 500, `数据库升级到“${name}”没有成功，已退回原样。原因：${reason}。处理后再启动。`),
  noPassword: () =>
    new Problem('database.no-password', 500, 'DATABASE_URL 里没有口令，没有启动。写成 postgresql://账户:口令@地址/库 再启动。'),
  tooOld: (version: string) => new Problem('database.too-old', 500, `PostgreSQL ${version} 太旧，要 15 以上。升级数据库后再启动。`),
};

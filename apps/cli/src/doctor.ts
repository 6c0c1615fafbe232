import { constants } from 'node:fs';
import { access, readdir, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Database } from '@weicheng/server/platform/database/index';
import { openFiles } from '@weicheng/server/platform/files/index';
import { readSettings, type SettingName, type Settings, settingsTable } from '@weicheng/server/platform/settings/index';
import { version } from '@weicheng/server/version';
import { hasCluster, reasonOf, runningServer, withDatabase } from './office.ts';
import { columns, say, sayJson, sizeOf } from './terminal.ts';

interface Finding {
  what: string;
  state: 'ok' | 'note' | 'bad';
  says: string;
}

const ok = (what: string, says: string): Finding => ({ what, state: 'ok', says });
const note = (what: string, says: string): Finding => ({ what, state: 'note', says });
const bad = (what: string, says: string): Finding => ({ what, state: 'bad', says });

/** 检查：everything that decides whether the server will start and keep running; changes nothing of the office's. The exit status is 1 when anything is bad. */
export async function doctor({ json }: { json?: true }): Promise<void> {
  const settings = readSettings(process.env);
  const findings = [
    node(),
    clock(),
    server(settings),
    await folder(settings),
    await disk(settings),
    await files(settings),
    ...(await database(settings)),
  ];
  const set = settingRows(settings);
  if (json) sayJson({ version, ok: findings.every((f) => f.state !== 'bad'), findings, settings: set });
  else {
    say(`卫城 ${version}`);
    for (const line of columns(findings.map((f) => [{ ok: '  好  ', note: '  提示', bad: '  不行' }[f.state], f.what, f.says]))) say(line);
    say('设置（环境变量）：');
    for (const line of columns(set.map((s) => [`  ${s.name}`, s.value, s.given ? '已设' : '默认', s.says]))) say(line);
  }
  if (findings.some((f) => f.state === 'bad')) process.exitCode = 1;
}

function settingRows(settings: Settings) {
  return (Object.keys(settingsTable) as SettingName[]).map((name) => {
    const row: { says: string; secret?: true } = settingsTable[name];
    const given = Boolean(process.env[name]);
    const value = settings[name];
    return { name, given, value: value === undefined ? '—' : row.secret ? '******' : String(value), says: row.says };
  });
}

function node(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const fits = major > 22 || (major === 22 && minor >= 18);
  return fits
    ? ok('Node.js', process.versions.node)
    : bad('Node.js', `${process.versions.node} 太旧，要 22.18 以上；npm start 会用自带的 24。`);
}

/** A clock that stands before the program was written is wrong for certain. */
function clock(): Finding {
  const now = new Date();
  const says = `${now.toISOString()}，办公时间 ${now.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false })}`;
  return now.getUTCFullYear() >= 2026 ? ok('时钟', says) : bad('时钟', `${says}，不对。校准系统时间。`);
}

function server({ DATA_FOLDER }: Settings): Finding {
  const running = runningServer(DATA_FOLDER);
  return running ? ok('卫城', `在运行，端口 ${running.port}，进程 ${running.pid}`) : note('卫城', '没有在运行');
}

async function folder({ DATA_FOLDER }: Settings): Promise<Finding> {
  try {
    await access(DATA_FOLDER, constants.W_OK);
    return ok('数据文件夹', DATA_FOLDER);
  } catch (error) {
    const missing = reasonOf(error) === 'ENOENT';
    return missing
      ? note('数据文件夹', `${DATA_FOLDER} 还没有，第一次启动时建`)
      : bad('数据文件夹', `${DATA_FOLDER} 写不进去，改权限或换 DATA_FOLDER`);
  }
}

const enough = { good: 2e9, least: 200e6 };

async function disk({ DATA_FOLDER }: Settings): Promise<Finding> {
  const space = async (path: string): Promise<{ bavail: number; bsize: number }> =>
    statfs(path).catch((error: { code?: string }) =>
      error.code === 'ENOENT' && dirname(path) !== path ? space(dirname(path)) : Promise.reject(error),
    );
  const { bavail, bsize } = await space(DATA_FOLDER);
  const free = bavail * bsize;
  const says = `数据文件夹所在磁盘剩 ${sizeOf(free)}`;
  if (free < enough.least) return bad('磁盘', `${says}，不够用。清理后再启动。`);
  return free < enough.good ? note('磁盘', `${says}，不多了`) : ok('磁盘', says);
}

async function files(settings: Settings): Promise<Finding> {
  const where = settings.S3_ENDPOINT ? `${settings.S3_ENDPOINT}（${settings.S3_BUCKET}）` : join(settings.DATA_FOLDER, 'files');
  if (
    !settings.S3_ENDPOINT &&
    (await readdir(where).then(
      () => false,
      () => true,
    ))
  )
    return note('文件库', `${where} 还没有，第一次启动时建`);
  try {
    await (await openFiles(settings)).check();
    return ok('文件库', where);
  } catch (error) {
    return bad('文件库', `${where} 用不了：${error instanceof Error ? error.message : String(error)}`);
  }
}

async function database(settings: Settings): Promise<Finding[]> {
  if (!settings.DATABASE_URL && !runningServer(settings.DATA_FOLDER) && !hasCluster(settings))
    return [note('数据库', '内置数据库还没有，第一次启动时建')];
  try {
    return await withDatabase(settings, inspect, true);
  } catch (error) {
    return [bad('数据库', error instanceof Error ? error.message : String(error))];
  }
}

async function inspect({ owner, app }: Database): Promise<Finding[]> {
  const { rows } = await owner.query<{ number: number; name: string; size: number }>(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as name, pg_database_size(current_database()) as size",
  );
  const { number = 0, name = '', size = 0 } = rows[0] ?? {};
  const found = [
    number >= 150000 ? ok('数据库', `PostgreSQL ${name}，${sizeOf(size)}`) : bad('数据库', `PostgreSQL ${name} 太旧，要 15 以上`),
  ];
  const role = await app.query<{ user: string; fits: boolean }>(
    'select current_user as user, not rolsuper and not rolbypassrls as fits from pg_roles where rolname = current_user',
  );
  const { user = '', fits = false } = role.rows[0] ?? {};
  found.push(fits ? ok('应用角色', `${user}，受城市隔离约束`) : bad('应用角色', `${user} 能绕过城市隔离，收回它的 superuser 和 bypassrls`));
  found.push(await migrations(owner));
  return found;
}

/** Beside the bundle, or in the sources of the server. */
const migrationFolders = [join(import.meta.dirname, 'migrations'), join(import.meta.dirname, '../../server/src/migrations')];

async function migrations(owner: Database['owner']): Promise<Finding> {
  const lists = await Promise.all(migrationFolders.map((path) => readdir(path).catch(() => [] as string[])));
  const known = lists.flat().flatMap((file) => (file.endsWith('.sql') ? [file.slice(0, -4)] : []));
  const { rows } = await owner.query<{ there: boolean }>("select to_regclass('public.weicheng_migration') is not null as there");
  const applied = rows[0]?.there
    ? (await owner.query<{ name: string }>('select name from weicheng_migration')).rows.map((row) => row.name)
    : [];
  const newer = applied.filter((name) => !known.includes(name));
  const missing = known.filter((name) => !applied.includes(name));
  if (newer.length > 0) return bad('数据表', `比程序新（${newer.join('、')}），用较新的程序`);
  return missing.length > 0 ? note('数据表', `下次启动时升级：${missing.join('、')}`) : ok('数据表', `${applied.length} 次升级都已做`);
}

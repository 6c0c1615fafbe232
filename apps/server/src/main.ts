import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Problem } from '@weicheng/domain/kernel';
import { openAccounts, type SampleAccount } from '#platform/accounts';
import { cities, connect, migrate } from '#platform/database';
import { openFiles } from '#platform/files';
import { openOutgoing } from '#platform/outgoing';
import { startPostgres } from '#platform/postgres';
import { readSettings, type Settings } from '#platform/settings';
import { loadActor, managingOf } from './features/index.ts';
import { sampleAccounts, seedSample, seedSampleIssues, seedSampleMap, seedSamplePlans, seedSampleStandard } from './features/sample.ts';
import { buildServer } from './server.ts';

const started = performance.now();
const say = (line: string) => process.stdout.write(`${line}\n`);

/** What was opened, in the order of opening; closed in the reverse, whatever happens. */
const open: (() => Promise<unknown>)[] = [];
let closing: Promise<void> | undefined;
const close = () => {
  closing ??= (async () => {
    for (const end of open.reverse())
      await end().catch((error: unknown) => say(`收尾时出错：${error instanceof Error ? error.message : error}`));
  })();
  return closing;
};

/** Startup refusals are sentences; only a defect of ours shows its stack. */
const fail = async (error: unknown) => {
  await close();
  process.stderr.write(
    error instanceof Problem ? `${error.message}\n` : `没有启动。${error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exit(1);
};

async function start(): Promise<void> {
  const settings = readSettings(process.env);
  makeFolder(settings.DATA_FOLDER);
  await refuseTakenPort(settings);
  const databaseUrl = settings.DATABASE_URL ?? (await embedded(settings));
  const database = await connect(databaseUrl, settings.DATABASE_CONNECTIONS, (error) => {
    if (!closing) say(`数据库连接断开：${error.message}`);
  });
  open.push(() => database.close());
  await migrate(database.owner, say);
  const files = await openFiles(settings);
  const secret = settings.SECRET ?? keptSecret(settings.DATA_FOLDER);
  const accounts = await openAccounts({
    database,
    settings,
    secret,
    loadActor,
    managingOf,
    clock: Date.now,
    sampleAccounts: settings.SAMPLE_CITY ? sampleAccounts() : [],
  });
  open.push(() => accounts.close());
  if (settings.SAMPLE_CITY && !(await cities.any(database.owner))) {
    say('装入虚构的示例城市');
    await seedSample(database, accounts, { now: Date.now() });
    await seedSampleMap(database);
    await seedSampleStandard(database, Date.now());
    await seedSamplePlans(database, files, Date.now());
    await seedSampleIssues(database, Date.now());
  }
  const pages = join(import.meta.dirname, '../../web/dist');
  const server = await buildServer({
    settings,
    database,
    files,
    accounts,
    outgoing: openOutgoing(settings, secret),
    clock: Date.now,
    pages: existsSync(pages) ? pages : null,
    background: true,
  });
  open.push(() => server.close());
  await server.app.listen({ host: settings.HOST, port: settings.PORT });
  const address = settings.PUBLIC_URL ?? `http://${settings.HOST}:${settings.PORT}`;
  announce(settings, databaseUrl, address, await accounts.sampleAccounts());
}

/** The embedded server of PostgreSQL; when it ends by itself, so do we, because nothing could be saved any more. */
async function embedded(settings: Settings): Promise<string> {
  const postgres = await startPostgres({
    folder: settings.DATA_FOLDER,
    ...(settings.DATABASE_PORT ? { port: settings.DATABASE_PORT } : {}),
  });
  open.push(() => postgres.stop());
  void postgres.exited.then((code) => {
    if (!closing)
      void fail(new Problem('database.gone', 500, `内置数据库停了（代码 ${code}），服务随之停止，已存的数据都在。重新启动即可恢复。`));
  });
  return postgres.url;
}

function announce(settings: Settings, databaseUrl: string, address: string, samples: readonly SampleAccount[]): void {
  const note = join(settings.DATA_FOLDER, 'server.json');
  writeFileSync(note, JSON.stringify({ pid: process.pid, port: settings.PORT, databaseUrl }), { mode: 0o600 });
  open.push(async () => rmSync(note, { force: true }));
  say(`卫城已就绪：${address}（${((performance.now() - started) / 1000).toFixed(1)} 秒）`);
  if (samples.length > 0) {
    say('示例账号（虚构城市，密码相同）：');
    for (const { userName, password, who } of samples) say(`  ${userName.padEnd(12)} ${password}  ${who}`);
  }
  say('按 Ctrl+C 停止。');
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    const probe = join(folder, `.probe-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    const full = (error as { code?: string }).code === 'ENOSPC';
    throw new Problem(
      'data-folder',
      500,
      full
        ? `数据文件夹 ${folder} 所在的磁盘满了，没有启动，已有数据没有改动。清理后再启动。`
        : `数据文件夹 ${folder} 写不进去，没有启动。改权限，或用 DATA_FOLDER 指到别处。`,
    );
  }
}

async function refuseTakenPort({ HOST, PORT }: Settings): Promise<void> {
  if (PORT === 0) return;
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(PORT, HOST, () => probe.close(() => resolve()));
  }).catch((error: { code?: string; message: string }) => {
    const why = error.code === 'EADDRINUSE' ? '已被占用。可能卫城已经在运行；要不就停掉占用它的程序' : `不能监听（${error.message}）`;
    throw new Problem('port-taken', 500, `端口 ${PORT} ${why}，或用 PORT 换一个端口。`);
  });
}

/** The signing key, made once and kept beside the data for the eyes of whoever starts the server. */
function keptSecret(folder: string): string {
  const file = join(folder, 'secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    say('正在停止，先办完手上的事');
    void close().then(() => process.exit(0));
  });
}
await start().catch(fail);

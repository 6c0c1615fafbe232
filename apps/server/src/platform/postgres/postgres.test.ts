import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type EmbeddedPostgres, type PostgresOptions, startPostgres } from './index.ts';
import { isPostmasterOf, see } from './process.ts';

let folder = '';
const running: EmbeddedPostgres[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'weicheng-postgres-'));
});
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
  rmSync(folder, { recursive: true, force: true });
});

const small = { shared_buffers: '16MB' };
const start = async (more: Partial<PostgresOptions> = {}): Promise<EmbeddedPostgres> => {
  const started = await startPostgres({ folder, settings: small, ...more });
  running.push(started);
  return started;
};

const ask = async (url: string, sql: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // the server may be killed under it
  await client.connect();
  const { rows } = await client.query({ text: sql, rowMode: 'array' }).finally(() => client.end());
  return rows.flat();
};

/** Another program that starts the server on the same folder and lives until it is killed. */
const startElsewhere = async (): Promise<{ program: ChildProcess; url: string }> => {
  const source = `
    const { startPostgres } = await import(${JSON.stringify(new URL('./index.ts', import.meta.url).href)});
    const { url } = await startPostgres(${JSON.stringify({ folder, settings: small })});
    console.log(url);`;
  const program = spawn(process.execPath, ['--input-type=module', '-e', source], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void program.kill('SIGKILL'));
  const [url] = (await once(createInterface({ input: program.stdout }), 'line')) as [string];
  return { program, url };
};

const cluster = () => join(folder, 'postgres');
const pidFile = () => join(cluster(), 'postmaster.pid');
const postmaster = () => Number.parseInt(readFileSync(pidFile(), 'utf8'), 10);
const gone = (pid: number) => vi.waitFor(() => expect(isPostmasterOf(pid, cluster())).toBe(false), { timeout: 10_000, interval: 50 });

describe('内置数据库', () => {
  it('keeps its data over a stop and a start', async () => {
    const first = await start();
    await ask(first.url, `create table kept (word text)`);
    await ask(first.url, `insert into kept values ('井盖'), ('阿里'), ('10号'), ('9号')`);
    await first.stop();
    await first.stop();
    expect(await first.exited).toBe(0);
    const second = await start();
    expect(await ask(second.url, `select word from kept order by word collate "zh-Hans-CN-x-icu"`)).toEqual([
      '10号',
      '9号',
      '阿里',
      '井盖',
    ]);
    expect(await ask(second.url, 'show fsync')).toEqual(['on']);
    expect(await ask(second.url, 'show jit')).toEqual(['off']);
  });

  it('asks for the password it made, which only the starter may read', async () => {
    const { url } = await start();
    const secret = join(folder, 'postgres.secret');
    expect(statSync(secret).mode & 0o777).toBe(0o600);
    await expect(ask(url.replace(readFileSync(secret, 'utf8'), 'guess'), 'select 1')).rejects.toThrow(/password authentication failed/);
  });

  it('makes a new password when the secret was lost', async () => {
    await (await start()).stop();
    rmSync(join(folder, 'postgres.secret'));
    expect(await ask((await start()).url, 'select 1')).toEqual([1]);
  });

  it('stops with its program when that is killed, and recovers what was committed', async () => {
    const { program, url } = await startElsewhere();
    await ask(url, 'create table kept as select 7 as n');
    const pid = postmaster();
    program.kill('SIGKILL');
    await gone(pid);
    expect(await ask((await start()).url, 'select n from kept')).toEqual([7]);
  });

  it('stops an orphan whose guard was killed together with its program', async () => {
    const { program, url } = await startElsewhere();
    await ask(url, 'create table kept as select 8 as n');
    const pid = postmaster();
    const guard = see(pid)?.parent ?? 0;
    const watchers = process.platform === 'linux' ? readFileSync(`/proc/${guard}/task/${guard}/children`, 'utf8').trim().split(' ') : [];
    for (const other of [guard, ...watchers.map(Number)]) if (other !== pid) process.kill(other, 'SIGKILL');
    program.kill('SIGKILL');
    expect(isPostmasterOf(pid, cluster())).toBe(true);
    const said: string[] = [];
    const { url: next } = await start({ log: (line) => said.push(line) });
    expect(said.join('\n')).toContain(`先停掉它留下的数据库进程 ${pid}`);
    expect(isPostmasterOf(pid, cluster())).toBe(false);
    expect(await ask(next, 'select n from kept')).toEqual([8]);
  });

  it('comes up after the server itself was killed', async () => {
    const first = await start();
    const pid = postmaster();
    process.kill(pid, 'SIGKILL');
    expect(await first.exited).toBe(128 + 9);
    expect(existsSync(pidFile())).toBe(true);
    expect(await ask((await start()).url, 'select 1')).toEqual([1]);
  });

  it('is not fooled by a pid file whose number now belongs to a stranger', async () => {
    const first = await start();
    const left = readFileSync(pidFile(), 'utf8');
    await first.stop();
    writeFileSync(pidFile(), left.replace(/^\d+/, String(process.pid)));
    expect(await ask((await start()).url, 'select 1')).toEqual([1]);
    expect(see(process.pid)).toBeDefined();
  });

  it('refuses a folder in use, here or by another program, and leaves that one running', async () => {
    const { url } = await startElsewhere();
    await expect(start()).rejects.toMatchObject({
      code: 'postgres.held-by-another',
      message: expect.stringContaining(String(postmaster())),
    });
    expect(await ask(url, 'select 1')).toEqual([1]);
  });

  it('refuses a cluster of another version and does not touch it', async () => {
    await (await start()).stop();
    writeFileSync(join(cluster(), 'PG_VERSION'), '15\n');
    await expect(start()).rejects.toMatchObject({
      code: 'postgres.folder-from-other-version',
      message: expect.stringContaining('PostgreSQL 15'),
    });
    writeFileSync(join(cluster(), 'PG_VERSION'), '18\n');
    expect(await ask((await start()).url, 'select 1')).toEqual([1]);
  });

  it('refuses a folder that cannot be written, or that holds something else', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    await expect(start({ folder: file })).rejects.toMatchObject({ code: 'postgres.folder-not-writable' });
    await expect(start({ folder: join(file, 'below') })).rejects.toMatchObject({ code: 'postgres.folder-not-writable' });
    writeFileSync(cluster(), 'letters to grandmother');
    await expect(start()).rejects.toMatchObject({ code: 'postgres.not-a-cluster' });
    expect(readFileSync(cluster(), 'utf8')).toBe('letters to grandmother');
  });

  it('refuses a port that is taken', async () => {
    const other: Server = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expect(start({ port })).rejects.toMatchObject({ code: 'postgres.port-taken' });
    expect(postmaster).toThrow();
  });
});

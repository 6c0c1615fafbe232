import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordNotes, scratchDatabase, sealAll } from '@weicheng/server/testing/scratch';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'weicheng-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Scratch = Awaited<ReturnType<typeof scratchDatabase>>;
const now = Date.parse('2026-11-22T03:00:00Z');
let office: Scratch;
let ids: string[];
beforeAll(async () => {
  office = await scratchDatabase(2);
  ids = await recordNotes(office, ['一', '二', '三'], 1, now);
  await recordNotes(office, ['四'], 2, now);
  for (const city of [1, 2]) await sealAll(office, city, now);
});

/** Runs the command as a person would, in a shell of its own. */
async function weicheng(args: string[], env: Record<string, string> = { DATABASE_URL: office.url }) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], {
    env: { PATH: process.env.PATH, DATA_FOLDER: join(folder, 'data'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    said.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said.err += chunk;
  });
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { ...said, status };
}

// every command is a process of its own
describe('the weicheng command', { timeout: 120_000 }, () => {
  it('answers what it does not understand in a sentence, with a status that is not 0', async () => {
    expect(await weicheng(['verfy'])).toMatchObject({ status: 1, out: '', err: '没有这个命令：verfy。用 weicheng --help 看用法。\n' });
    expect(await weicheng(['verify', '--anchor', 'abc'])).toMatchObject({
      status: 1,
      err: expect.stringContaining('封存号是 64 位十六进制'),
    });
    expect(await weicheng(['backup'])).toMatchObject({ status: 1, err: expect.stringContaining('少一个参数') });
    expect(await weicheng(['--version'])).toMatchObject({ status: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });

  it('says when there is no database, or none that answers, and never its password', async () => {
    expect(await weicheng(['verify'], {})).toMatchObject({ status: 1, err: expect.stringContaining('还没有数据库') });
    const gone = await weicheng(['verify'], { DATABASE_URL: 'postgresql://u:topsecret@127.0.0.1:1/x' });
    expect(gone).toMatchObject({ status: 1, err: expect.stringContaining('连不上数据库') });
    expect(gone.out + gone.err).not.toContain('topsecret');
    expect(await weicheng(['verify'], { PORT: 'abc' })).toMatchObject({ status: 1, err: expect.stringContaining('PORT') });
  });

  it('examines the house: settings with secrets hidden, database, role, tables', async () => {
    const { out, status } = await weicheng(['doctor', '--json'], { DATABASE_URL: office.url, METRICS_TOKEN: 'topsecret-0123456789' });
    expect(status).toBe(0);
    expect(out).not.toContain('topsecret');
    const { findings, settings } = JSON.parse(out);
    expect(findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ what: '应用角色', state: 'ok' }),
        expect.objectContaining({ what: '数据表', state: 'ok' }),
      ]),
    );
    expect(settings).toContainEqual(expect.objectContaining({ name: 'METRICS_TOKEN', value: '******', given: true }));
    const bad = await weicheng(['doctor'], { DATABASE_URL: 'postgresql://u:p@127.0.0.1:1/x' });
    expect(bad).toMatchObject({ status: 1, out: expect.stringContaining('不行') });
  });
});

describe('verify', { timeout: 120_000 }, () => {
  it('checks the database, a city of it, and an anchor', async () => {
    const { out, status } = await weicheng(['verify', '--json']);
    expect(status).toBe(0);
    const { whole, cities } = JSON.parse(out);
    expect([whole, cities.map((c: { verdict: { sealedRows: number } }) => c.verdict.sealedRows)]).toEqual([true, [3, 1]]);
    expect((await weicheng(['verify', '--anchor', cities[0].verdict.head])).status).toBe(0);
    expect(await weicheng(['verify', '--anchor', '0'.repeat(64)])).toMatchObject({ status: 1, out: expect.stringContaining('不在链上') });
  });

  it('works on an exported file without any database, and names the row that was changed in it', async () => {
    const file = join(folder, 'trail.jsonl');
    expect(await weicheng(['trail', file])).toMatchObject({ status: 1, err: expect.stringContaining('--city') });
    expect((await weicheng(['trail', file, '--city', '1'])).status).toBe(0);
    expect(await weicheng(['verify', file], {})).toMatchObject({ status: 0, out: expect.stringContaining('完好') });
    writeFileSync(file, readFileSync(file, 'utf8').replace('二', '三'));
    const changed = await weicheng(['verify', file], {});
    expect(changed.status).toBe(1);
    expect(ids.filter((id) => changed.out.includes(`被改过：unit.noted（2026-11-22T03:00:00.000000Z，编号 ${id}）`))).toHaveLength(1);
  });

  it('names the photo of which one byte was changed, and the one that is gone', async () => {
    const hash = (text: string) => createHash('sha256').update(text).digest('hex');
    const [original, clean, thumb] = ['原件', '清样', '小图'].map(hash) as [string, string, string];
    await office.owner.query(
      `insert into photo (city_id, sha256, size, media_type, width, height, clean_sha256, clean_size, thumb_sha256, thumb_size, received_at)
       values (1, $1, 6, 'image/jpeg', 4, 3, $2, 6, $3, 6, now())`,
      [original, clean, thumb],
    );
    const place = (sha256: string, text: string) => {
      const at = join(folder, 'data/files', sha256.slice(0, 2), sha256.slice(2, 4));
      mkdirSync(at, { recursive: true });
      writeFileSync(join(at, sha256), text);
    };
    place(original, '原伴');
    place(clean, '清样');
    const { out, status } = await weicheng(['verify']);
    expect(status).toBe(1);
    expect(out).toContain(`照片原件 ${original} 被改过`);
    expect(out).toContain(`照片缩略图 ${thumb} 不见了`);
    expect(out).not.toContain(clean);
    place(original, '原件');
    place(thumb, '小图');
    expect(await weicheng(['verify'])).toMatchObject({ status: 0, out: expect.stringContaining('3 个') });
  });

  it('names the row that was changed in the database', async () => {
    await office.owner.query('alter table fact disable trigger append_only');
    await office.owner.query(`update fact set data = '{"text": "改"}' where id = $1`, [ids[1]]);
    const { out, status } = await weicheng(['verify']);
    expect(status).toBe(1);
    expect(out).toContain(`第 1 次封存的第 2 条记事被改过：unit.noted（2026-11-22T03:00:00.000000Z，编号 ${ids[1]}）`);
    await office.owner.query(`delete from fact where id = $1`, [ids[1]]);
    expect((await weicheng(['verify'])).out).toContain('第 1 次封存的第 2 条记事不见了');
  });
});

describe('backup and restore', { timeout: 120_000 }, () => {
  it('carry an office to another database, and ask before they replace one', async () => {
    const source = await scratchDatabase(1);
    await recordNotes(source, ['甲', '乙'], 1, now);
    await sealAll(source, 1, now);
    const file = join(folder, 'office.tar');
    expect((await weicheng(['backup', file], { DATABASE_URL: source.url, SECRET: 's'.repeat(32) })).out).toContain('SECRET');
    expect(existsSync(file)).toBe(true);
    expect((await weicheng(['backup', file], { DATABASE_URL: source.url })).status).toBe(1);

    const target = await scratchDatabase(2);
    const env = { DATABASE_URL: target.url };
    expect(await weicheng(['restore', file], env)).toMatchObject({ status: 1, err: expect.stringContaining('正在这个数据库上运行') });
    const url = target.url;
    await target.close();
    expect(await weicheng(['restore', file], env)).toMatchObject({ status: 1, err: expect.stringContaining('--force') });
    expect(await weicheng(['restore', file, '--force'], env)).toMatchObject({ status: 1, err: expect.stringContaining('没有恢复') });
    expect((await weicheng(['verify', '--json'], { DATABASE_URL: url })).out).toContain('"cityId":2');
    const done = await weicheng(['restore', file, '--force', '--yes'], env);
    expect(done).toMatchObject({ status: 0, out: expect.stringContaining('留痕完好（已封存 2 条）') });
    expect(JSON.parse((await weicheng(['verify', '--json'], { DATABASE_URL: url })).out).cities).toHaveLength(1);
  });
});

describe('account reset', { timeout: 120_000 }, () => {
  it('lets somebody in again who has nobody left to ask, and is on record', async () => {
    const city = await scratchDatabase(0);
    await city.close();
    const env = { DATABASE_URL: city.url };
    expect((await weicheng(['seed'], env)).status).toBe(0);
    expect(await weicheng(['account', 'reset', 'nobody-here'], env)).toMatchObject({
      status: 1,
      err: expect.stringContaining('nobody-here'),
    });
    const done = await weicheng(['account', 'reset', 'Shenji'], env);
    expect(done).toMatchObject({ status: 0, out: expect.stringMatching(/首次密码：\S{8,}/) });
    const client = new pg.Client({ connectionString: city.url });
    await client.connect();
    const { rows } = await client.query(
      `select u.must_change_password as first, u.sample, f.actor_name as actor, f.data from auth."user" u
       join fact f on f.about = u.person_id and f.kind = 'account.rescued' where u.username = 'shenji'`,
    );
    await client.end();
    expect(rows).toEqual([{ first: true, sample: false, actor: '系统', data: { userName: 'shenji', name: expect.any(String) } }]);
    expect(JSON.stringify(rows)).not.toContain(/首次密码：(\S+)/.exec(done.out)?.[1]);
  });
});

import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { uuidv7 } from '@weicheng/domain/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordNotes, scratchDatabase, sealAll } from '../../testing/scratch.ts';
import { connect, type Database } from '../database/index.ts';
import { verifyCity } from '../facts/index.ts';
import { type FileStore, openFiles } from '../files/index.ts';
import { readSettings } from '../settings/index.ts';
import { backup, checkBackup, checkRestore, restore } from './index.ts';

const now = Date.parse('2026-11-22T03:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'weicheng-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Scratch = Database & { url: string };
const store = (name: string): Promise<FileStore> => openFiles(readSettings({ DATA_FOLDER: join(folder, name) }));
const secretOf = (name: string) => join(folder, `${name}.secret`);
const parts = async (database: Database, name: string) => ({
  database,
  files: await store(name),
  secretFile: secretOf(name),
  version: '0.1.0',
  report: () => {},
});
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Every carried table as text, row by row in one order: what must be the same after a restore. */
async function everything({ owner }: Database): Promise<Record<string, string[]>> {
  const { rows } = await owner.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'auth') and c.relkind = 'r' and c.relname !~ '^(weicheng_migration|fact_clock|session|verification|attempt)' order by 1`,
  );
  const found: Record<string, string[]> = {};
  for (const { name } of rows) {
    const { rows: lines } = await owner.query<{ line: string }>(`select t::text as line from ${name} t order by 1`);
    found[name] = lines.map((row) => row.line);
  }
  return found;
}

let source: Scratch;
const contents = [
  Buffer.from('一份材料\n'.repeat(10)),
  Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(9_000_000)]),
  Buffer.alloc(0),
];
const file = join(folder, 'whole.tar');

beforeAll(async () => {
  source = await scratchDatabase(2);
  const { owner } = source;
  for (let i = 0; i < 30; i++) await recordNotes(source, [`换行\n制表\t反斜杠\\N 引号" 表情😀 ${i}`, '\\.'], 1 + (i % 2), now + i);
  await sealAll(source, 1, now);
  await recordNotes(source, ['还没封存'], 1, now + 100);
  const [city, office] = [uuidv7(now, randomBytes(10)), uuidv7(now + 1, randomBytes(10))];
  await owner.query(
    `insert into unit (city_id, id, kind, name, parent_id, position, founded_on) values (1, $1, 'department', '创卫办', $2, 1, '2020-01-01'), (1, $2, 'city', '云台市', null, 0, '2001-01-01')`,
    [office, city],
  );
  await owner.query(
    `insert into auth."user" (id, name, email, username, city_id, person_id) values ('u1', '顾清禾', 'u1@account.invalid', 'u1', 1, $1)`,
    [office],
  );
  await owner.query(`insert into auth.past_password (user_id, hash) values ('u1', 'a'), ('u1', 'b')`);
  await owner.query(
    `insert into auth.session (id, token, user_id, expires_at, last_used_at, door) values ('s', 't', 'u1', now(), now(), 'password')`,
  );
  const files = await store('source');
  for (const bytes of contents) {
    await files.put(hashOf(bytes), Readable.from([bytes]));
    for (const cityId of [1, 2])
      await owner.query(`insert into file (city_id, sha256, size, media_type, stored_at) values ($1, $2, $3, 'text/plain', now())`, [
        cityId,
        hashOf(bytes),
        bytes.length,
      ]);
  }
  const photo = ['原件', '清样', '小图'].map((text) => Buffer.from(text));
  for (const bytes of photo) await files.put(hashOf(bytes), Readable.from([bytes]));
  await owner.query(
    `insert into photo (city_id, sha256, size, media_type, width, height, clean_sha256, clean_size, thumb_sha256, thumb_size, received_at)
     values (1, $1, 6, 'image/jpeg', 4, 3, $2, 6, $3, 6, now())`,
    photo.map(hashOf),
  );
  writeFileSync(secretOf('source'), 'k'.repeat(43));
});

describe('a backup', () => {
  it('is written, read again and checked, and only its owner may read it', async () => {
    const manifest = await backup(await parts(source, 'source'), file, now);
    expect(await checkBackup(file)).toEqual(manifest);
    expect(manifest).toMatchObject({
      version: '0.1.0',
      cities: [{ cityId: 1 }, { cityId: 2 }],
      files: { count: 6, missing: [] },
      secret: 'kept',
    });
    expect(manifest.tables.find((t) => t.name === 'public.fact')?.rows).toBe(61);
    expect(manifest.tables.map((t) => t.name)).not.toContain('auth.session');
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(existsSync(`${file}.part`)).toBe(false);
  });

  it('writes over nothing', async () => {
    const before = hashOf(readFileSync(file));
    await expect(backup(await parts(source, 'source'), file, now)).rejects.toMatchObject({ code: 'backup.exists' });
    expect(hashOf(readFileSync(file))).toBe(before);
  });

  it('says why it cannot be written, and leaves nothing half-done', async () => {
    await expect(backup(await parts(source, 'source'), join(folder, 'nowhere', 'b.tar'), now)).rejects.toMatchObject({
      code: 'backup.not-writable',
    });
  });

  it('notes a content the store has lost, and refuses one that has rotted', async () => {
    const lost = join(folder, 'lost.tar');
    const manifest = await backup(await parts(source, 'empty'), lost, now);
    expect(manifest.files).toMatchObject({ count: 0 });
    expect(manifest.files.missing).toHaveLength(6);
    const files = await store('source');
    const rotten = { ...files, get: async () => Readable.from([Buffer.from('x')]) };
    const bad = join(folder, 'rotten.tar');
    await expect(backup({ ...(await parts(source, 'source')), files: rotten }, bad, now)).rejects.toMatchObject({
      code: 'backup.damaged-content',
    });
    expect(readdirSync(folder).filter((name) => name.startsWith('rotten'))).toEqual([]);
  });

  it('of one moment does not see what is written while it runs, and stops nobody', async () => {
    const during = join(folder, 'during.tar');
    let written = false;
    const base = await parts(source, 'source');
    const manifest = await backup(
      {
        ...base,
        files: {
          ...base.files,
          get: async (sha256) => {
            if (!written) await recordNotes(source, ['后来的'], 2, now + 200);
            written = true;
            return base.files.get(sha256);
          },
        },
      },
      during,
      now,
    );
    expect(written).toBe(true);
    expect(manifest.tables.find((t) => t.name === 'public.fact')?.rows).toBe(61);
  });
});

describe('a damaged backup', () => {
  it('is refused wherever a byte was changed or it was cut', async () => {
    const bad = join(folder, 'bad.tar');
    const told = async (bytes: Uint8Array) => {
      writeFileSync(bad, bytes);
      return checkBackup(bad).then(
        () => 'taken',
        (error: { code: string }) => error.code,
      );
    };
    const whole = readFileSync(join(folder, 'lost.tar'));
    const places = 200;
    for (let i = 0; i < places; i++) {
      const at = Math.floor(((i + 0.5) / places) * whole.length);
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      const code = await told(bytes);
      // zeros between entries, and the end of the tar, carry nothing
      if (!/^backup\.(damaged|not-a-backup)$/.test(code)) expect([code, whole[at]]).toEqual(['taken', 0]);
      if (i % 20 === 0) expect(await told(whole.subarray(0, at))).toMatch(/^backup\.(damaged|not-a-backup)$/);
    }
    const large = readFileSync(file);
    large[large.length >> 1] = (large[large.length >> 1] ?? 0) ^ 1;
    expect(await told(large)).toBe('backup.damaged');
  });

  it('is told from something else', async () => {
    const other = join(folder, 'other');
    writeFileSync(other, 'PK\u0003\u0004 not a tar at all'.repeat(100));
    await expect(checkBackup(other)).rejects.toMatchObject({ code: 'backup.damaged' });
    writeFileSync(other, '');
    await expect(checkBackup(other)).rejects.toMatchObject({ code: 'backup.not-a-backup' });
    await expect(checkBackup(join(folder, 'missing'))).rejects.toMatchObject({ code: 'backup.not-found' });
  });
});

describe('restoring', () => {
  it('gives back every row and every file into an empty database, and the trail verifies', async () => {
    const target = await scratchDatabase(0);
    const to = await parts(target, 'target');
    const { manifest, replaced } = await checkRestore(target, file, false);
    expect(replaced).toEqual([]);
    await restore(to, file, manifest);
    const before = await everything(source);
    const after = await everything(target);
    before['public.fact'] = before['public.fact']?.filter((line) => !line.includes('后来的')) ?? [];
    expect(after).toEqual(before);
    for (const bytes of contents) expect(await (await store('target')).has(hashOf(bytes))).toBe(true);
    expect(readFileSync(secretOf('target'), 'utf8')).toBe('k'.repeat(43));
    expect((await target.owner.query('select count(*)::int as n from auth.session')).rows[0].n).toBe(0);
    expect(await verifyCity(target.city(1))).toMatchObject({ sealedRows: 30, waitingRows: 1, mismatches: [] });
    // the guards are back, the counters go on
    await expect(target.owner.query(`update fact set kind = 'a.b'`)).rejects.toMatchObject({ code: '23001' });
    await target.owner.query(`insert into auth.past_password (user_id, hash) values ('u1', 'c')`);
    await recordNotes(target, ['恢复以后'], 1, now + 300);
    expect(await sealAll(target, 1, now)).toBe(2);
    expect(await verifyCity(target.city(1))).toMatchObject({ sealedRows: 32, waitingRows: 0, mismatches: [] });
  });

  it('keeps the numbers of transactions growing on a server whose own counter is far behind', async () => {
    const far = await scratchDatabase(1);
    await far.owner.query('update fact_clock set base = 1000000000');
    await recordNotes(far, ['远'], 1, now);
    await sealAll(far, 1, now);
    const ahead = join(folder, 'ahead.tar');
    await backup(await parts(far, 'far'), ahead, now);
    const target = await scratchDatabase(0);
    await restore(await parts(target, 'near'), ahead, (await checkRestore(target, ahead, false)).manifest);
    await recordNotes(target, ['近'], 1, now + 1);
    expect(await sealAll(target, 1, now)).toBe(1);
    expect(await verifyCity(target.city(1))).toMatchObject({ sealedRows: 2, mismatches: [] });
  });

  it('refuses a database that has cities, unless it is to be replaced as a whole', async () => {
    const target = await scratchDatabase(3);
    await recordNotes(target, ['旧的'], 3, now);
    await expect(checkRestore(target, file, false)).rejects.toMatchObject({ code: 'backup.not-empty' });
    const { manifest, replaced } = await checkRestore(target, file, true);
    expect(replaced).toHaveLength(3);
    await restore(await parts(target, 'replaced'), file, manifest);
    expect((await target.owner.query('select count(*)::int as n from fact where city_id = 3')).rows[0].n).toBe(0);
    expect((await verifyCity(target.city(1))).mismatches).toEqual([]);
  });

  it('leaves the database as it was when it breaks off', async () => {
    const target = await scratchDatabase(2);
    await recordNotes(target, ['留着的'], 2, now);
    const before = await everything(target);
    const to = await parts(target, 'broken');
    const { manifest } = await checkRestore(target, file, true);
    const files = { ...to.files, put: () => Promise.reject(new Error('the store is gone')) };
    await expect(restore({ ...to, files }, file, manifest)).rejects.toThrow('the store is gone');
    expect(await everything(target)).toEqual(before);
    await expect(target.owner.query(`update fact set kind = 'a.b'`)).rejects.toMatchObject({ code: '23001' });
  });

  it('refuses a backup of another state of the program, and a database in use', async () => {
    const target = await scratchDatabase(0);
    await target.owner.query(`insert into weicheng_migration (name, timestamp) values ('0002_between', 'now')`);
    await expect(checkRestore(target, file, false)).rejects.toMatchObject({
      code: 'backup.other-line',
      message: expect.stringContaining('0002_between'),
    });
    await target.owner.query(`delete from weicheng_migration where name >= '0003'`);
    await expect(checkRestore(target, file, false)).rejects.toMatchObject({ code: 'backup.newer' });
    const running = await connect(target.url, 2, () => {});
    await running.owner.query('select 1');
    await expect(checkRestore(target, file, false)).rejects.toMatchObject({ code: 'backup.in-use' });
    await running.close();
  });
});

import { verb } from '@weicheng/domain/kernel';
import { accountContract, fileContract, noticeContract } from '@weicheng/domain/platform';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { aMember, signedIn, testDatabase, testSettings, testWire } from '../../testing/wire.ts';
import { route } from '../endpoint/index.ts';
import { type FileStore, openFiles } from '../files/index.ts';
import { readSettings, type Settings } from '../settings/index.ts';
import { housekeeping, mountOperations, openApp } from './index.ts';

const database = await testDatabase();
const contracts = [...Object.values(accountContract), ...Object.values(fileContract), ...Object.values(noticeContract)];

const broken = verb({
  name: 'part.break',
  method: 'GET',
  path: '/api/parts/:id',
  may: 'anyone',
  summary: '出错',
  input: z.object({ id: z.string() }),
  output: z.object({}),
});
const fine = verb({
  name: 'part.read',
  method: 'GET',
  path: '/api/parts',
  may: 'anyone',
  summary: '看',
  input: z.object({ secret: z.string().optional() }),
  output: z.object({}),
});
const routes = [
  route(broken, async () => {
    throw new Error('boom');
  }),
  route(fine, async () => ({})),
];

async function server(settings: Settings, files?: FileStore) {
  const store = files ?? (await openFiles(settings));
  return testWire(database, settings, routes, { clerk: signedIn(aMember(1)) }, (app) =>
    mountOperations(app, { database, settings, verbs: contracts, files: store, version: '9.9.9', streams: () => 3 }),
  );
}
const app = await server(testSettings());

describe('headers', () => {
  it.each(['/api/parts', '/api/parts/1', '/healthz', '/api/nothing', '/api/account/me'])(
    'are strict on %s, whatever the answer',
    async (url) => {
      const { headers } = await app.inject({ url });
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cache-control': 'no-store',
        'permissions-policy': expect.stringContaining('microphone=()'),
      });
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('strict-transport-security');
    },
  );

  it('ask for https for good where the address of the house is https', async () => {
    const safe = await server(testSettings({ PUBLIC_URL: 'https://office.example' }));
    expect((await safe.inject({ url: '/api/parts' })).headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
  });

  it('carry the id of the request: the one it came with where that is sane, else a new one', async () => {
    const idOf = async (given?: string) =>
      (await app.inject({ url: '/api/parts', headers: given === undefined ? {} : { 'x-request-id': given } })).headers['x-request-id'];
    expect(await idOf('proxy-0123456789')).toBe('proxy-0123456789');
    for (const given of [undefined, 'short', 'x'.repeat(65), 'with space and\ttab', '<script>aaaa'])
      expect(await idOf(given)).toMatch(/^[0-9a-f-]{36}$/);
    const failed = await app.inject({ url: '/api/parts/1', headers: { 'x-request-id': 'proxy-0123456789' } });
    expect(failed.json()).toMatchObject({
      code: 'broken',
      instance: 'proxy-0123456789',
      title: expect.stringContaining('proxy-0123456789'),
    });
    expect(failed.body).not.toContain('boom');
  });
});

describe('health', () => {
  it('lives, and is ready when the database and the files are there', async () => {
    expect((await app.inject({ url: '/healthz' })).json()).toEqual({ alive: true });
    const ready = await app.inject({ url: '/readyz' });
    expect([ready.statusCode, ready.json()]).toEqual([200, { ready: true, checks: { database: 'ok', migrations: 'ok', files: 'ok' } }]);
  });

  it('is not ready without its files, and says no more than that to strangers', async () => {
    const nobody = await openFiles({
      ...testSettings(),
      S3_ENDPOINT: 'http://127.0.0.1:1',
      S3_BUCKET: 'b',
      S3_ACCESS_KEY: 'k',
      S3_SECRET_KEY: 's',
    });
    const answer = await (await server(testSettings(), nobody)).inject({ url: '/readyz' });
    expect([answer.statusCode, answer.json()]).toEqual([
      503,
      { ready: false, checks: { database: 'ok', migrations: 'ok', files: 'failed' } },
    ]);
  });

  it('is not ready any more when a newer program has changed the database', async () => {
    const older = await server(testSettings());
    await database.owner.query("insert into weicheng_migration (name, timestamp) values ('9999_tomorrow', '')");
    afterAll(() => database.owner.query("delete from weicheng_migration where name = '9999_tomorrow'"));
    expect((await older.inject({ url: '/readyz' })).json()).toMatchObject({ ready: false, checks: { migrations: 'failed' } });
  });
});

describe('metrics', () => {
  it('count requests by verb and status, and never by what was asked', async () => {
    await app.inject({ url: '/api/parts?secret=13800000000' });
    await app.inject({ url: '/api/parts/17' });
    const { body, headers } = await app.inject({ url: '/metrics' });
    expect(headers['content-type']).toContain('text/plain');
    expect(body).toMatch(/weicheng_request_seconds_count\{verb="part.read",status="200"\} \d+/);
    expect(body).toMatch(/weicheng_request_seconds_count\{verb="part.break",status="500"\} \d+/);
    expect(body).toMatch(/weicheng_database_connections\{pool="app",state="open"\} \d+/);
    expect(body).toContain('weicheng_notice_streams 3');
    expect(body).toContain('process_resident_memory_bytes');
    expect(body).not.toMatch(/13800000000|parts\/17/);
  });

  const token = 'a-token-of-the-house';
  it.each([
    ['this machine', {}, {}, {}, 200],
    ['another machine', {}, { remoteAddress: '10.0.0.9' }, {}, 403],
    ['a visitor behind a proxy on this machine', {}, {}, { 'x-forwarded-for': '10.0.0.9' }, 403],
    ['a visitor behind a proxy we believe', { TRUST_PROXY: '1' }, {}, { 'x-forwarded-for': '10.0.0.9' }, 403],
    ['another machine with the token', { METRICS_TOKEN: token }, { remoteAddress: '10.0.0.9' }, { authorization: `Bearer ${token}` }, 200],
    [
      'another machine with a wrong token',
      { METRICS_TOKEN: token },
      { remoteAddress: '10.0.0.9' },
      { authorization: `Bearer ${token}x` },
      403,
    ],
    ['another machine with a token nobody set', {}, { remoteAddress: '10.0.0.9' }, { authorization: 'Bearer undefined' }, 403],
  ])('%s', async (_who, env, from, headers, status) => {
    const one = await server(testSettings(env));
    expect((await one.inject({ url: '/metrics', ...from, headers })).statusCode).toBe(status);
  });
});

describe('the interface in words', () => {
  it('is OpenAPI 3.1 for machines', async () => {
    const description = (await app.inject({ url: '/api/openapi.json' })).json();
    expect(description).toMatchObject({ openapi: '3.1.0', info: { version: '9.9.9' } });
    expect(description.paths['/api/files/{sha256}'].put.requestBody.content).toHaveProperty('application/octet-stream');
  });

  it('is a page for people, with every verb, its fields and limits, and every refusal at its address, and no script', async () => {
    const { body, headers } = await app.inject({ url: '/api/docs' });
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).not.toMatch(/unsafe|script/);
    for (const v of contracts) {
      expect(body).toContain(`id="${v.name}"`);
      expect(body).toContain(v.summary);
    }
    expect(body).toContain('<tr><td><code>upTo</code></td><td>编号</td><td>必填</td><td></td></tr>');
    expect(body).toContain('1 到 200；默认 50');
    expect(body).toContain('<td><code>rows[].title</code></td><td>文字</td><td></td>');
    expect(body).toContain('<td><code>rows[].link</code></td><td>文字</td><td></td><td>可为空</td>');
    for (const code of ['invalid-input', 'account.change-password-first', 'file.hash-mismatch', 'offload.too-long'])
      expect(body).toContain(`id="${code}"`);
    expect(body).not.toMatch(/<script|\sstyle=|\son\w+=/);
    expect((await app.inject({ url: '/api/docs.css' })).headers['content-type']).toBe('text/css; charset=utf-8');
  });

  it('cannot be broken by what stands in a contract', async () => {
    const evil = verb({
      name: 'evil.read',
      method: 'GET',
      path: '/api/evil',
      may: 'anyone',
      summary: '<script>&"',
      input: z.object({ a: z.string().describe('<b>') }),
      output: z.object({}),
    });
    const one = await openApp(readSettings({ LOG_LEVEL: 'silent' }), []);
    const settings = testSettings();
    mountOperations(one, { database, settings, verbs: [evil], files: await openFiles(settings), version: '<i>' });
    afterAll(() => one.close());
    const { body } = await one.inject({ url: '/api/docs' });
    expect(body).toContain('&lt;script&gt;&amp;&quot;');
    expect(body).not.toMatch(/<script>|<b>&|<i>/);
  });
});

describe('housekeeping', () => {
  it('forgets answers kept for replay after a day, in its own city', async () => {
    const { contextBase, system } = await import('../context/index.ts');
    const { inTransaction } = await import('../endpoint/index.ts');
    const now = Date.parse('2026-11-24T04:00:00Z');
    await database.owner.query(
      `insert into replay (city_id, person_id, key, verb, input, answer, at)
       select c, gen_random_uuid(), k, 'part.read', '\\x', '{}', t::timestamptz
       from (values (1, 'yesterday', '2026-11-23T03:59:00Z'), (1, 'today-key', '2026-11-23T04:01:00Z'), (2, 'yesterday', '2026-11-23T03:59:00Z')) v (c, k, t)`,
    );
    for (const job of housekeeping) await inTransaction(database, contextBase(system(1), now, 'job-1'), new Map(), job.run);
    const { rows } = await database.owner.query('select city_id, key from replay order by city_id');
    expect(rows).toEqual([
      { city_id: 1, key: 'today-key' },
      { city_id: 2, key: 'yesterday' },
    ]);
  });
});

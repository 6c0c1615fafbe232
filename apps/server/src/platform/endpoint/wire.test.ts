import { factKind, line, verb } from '@weicheng/domain/kernel';
import type { InjectOptions } from 'fastify';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { aMember, signedIn, testDatabase, testSettings, testWire } from '../../testing/wire.ts';
import { receivingRoute, route } from './index.ts';

const kept = factKind({ kind: 'remark.kept', says: '留言', data: z.object({ words: z.string() }), line: (d) => d.words });

const keep = verb({
  name: 'remark.keep',
  method: 'POST',
  path: '/api/remarks/:id/keep',
  may: 'remark.keep',
  summary: '留言',
  input: z.object({ id: z.uuid('编号格式不对'), words: line('留言', 2000), count: z.int().optional() }),
  output: z.object({ id: z.string(), words: z.string() }),
});
const list = verb({
  name: 'remark.list',
  method: 'GET',
  path: '/api/remarks',
  may: 'member',
  summary: '查留言',
  input: z.object({ search: z.string().optional() }),
  output: z.object({ words: z.array(z.string()) }),
});
const swallow = verb({
  name: 'remark.swallow',
  method: 'PUT',
  path: '/api/remarks/bytes',
  may: 'member',
  summary: '收字节',
  consumes: 'application/octet-stream',
  replay: false,
  input: z.object({}),
  output: z.object({ bytes: z.int() }),
});
const leak = verb({
  name: 'remark.leak',
  method: 'GET',
  path: '/api/leak',
  may: 'anyone',
  summary: '答多了',
  input: z.object({}),
  output: z.object({ open: z.string() }),
});

const database = await testDatabase();

const app = await testWire(
  database,
  testSettings(),
  [
    route(keep, async (ctx, { id, words }) => {
      await ctx.record(kept, id, { words });
      return { id, words };
    }),
    route(list, async (ctx, { search }) => {
      let query = ctx.db
        .selectFrom('fact')
        .select(sql<string>`data->>'words'`.as('words'))
        .where('city_id', '=', ctx.actor.cityId)
        .orderBy('id');
      if (search !== undefined) query = query.where(sql<boolean>`strpos(data->>'words', ${search}) > 0`);
      return { words: (await query.execute()).map((r) => r.words) };
    }),
    receivingRoute(
      swallow,
      async (_ctx, _input, body) => {
        let bytes = 0;
        for await (const chunk of body) bytes += (chunk as Buffer).length;
        return bytes;
      },
      async (_ctx, _input, bytes) => ({ bytes }),
    ),
    route(leak, async () => ({ open: 'yes', secret: 'no' }) as { open: string }),
  ],
  {
    clerk: signedIn(aMember(1, ['remark.keep'])),
    reader: signedIn(aMember(1)),
    neighbour: signedIn(aMember(2, ['remark.keep'])),
    newcomer: { ...signedIn(aMember(1, ['remark.keep'])), mustChangePassword: true },
    secured: signedIn({ ...aMember(1, ['remark.keep']), secondFactorRequired: true }),
  },
);

const id = '0192f0c0-0000-7000-8000-000000000001';
const url = `/api/remarks/${id}/keep`;
const json = { 'content-type': 'application/json' };

function post(payload: unknown, more: Partial<InjectOptions> = {}) {
  return app.inject({
    method: 'POST',
    url,
    payload: payload as string | object,
    ...more,
    headers: { 'x-weicheng': '1', 'x-as': 'clerk', ...more.headers },
  });
}
const problemOf = (answer: { statusCode: number; json(): unknown; headers: Record<string, unknown> }) => {
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  const body = answer.json() as { code: string; status: number; title: string; details?: { fields?: { path: string; message: string }[] } };
  expect(body.status).toBe(answer.statusCode);
  expect(body.title).toMatch(/\p{Script=Han}/u);
  return body;
};
const factCount = async () => Number((await database.owner.query('select count(*) as n from fact')).rows[0]?.n);

let before = 0;
beforeEach(async () => {
  before = await factCount();
});
const nothingWritten = async () => expect(await factCount()).toBe(before);

describe('what is not what it should be is refused, and nothing is written', () => {
  it('a field that is unknown', async () => {
    const problem = problemOf(await post({ words: '好', colour: 'red' }));
    expect(problem).toMatchObject({ code: 'invalid-input', status: 422 });
    expect(problem.details?.fields).toEqual([{ path: '', message: '多出来的字段：colour' }]);
    await nothingWritten();
  });

  it('ten thousand fields that are unknown, without sending them back', async () => {
    const answer = await post(Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`field${i}`, i])));
    expect(answer.statusCode).toBe(422);
    expect(answer.body.length).toBeLessThan(2000);
  });

  it('a value of another type', async () => {
    const problem = problemOf(await post({ words: '好', count: '三' }));
    expect(problem.details?.fields).toEqual([{ path: 'count', message: '填写的类型不对' }]);
    expect(problemOf(await post({ words: { $gt: '' } })).details?.fields?.[0]?.path).toBe('words');
    expect(problemOf(await post([])).code).toBe('not-json');
    expect(problemOf(await post('"words"', { headers: json })).code).toBe('not-json');
    await nothingWritten();
  });

  it('10 MB of JSON', async () => {
    const answer = await post({ words: '好'.repeat(3_500_000) });
    expect(problemOf(answer)).toMatchObject({ code: 'too-large', status: 413 });
    await nothingWritten();
  });

  it('JSON a hundred thousand levels deep', async () => {
    const deep = `{"words":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect(problemOf(await post(deep, { headers: json })).status).toBe(422);
    const objects = `{"words":${'{"a":'.repeat(60_000)}1${'}'.repeat(60_000)}}`;
    expect(problemOf(await post(objects, { headers: json })).status).toBe(422);
    await nothingWritten();
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'application/octet-stream',
    'nonsense',
  ])('a body of type %s where JSON is wanted', async (type) => {
    const answer = await post('words=1', { headers: { 'content-type': type } });
    expect(problemOf(answer)).toMatchObject({ code: 'wrong-content-type', status: 415 });
    await nothingWritten();
  });

  it('JSON where bytes are wanted', async () => {
    const answer = await post({ words: '好' }, { method: 'PUT', url: '/api/remarks/bytes' });
    expect(problemOf(answer)).toMatchObject({ code: 'wrong-content-type', title: expect.stringContaining('application/octet-stream') });
  });

  it.each([
    ['broken UTF-8', Buffer.from([...Buffer.from('{"words":"'), 0xff, 0xfe, 0xc3, ...Buffer.from('"}')])],
    ['UTF-8 cut in the middle of a character', Buffer.from('{"words":"好"}').subarray(0, 12)],
    ['UTF-16', Buffer.from('{"words":"好"}', 'utf16le')],
    ['half a document', Buffer.from('{"words":')],
    ['a key that would reach a prototype', Buffer.from('{"words":"好","__proto__":{"admin":true}}')],
    ['another prototype', Buffer.from('{"words":"好","constructor":{"prototype":{"admin":true}}}')],
    ['nothing at all', Buffer.alloc(0)],
  ])('%s', async (_what, payload) => {
    expect(problemOf(await post(payload, { headers: json }))).toMatchObject({ code: 'not-json', status: 400 });
    await nothingWritten();
  });

  it('a zero character and half a surrogate pair, which no database of ours stores', async () => {
    for (const words of ['a\\u0000b', 'a\\ud800b']) {
      expect(problemOf(await post(`{"words":"${words}"}`, { headers: json })).status).toBe(422);
    }
    await nothingWritten();
  });

  it('a forged city', async () => {
    for (const field of ['cityId', 'city_id', 'actor']) {
      expect(problemOf(await post({ words: '好', [field]: 2 })).details?.fields?.[0]?.message).toBe(`多出来的字段：${field}`);
    }
    await nothingWritten();
  });

  it('a body or a query that speaks for the path', async () => {
    expect(problemOf(await post({ words: '好', id })).details?.fields).toEqual([{ path: 'id', message: '多出来的字段' }]);
    expect(problemOf(await post({ words: '好' }, { url: `${url}?words=坏` })).details?.fields).toEqual([
      { path: 'words', message: '多出来的字段' },
    ]);
    await nothingWritten();
  });

  it('a path that is not one', async () => {
    expect(problemOf(await post({ words: '好' }, { url: '/api/remarks/1%20or%201=1/keep' }))).toMatchObject({ code: 'invalid-input' });
    expect(problemOf(await app.inject({ url: '/api/remarks/%E0%A4%A' }))).toMatchObject({ code: 'not-json', status: 400 });
    expect((await post({ words: '好' }, { url: `/api/remarks/${'1'.repeat(5000)}/keep` })).statusCode).toBeGreaterThanOrEqual(400);
    await nothingWritten();
  });
});

describe('text is text', () => {
  const nasty = [
    "'; drop table fact; --",
    "1' or '1'='1",
    '$1 %s \\ \\u0027 {{7*7}} #{7*7}',
    '<script>alert(1)</script><img src=x onerror=alert(1)>',
    '"><svg/onload=alert(1)>&lt;&amp;',
    '%00%27../../etc/passwd',
  ];

  it.each(nasty)('%s comes back as it went in', async (words) => {
    const answer = await post({ words });
    expect(answer.json()).toEqual({ id, words });
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    const found = await app.inject({ url: '/api/remarks', query: { search: words }, headers: { 'x-as': 'reader' } });
    expect(found.json().words).toContain(words);
  });

  it('and a city sees its own alone', async () => {
    await post({ words: '邻市的话' }, { headers: { 'x-as': 'neighbour' } });
    const own = await app.inject({ url: '/api/remarks', headers: { 'x-as': 'reader' } });
    expect(own.json().words).not.toContain('邻市的话');
    const theirs = await app.inject({ url: '/api/remarks', headers: { 'x-as': 'neighbour' } });
    expect(theirs.json().words).toEqual(['邻市的话']);
  });
});

describe('who may come in', () => {
  it.each([
    ['nobody', 401, 'not-signed-in'],
    ['reader', 403, 'not-allowed'],
    ['newcomer', 403, 'account.change-password-first'],
    ['secured', 403, 'account.second-factor-first'],
  ])('%s is refused', async (who, status, code) => {
    expect(problemOf(await post({ words: '好' }, { headers: { 'x-as': who } }))).toMatchObject({ status, code });
    await nothingWritten();
  });

  it.each([
    ['without the header of our pages', { 'x-weicheng': '' }],
    ['from a foreign origin', { origin: 'https://evil.example' }],
    ['from an origin that only looks alike', { origin: 'https://office.example.evil.example' }],
    ['from an origin without a name', { origin: 'null' }],
    ['from another site, says the browser', { 'sec-fetch-site': 'cross-site' }],
    ['from a sister domain, says the browser', { 'sec-fetch-site': 'same-site' }],
  ])('a write %s is refused', async (_how, headers) => {
    expect(problemOf(await post({ words: '好' }, { headers }))).toMatchObject({ status: 403, code: 'foreign-page' });
    await nothingWritten();
  });

  it('a write from our own page is taken, whichever of our names it was opened under', async () => {
    for (const headers of [
      { origin: 'https://office.example' },
      { origin: 'http://inner.example:8080', host: 'inner.example:8080', 'sec-fetch-site': 'same-origin' },
    ]) {
      expect((await post({ words: '好' }, { headers })).statusCode).toBe(200);
    }
  });

  it('what an answer does not declare stays in the building', async () => {
    expect((await app.inject({ url: '/api/leak' })).json()).toEqual({ open: 'yes' });
  });
});

import { factKind, verb } from '@weicheng/domain/kernel';
import type { InjectOptions } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { aMember, signedIn, testDatabase, testSettings, testWire } from '../../testing/wire.ts';
import { route } from './index.ts';

/** Waits for what comes in its own time; fails after ten seconds. */
const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 10_000 });

const kept = factKind({ kind: 'remark.kept', says: '留言', data: z.object({ words: z.string() }), line: (d) => d.words });
const Id = z.uuid();

const keep = verb({
  name: 'remark.keep',
  method: 'POST',
  path: '/api/remarks/:id/keep',
  may: 'remark.keep',
  summary: '留言',
  input: z.object({ id: Id, words: z.string().min(1) }),
  output: z.object({ id: z.string(), words: z.string() }),
});
const claim = verb({
  name: 'remark.claim',
  method: 'POST',
  path: '/api/remarks/claim',
  may: 'remark.keep',
  summary: '占位',
  input: z.object({ place: z.string() }),
  output: z.object({ place: z.string() }),
});

const database = await testDatabase();
/** Holds the acts of a test back until it lets them go, so that several can be in the middle at once. */
let gate: Promise<void> = Promise.resolve();

const app = await testWire(
  database,
  testSettings(),
  [
    route(keep, async (ctx, { id, words }) => {
      await ctx.record(kept, id, { words });
      await gate;
      return { id, words };
    }),
    route(claim, async (ctx, { place }) => {
      await ctx.db
        .insertInto('file')
        .values({ city_id: ctx.actor.cityId, sha256: place, size: 0, media_type: 'text/plain', stored_at: new Date(ctx.now) })
        .execute();
      await ctx.record(kept, null, { words: place });
      await gate;
      return { place };
    }),
  ],
  {
    clerk: signedIn(aMember(1, ['remark.keep'])),
    colleague: signedIn({ ...aMember(1, ['remark.keep']), personId: '00000000-0000-7000-8000-000000000009' }),
    neighbour: signedIn(aMember(2, ['remark.keep'])),
  },
);

const url = '/api/remarks/0192f0c0-0000-7000-8000-000000000001/keep';
const post = (payload: object, more: Partial<InjectOptions> = {}) =>
  app.inject({ method: 'POST', url, payload, ...more, headers: { 'x-weicheng': '1', 'x-as': 'clerk', ...more.headers } });
const factCount = async () => Number((await database.owner.query('select count(*) as n from fact')).rows[0]?.n);
const inTheMiddle =
  "select count(*) as n from pg_stat_activity where datname = current_database() and application_name = 'weicheng-app' and xact_start is not null";

let before = 0;
beforeEach(async () => {
  before = await factCount();
});

describe('a write that comes twice', () => {
  let key = 0;
  const fresh = () => `key-of-test-${++key}`;
  const keyed = (k: string, payload: object, headers = {}) => post(payload, { headers: { 'idempotency-key': k, ...headers } });

  it('is done once and answered alike', async () => {
    const k = fresh();
    const first = await keyed(k, { words: '一次' });
    const second = await keyed(k, { words: '一次' });
    expect(second.statusCode).toBe(200);
    expect(second.body).toBe(first.body);
    expect(await factCount()).toBe(before + 1);
  });

  it('with other content is refused, and so is the key on another path', async () => {
    const k = fresh();
    await keyed(k, { words: '一次' });
    expect((await keyed(k, { words: '两次' })).json()).toMatchObject({ status: 409, code: 'idempotency-key-reused' });
    const other = await post({ words: '一次' }, { url: url.replace(/1\/keep/, '2/keep'), headers: { 'idempotency-key': k } });
    expect(other.json()).toMatchObject({ code: 'idempotency-key-reused' });
    expect(await factCount()).toBe(before + 1);
  });

  it.each([
    ['a write that could be done twice', { words: '同时' }, url],
    ['a write whose second try runs into its first', { place: 'f'.repeat(64) }, '/api/remarks/claim'],
  ])('twenty at once are still done once: %s', async (_what, payload, url) => {
    const headers = { 'idempotency-key': fresh() };
    let open = () => {};
    gate = new Promise((resolve) => {
      open = resolve;
    });
    const many = Array.from({ length: 20 }, () => post(payload, { url, headers }));
    // several are in the middle of it: at the gate with their fact written, or waiting for the row of the one who is
    await eventually(async () => Number((await database.owner.query(inTheMiddle)).rows[0]?.n)).toBeGreaterThan(1);
    open();
    const answers = await Promise.all(many);
    expect(answers.map((a) => a.statusCode)).toEqual(Array(20).fill(200));
    expect(new Set(answers.map((a) => a.body)).size).toBe(1);
    expect(await factCount()).toBe(before + 1);
  });

  it('by two people or in two cities are two writes', async () => {
    const k = fresh();
    for (const who of ['clerk', 'colleague', 'neighbour'])
      expect((await keyed(k, { words: '各办各的' }, { 'x-as': who })).statusCode).toBe(200);
    expect(await factCount()).toBe(before + 3);
  });

  it('after a refusal is a new try', async () => {
    const k = fresh();
    expect((await keyed(k, { words: '' })).statusCode).toBe(422);
    expect((await keyed(k, { words: '改好了' })).statusCode).toBe(200);
  });

  it('needs a key of sensible length', async () => {
    for (const k of ['short', 'x'.repeat(101)]) expect((await keyed(k, { words: '好' })).statusCode).toBe(422);
    expect(await factCount()).toBe(before);
  });
});

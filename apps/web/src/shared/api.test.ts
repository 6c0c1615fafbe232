import { Problem, verb } from '@weicheng/domain/kernel';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { addressOf, call, onSignedOut, problemFrom } from './api.ts';

const read = verb({
  name: 'unit.read',
  method: 'GET',
  path: '/api/units/:id',
  may: 'member',
  summary: '查单位',
  input: z.object({ id: z.string(), day: z.string().optional(), kinds: z.array(z.string()).optional() }),
  output: z.object({ name: z.string() }),
});
const rename = verb({
  name: 'unit.rename',
  method: 'POST',
  path: '/api/units/:id/rename',
  may: 'unit.edit',
  summary: '更名',
  input: z.object({ id: z.string(), name: z.string() }),
  output: z.object({ done: z.literal(true) }),
});

const sent: Request[] = [];
const real = globalThis.fetch;

/** The network, answering in turn; an Error is a request that did not arrive. */
function network(...answers: (Response | Error)[]) {
  sent.length = 0;
  globalThis.fetch = async (address, init) => {
    sent.push(new Request(new URL(String(address), 'http://office'), init));
    const answer = answers.shift();
    if (!(answer instanceof Response)) throw answer ?? new TypeError('no answer left');
    return answer;
  };
}
const refused = () =>
  Response.json(
    { type: '/api/docs#not-signed-in', title: '登录已失效', status: 401, code: 'not-signed-in', instance: 'r1' },
    { status: 401 },
  );

afterEach(() => {
  globalThis.fetch = real;
  onSignedOut(null);
});

describe('addressOf', () => {
  it('puts parameters into the path and the rest into the query, empty ones left out', () => {
    expect(addressOf(read, { id: 'a/b', day: undefined, kinds: ['town', 'village'] })).toBe('/api/units/a%2Fb?kinds=town&kinds=village');
  });

  it('sends the body of a write as JSON, without the parameters of the path', async () => {
    network(Response.json({ done: true }));
    await call(rename, { id: '7', name: '数据局' });
    expect(sent[0]?.url).toBe('http://office/api/units/7/rename');
    expect(await sent[0]?.json()).toEqual({ name: '数据局' });
    expect(sent[0]?.headers.get('x-weicheng')).toBe('1');
  });
});

describe('a lost answer', () => {
  it('repeats a write once, with the same key', async () => {
    network(new TypeError('lost'), Response.json({ done: true }));
    await expect(call(rename, { id: '7', name: '数据局' })).resolves.toEqual({ done: true });
    const keys = sent.map((request) => request.headers.get('idempotency-key'));
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(keys).toEqual([keys[0], keys[0]]);
  });

  it('gives up after that, in words', async () => {
    network(new TypeError('lost'), new TypeError('lost'));
    await expect(call(rename, { id: '7', name: '数据局' })).rejects.toMatchObject({
      code: 'no-signal',
      message: '没有信号，这一次没有送到。填的内容还在，有信号后再提交。',
    });
    expect(sent).toHaveLength(2);
  });

  it('does not repeat a read, and speaks of reading', async () => {
    network(new TypeError('lost'));
    await expect(call(read, { id: '7' })).rejects.toMatchObject({ code: 'no-signal', message: '没有信号，没有读到。有信号后再读一次。' });
    expect(sent).toHaveLength(1);
  });
});

describe('a session that ran out', () => {
  it('asks in place and goes on with the same act', async () => {
    network(refused(), Response.json({ done: true }));
    onSignedOut(async () => true);
    await call(rename, { id: '7', name: '数据局' });
    expect(sent[0]?.headers.get('idempotency-key')).toBe(sent[1]?.headers.get('idempotency-key'));
  });

  it('is a refusal when nobody signs in', async () => {
    network(refused());
    onSignedOut(async () => false);
    await expect(call(read, { id: '7' })).rejects.toMatchObject({ code: 'not-signed-in', message: '登录已失效' });
  });
});

describe('problemFrom', () => {
  it('keeps code, sentence and fields', () => {
    const fields = [{ path: 'name', message: '名称没有填' }];
    const problem = problemFrom(422, { title: '改好再提交', code: 'invalid-input', instance: 'r2', details: { fields } });
    expect(problem).toBeInstanceOf(Problem);
    expect(problem).toMatchObject({ code: 'invalid-input', status: 422, message: '改好再提交', details: { fields, requestId: 'r2' } });
  });

  it('has a sentence for an answer that is none of ours', () => {
    expect(problemFrom(502, '<html>').message).toContain('HTTP 502');
  });
});

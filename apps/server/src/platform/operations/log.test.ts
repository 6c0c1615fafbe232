import { Writable } from 'node:stream';
import { Problem } from '@weicheng/domain/kernel';
import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { errorForLog, logOptions, networkOf } from './log.ts';

/** A server that writes its log where the test can read it. */
function logged() {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(...String(chunk).trim().split('\n'));
      done();
    },
  });
  const { logger, ...rest } = logOptions({ LOG_LEVEL: 'debug' });
  const app = Fastify({ ...rest, logger: { ...(logger || {}), stream } });
  app.post('/api/people/:id', { config: { verb: 'person.edit' } as object }, async (request) => {
    if ((request.body as { fail?: boolean }).fail)
      throw new Error('duplicate key value violates "person_pkey": (name)=("林知远") 13912345678');
    return { done: true };
  });
  app.get('/healthz', () => ({}));
  return { app, lines, read: () => lines.map((l) => JSON.parse(l)) };
}

const person = { name: '林知远', mobile: '13912345678', password: 'Correct-Horse-9' };
const headers = { cookie: 'weicheng.session_token=abc123', authorization: 'Bearer hidden', 'user-agent': 'TestBrowser' };

describe('the log', () => {
  it('has one line a request: its id, verb, status, time, network', async () => {
    const { app, read } = logged();
    await app.inject({
      method: 'POST',
      url: '/api/people/17?phone=13912345678',
      payload: person,
      headers: { ...headers, 'x-request-id': 'request-000001' },
      remoteAddress: '10.20.30.40',
    });
    expect(read()).toEqual([
      {
        level: 30,
        time: expect.any(Number),
        pid: process.pid,
        request: 'request-000001',
        verb: 'person.edit',
        status: 200,
        ms: expect.any(Number),
        net: '10.20.30.0/24',
        msg: 'request',
      },
    ]);
  });

  it('knows no person: no body, query, path, cookie, full address', async () => {
    const { app, lines } = logged();
    const url = '/api/people/17?phone=13912345678';
    await app.inject({ method: 'POST', url, payload: person, headers, remoteAddress: '10.20.30.40' });
    await app.inject({ method: 'POST', url, payload: { ...person, fail: true }, headers, remoteAddress: '10.20.30.40' });
    await app.inject({ method: 'POST', url, payload: '{"name":"林知远', headers: { ...headers, 'content-type': 'application/json' } });
    await app.inject({ url: '/api/none?phone=13912345678', headers });
    expect(lines.length).toBeGreaterThan(3);
    for (const secret of [
      '林知远',
      '13912345678',
      'Correct-Horse',
      'abc123',
      'hidden',
      'TestBrowser',
      '10.20.30.40',
      '/api/people/17',
      'phone',
    ]) {
      expect(lines.join('\n')).not.toContain(secret);
    }
  });

  it('says what broke and where', async () => {
    const { app, read } = logged();
    await app.inject({ method: 'POST', url: '/api/people/17', payload: { fail: true } });
    expect(read()[0].err).toMatchObject({
      type: 'Error',
      message: expect.stringContaining('"person_pkey"'),
      stack: expect.stringContaining('log.test.ts'),
    });
  });

  it('keeps quiet what machines ask all day, and is off when it should be', async () => {
    const { app, read } = logged();
    await app.inject({ url: '/healthz' });
    expect(read().map((l) => l.level)).toEqual([20]);
    expect(logOptions({ LOG_LEVEL: 'silent' }).logger).toBe(false);
  });
});

describe('a fault in the log', () => {
  it('keeps names of tables and strikes out what may be somebody’s', () => {
    const { message } = errorForLog(
      new Error('invalid input "张三" for column "name" of relation "person" by li.si@example.cn, 110101-1990 and \'13800000000\''),
    );
    expect(message).toBe('invalid input "…" for column "name" of relation "person" by … … and "…"');
  });

  it('takes a megabyte from a visitor, and strikes out what a quote never closes', () => {
    for (const long of ['“', 'x', '"\'', '1-', '`“'].map((piece) => piece.repeat(500_000 / piece.length)))
      expect(errorForLog(new Error(long)).message.length).toBeLessThanOrEqual(500);
    expect(errorForLog(new Error('refused “someone by name')).message).toBe('refused "…"');
  });

  it('follows causes and takes whatever was thrown', () => {
    const error = new Problem('file.store-unreachable', 503, '文件存储连不上', {});
    error.cause = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    expect(errorForLog(error)).toMatchObject({ code: 'file.store-unreachable', cause: { code: 'ECONNREFUSED' } });
    for (const odd of [undefined, null, 'text 13800000000', 7]) expect(JSON.stringify(errorForLog(odd))).not.toContain('138');
  });
});

describe('the network of an address', () => {
  it.each([
    ['192.168.7.9', '192.168.7.0/24'],
    ['::ffff:192.168.7.9', '192.168.7.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
    ['2001:db8::1', '2001:db8:0::/48'],
    ['::1', '0:0:0::/48'],
    ['fe80::1%eth0', 'fe80:0:0::/48'],
    ['nonsense', 'unknown'],
    [undefined, 'unknown'],
  ])('%s is in %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { openOutgoing } from './index.ts';
import { isOutside } from './reach.ts';

const secret = 's'.repeat(32);
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A receiver on this machine; remembers who came. */
async function receiver(answer: RequestListener) {
  const seen: { url: string; headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer((request, reply) => {
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      seen.push({ url: request.url ?? '', headers: request.headers, body });
      answer(request, reply);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { seen, port, at: `http://127.0.0.1:${port}/hook` };
}
const home = openOutgoing({ OUTGOING_HOSTS: ['127.0.0.1'] }, secret);
const world = openOutgoing({ OUTGOING_HOSTS: [] }, secret);

describe('往外送', () => {
  it('brings the body and the answer, whatever its status', async () => {
    const { seen, at } = await receiver((_request, reply) => reply.writeHead(422).end('缺字段\u0000\n'));
    const sent = await home.post(at, { body: '{"字":1}', headers: { 'x-one': 'a' } });
    expect(sent).toEqual({ outcome: 'answered', status: 422, text: '缺字段' });
    expect(seen).toEqual([
      { url: '/hook', headers: expect.objectContaining({ 'x-one': 'a', 'content-type': 'application/json' }), body: '{"字":1}' },
    ]);
  });

  it('follows nowhere, and cuts an answer without end', async () => {
    const hidden = await receiver((_request, reply) => reply.end('内部'));
    const { at } = await receiver((_request, reply) => reply.writeHead(302, { location: hidden.at }).end());
    expect(await home.post(at, { body: '{}' })).toMatchObject({ outcome: 'answered', status: 302 });
    expect(hidden.seen).toEqual([]);
    const endless = await receiver((_request, reply) => {
      const more = () => reply.write('啊'.repeat(10_000), () => !reply.destroyed && setImmediate(more));
      more();
    });
    const sent = await home.post(endless.at, { body: '{}' });
    expect(sent).toMatchObject({ outcome: 'answered', status: 200 });
    expect(sent.outcome === 'answered' && sent.text.length).toBeLessThan(1_000);
  });

  it('waits no longer than told, and tells a closed door from a broken line', async () => {
    const slow = await receiver(() => {});
    expect(await home.post(slow.at, { body: '{}', within: 150 })).toEqual({ outcome: 'timedOut', why: '1 秒没有回应' });
    const rude = await receiver((request) => request.socket.destroy());
    expect(await home.post(rude.at, { body: '{}' })).toEqual({ outcome: 'failed', why: '连接被对方断开' });
    expect(await home.post('http://127.0.0.1:1/', { body: '{}' })).toEqual({ outcome: 'failed', why: '连不上，对方没有开这个端口' });
    expect(await home.post(slow.at.replace('http:', 'https:'), { body: '{}' })).toMatchObject({ outcome: 'failed' });
    expect(await home.post(slow.at, { body: '{}', headers: { 'x-bad': 'a\nb' } })).toMatchObject({ outcome: 'failed' });
    const lost = openOutgoing({ OUTGOING_HOSTS: [] }, secret, () => new Promise(() => {}));
    expect(await lost.post('https://slow-name.example/', { body: '{}', within: 150 })).toMatchObject({ outcome: 'timedOut' });
  });

  it('goes nowhere inside unless the administrator has named the place', async () => {
    const { seen, port, at } = await receiver((_request, reply) => reply.end());
    for (const address of [
      at,
      `https://127.0.0.1:${port}/`,
      'https://localhost/',
      'https://2130706433/',
      'https://0x7f.1/',
      'https://[::1]/',
      'https://[::ffff:127.0.0.1]/',
      'https://169.254.169.254/latest',
      'https://10.1.2.3/',
      'ftp://example.org/',
      'https://a:b@example.org/',
      'not one',
    ])
      expect([address, (await world.post(address, { body: '{}', within: 2_000 })).outcome]).toEqual([address, 'refused']);
    const named = openOutgoing({ OUTGOING_HOSTS: [`127.0.0.1:${port + 1}`] }, secret);
    expect((await named.post(at, { body: '{}' })).outcome).toBe('refused');
    expect(seen).toEqual([]);
    expect((await openOutgoing({ OUTGOING_HOSTS: [`127.0.0.1:${port}`] }, secret).post(at, { body: '{}' })).outcome).toBe('answered');
  });

  it('connects to the address it has checked: a name that changes its mind gains nothing', async () => {
    const { seen, port } = await receiver((_request, reply) => reply.end());
    const answers = [[{ address: '3ffe::1', family: 6 }], [{ address: '127.0.0.1', family: 4 }]];
    let asked = 0;
    const rebinding = openOutgoing({ OUTGOING_HOSTS: [] }, secret, async () => answers[asked++] ?? []);
    expect(['failed', 'timedOut']).toContain(
      (await rebinding.post(`https://rebind.example:${port}/`, { body: '{}', within: 500 })).outcome,
    );
    expect(asked).toBe(1);
    expect((await rebinding.post(`https://rebind.example:${port}/`, { body: '{}' })).outcome).toBe('refused');
    const mixed = openOutgoing({ OUTGOING_HOSTS: [] }, secret, async () => [...(answers[0] ?? []), { address: '192.168.1.1', family: 4 }]);
    expect(await mixed.reach('mixed.example', 25)).toEqual({ refused: expect.stringContaining('内部地址') });
    const nobody = openOutgoing({ OUTGOING_HOSTS: [] }, secret, () => Promise.reject(new Error('ENOTFOUND')));
    expect(await nobody.post('https://nobody.example/', { body: '{}' })).toEqual({
      outcome: 'refused',
      why: expect.stringContaining('查不到'),
    });
    expect(seen).toEqual([]);
  });

  it('knows inside from outside', () => {
    for (const address of ['8.8.8.8', '114.114.114.114', '172.32.0.1', '2400:3200::1'])
      expect([address, isOutside(address)]).toEqual([address, true]);
    for (const address of [
      '100.100.100.200',
      '172.31.255.255',
      '::',
      '::1',
      '::ffff:8.8.8.8',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
      '2001:0:1::',
      'fd00::1',
      'fe80::1',
      'ff02::1',
      '255.255.255.255',
      '0.0.0.0',
      'nonsense',
    ])
      expect([address, isOutside(address)]).toEqual([address, false]);
  });
});

describe('密钥匣', () => {
  it('gives back what was put in, and only at its place and under its own secret', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.string(), (text, place, other) => {
        const sealed = home.box.seal(text, place);
        expect(home.box.open(sealed, place)).toBe(text);
        if (other !== place) expect(home.box.open(sealed, other)).toBeNull();
        expect(openOutgoing({ OUTGOING_HOSTS: [] }, `${secret}2`).box.open(sealed, place)).toBeNull();
      }),
    );
  });

  it('hides it, differently each time, and opens nothing that was changed', () => {
    const sealed = home.box.seal('whs_secret', 'a');
    expect(sealed).not.toContain('whs_secret');
    expect(Buffer.from(sealed.slice(3), 'base64url').includes('whs_secret')).toBe(false);
    expect(home.box.seal('whs_secret', 'a')).not.toBe(sealed);
    for (let i = 3; i < sealed.length - 1; i++) {
      const changed = sealed.slice(0, i) + (sealed[i] === 'A' ? 'B' : 'A') + sealed.slice(i + 1);
      expect(home.box.open(changed, 'a')).toBeNull();
    }
    for (const broken of ['', 'v1.', 'v2.abc', 'v1.AAAA']) expect(home.box.open(broken, 'a')).toBeNull();
  });
});

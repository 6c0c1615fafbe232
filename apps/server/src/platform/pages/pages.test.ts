import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { testSettings } from '../../testing/wire.ts';
import { openApp } from '../operations/index.ts';
import { mapTilesOf, readSettings } from '../settings/index.ts';
import { mountPages } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'weicheng-pages-'));
mkdirSync(join(folder, 'assets'));
mkdirSync(join(folder, '.vite'));
writeFileSync(join(folder, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__"><div id="root"></div>');
writeFileSync(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
writeFileSync(join(folder, '.vite/manifest.json'), '{}');
const script = 'export const city = "云栖市";\n'.repeat(100);
writeFileSync(join(folder, 'assets/main-Bx81.js'), script);
writeFileSync(join(folder, 'assets/main-Bx81.js.gz'), gzipSync(script));
writeFileSync(join(folder, 'assets/main-Bx81.js.map'), '{}');
afterAll(() => rmSync(folder, { recursive: true }));

const office = async (pages: string | null, tiles?: string) => {
  const app = await openApp(testSettings(), []);
  app.get('/api/known', () => ({ known: true }));
  mountPages(app, pages, tiles);
  await app.ready();
  afterAll(() => app.close());
  return app;
};
const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'accept-encoding': 'gzip, deflate, br' };
const app = await office(folder);

describe('the page', () => {
  it.each(['/', '/organization/units?open=1', '/sign-in', '/a/b/c.d'])(
    'is there at %s, with a nonce of its own for this answer',
    async (url) => {
      const [one, two] = [await app.inject({ url, headers: browser }), await app.inject({ url, headers: browser })];
      expect(one.statusCode).toBe(200);
      expect(one.headers['content-type']).toBe('text/html; charset=utf-8');
      const nonce = /content="([^"]+)"/.exec(one.body)?.[1] ?? '';
      expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
      expect(one.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
      expect(one.headers['content-security-policy']).not.toContain('unsafe');
      expect(two.body).not.toContain(nonce);
      expect(one.headers['cache-control']).toBe('no-store');
    },
  );

  it('fetches from nobody outside, but for the ground of its maps where the office has named one', async () => {
    const of = async (one: typeof app) => String((await one.inject({ url: '/', headers: browser })).headers['content-security-policy']);
    expect(await of(app)).not.toMatch(/https?:/);
    const tiles = mapTilesOf(readSettings({ MAP_TILES_URL: 'https://tiles.example.cn/{z}/{x}/{y}.png?k=1' }));
    const policy = await of(await office(folder, tiles?.origin));
    expect(policy.match(/https:[^ ;]+/g)).toEqual(['https://tiles.example.cn', 'https://tiles.example.cn']);
    expect(mapTilesOf(readSettings({}))).toBeNull();
    expect(() => readSettings({ MAP_TILES_URL: "https://x/{z}/{x}/{y}'; script-src *" })).toThrow(/MAP_TILES_URL/);
  });

  it('answers nothing but pages to browsers: a script that is gone is a problem, so is a write', async () => {
    expect((await app.inject({ url: '/assets/old-7Qz2.js', headers: { accept: '*/*' } })).json()).toMatchObject({
      code: 'no-such-verb',
      status: 404,
    });
    expect((await app.inject({ url: '/', method: 'POST', headers: browser })).statusCode).toBe(404);
  });

  it.each(['/api/nothing', '/api', '/api/known/more'])('does not hide that %s is no verb', async (url) => {
    const answer = await app.inject({ url, headers: browser });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([404, 'application/problem+json; charset=utf-8']);
    expect(answer.json()).toMatchObject({ code: 'no-such-verb', title: expect.stringContaining(url) });
  });
});

describe('the files of the page', () => {
  it('are kept for ever where their name says what is in them, and asked for again where not', async () => {
    const asset = await app.inject({ url: '/assets/main-Bx81.js' });
    expect([asset.body, asset.headers['cache-control']]).toEqual([script, 'public, max-age=31536000, immutable']);
    expect(asset.headers['content-type']).toContain('javascript');
    const icon = await app.inject({ url: '/favicon.svg' });
    expect([icon.headers['content-type'], icon.headers['cache-control']]).toEqual(['image/svg+xml', 'no-cache']);
    expect((await app.inject({ url: '/favicon.svg', headers: { 'if-none-match': String(icon.headers.etag) } })).statusCode).toBe(304);
  });

  it('travel compressed where the build has made them so', async () => {
    const answer = await app.inject({ url: '/assets/main-Bx81.js', headers: { 'accept-encoding': 'gzip' } });
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect(answer.rawPayload.length).toBeLessThan(script.length / 4);
  });

  it.each([
    '/index.html',
    '/.vite/manifest.json',
    '/assets/main-Bx81.js.map',
    '/assets/main-Bx81.js.gz',
    '/assets/',
    '/assets',
    '/..%2f..%2fetc/passwd',
    '/assets/%2e%2e/index.html',
  ])('do not include %s', async (url) => {
    expect((await app.inject({ url })).statusCode).toBe(404);
    expect((await app.inject({ url, headers: { 'accept-encoding': 'gzip' } })).statusCode).toBe(404);
  });
});

describe('pages that are built again while they are served', () => {
  it('are the new ones from then on; until the page is there, it stays as it was', async () => {
    const rebuilt = mkdtempSync(join(tmpdir(), 'weicheng-pages-'));
    afterAll(() => rmSync(rebuilt, { recursive: true }));
    mkdirSync(join(rebuilt, 'assets'));
    writeFileSync(join(rebuilt, 'index.html'), 'first __CSP_NONCE__');
    const again = await office(rebuilt);
    const opened = async () => (await again.inject({ url: '/', headers: browser })).body.split(' ')[0];
    expect(await opened()).toBe('first');
    rmSync(join(rebuilt, 'index.html'));
    expect(await opened()).toBe('first');
    writeFileSync(join(rebuilt, 'assets/main-Qw42.js'), script);
    writeFileSync(join(rebuilt, 'index.html'), 'second __CSP_NONCE__');
    expect(await opened()).toBe('second');
    expect((await again.inject({ url: '/assets/main-Qw42.js' })).body).toBe(script);
  });
});

describe('without built pages', () => {
  it('only the interface is there', async () => {
    const bare = await office(null);
    expect((await bare.inject({ url: '/', headers: browser })).json()).toMatchObject({ code: 'no-such-verb' });
    expect((await bare.inject({ url: '/api/known' })).json()).toEqual({ known: true });
  });
});

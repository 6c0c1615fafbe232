import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import S3rver from 's3rver';
import { afterAll, describe, expect, it } from 'vitest';
import { aMember, signedIn, testDatabase, testSettings, testWire } from '../../testing/wire.ts';
import { type FileStore, fileRoutes, openFiles } from './index.ts';

/** Waits for what comes in its own time; fails after ten seconds. */
const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 10_000 });

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const megabyte = 1024 * 1024;
/** A valid picture of one pixel. */
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const put = (files: FileStore, bytes: Buffer, limit?: number) => files.put(hashOf(bytes), Readable.from([bytes]), limit);
const read = async (files: FileStore, sha256: string) => {
  const stream = await files.get(sha256);
  return stream && (await buffer(stream));
};

async function s3Settings() {
  const directory = testSettings().DATA_FOLDER;
  const server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory,
    configureBuckets: [{ name: 'weicheng', configs: [] }],
  });
  const { port } = await server.run();
  afterAll(() => server.close());
  return testSettings({ S3_ENDPOINT: `http://127.0.0.1:${port}`, S3_BUCKET: 'weicheng', S3_ACCESS_KEY: 'S3RVER', S3_SECRET_KEY: 'S3RVER' });
}

const stores = [
  ['in a folder', testSettings()],
  ['in a bucket', await s3Settings()],
] as const;

describe.each(stores)('contents kept %s', (_where, settings) => {
  const incoming = () => readdirSync(join(settings.DATA_FOLDER, 'files/incoming'));

  it('come out as they went in, from nothing to several parts', async () => {
    const files = await openFiles(settings);
    await files.check();
    for (const size of [0, 1, 65_536, 9 * megabyte + 7]) {
      const bytes = randomBytes(size);
      expect(await put(files, bytes)).toMatchObject({ size, already: false });
      expect(await files.has(hashOf(bytes))).toBe(true);
      expect((await read(files, hashOf(bytes)))?.equals(bytes)).toBe(true);
    }
    expect(incoming()).toEqual([]);
  });

  it('are kept once, however often and however many at once they come', async () => {
    const files = await openFiles(settings);
    const bytes = randomBytes(300_000);
    const answers = await Promise.all(Array.from({ length: 8 }, () => put(files, bytes)));
    expect(answers.every((a) => a.size === bytes.length)).toBe(true);
    expect(await put(files, bytes)).toMatchObject({ already: true });
    expect((await read(files, hashOf(bytes)))?.equals(bytes)).toBe(true);
    expect(incoming()).toEqual([]);
  });

  it('are not there when nobody brought them', async () => {
    const files = await openFiles(settings);
    expect(await files.get(hashOf(Buffer.from('nobody')))).toBeNull();
    expect(await files.has(hashOf(Buffer.from('nobody')))).toBe(false);
  });

  it('are refused when too large, under a wrong name, or broken off, and leave nothing behind', async () => {
    const files = await openFiles(settings);
    const bytes = randomBytes(megabyte + 1);
    await expect(put(files, bytes, megabyte)).rejects.toMatchObject({
      code: 'file.too-large',
      status: 413,
      message: expect.stringContaining('1 兆字节'),
    });
    await expect(files.put(hashOf(Buffer.from('another')), Readable.from([bytes]))).rejects.toMatchObject({
      code: 'file.hash-mismatch',
      status: 422,
    });
    const broken = Readable.from(
      (async function* () {
        yield bytes.subarray(0, 1000);
        throw new Error('the line went dead');
      })(),
    );
    await expect(files.put(hashOf(bytes), broken)).rejects.toThrow('the line went dead');
    expect(incoming()).toEqual([]);
    expect(await files.has(hashOf(bytes))).toBe(false);
  });
});

describe('the store', () => {
  it('forgets what a killed server left, and not what another one is receiving', async () => {
    const settings = testSettings();
    const incoming = join(settings.DATA_FOLDER, 'files/incoming');
    mkdirSync(incoming, { recursive: true });
    for (const name of ['old', 'new']) writeFileSync(join(incoming, name), 'half');
    utimesSync(join(incoming, 'old'), new Date(0), new Date(Date.now() - 2 * 86_400_000));
    await openFiles(settings);
    expect(readdirSync(incoming)).toEqual(['new']);
  });

  it('says so when its folder cannot be made, and when its bucket is not there', async () => {
    const settings = testSettings();
    writeFileSync(join(settings.DATA_FOLDER, 'files'), 'in the way');
    await expect(openFiles(settings)).rejects.toMatchObject({ code: 'file.folder-not-writable' });
    const nobody = await openFiles({
      ...testSettings(),
      S3_ENDPOINT: 'http://127.0.0.1:1',
      S3_BUCKET: 'b',
      S3_ACCESS_KEY: 'k',
      S3_SECRET_KEY: 's',
    });
    await expect(nobody.check()).rejects.toMatchObject({ code: 'file.store-unreachable', status: 503 });
    await expect(put(nobody, png)).rejects.toMatchObject({ code: 'file.store-unreachable' });
  });
});

describe('the kind of a file is read from its content', async () => {
  const files = await openFiles(testSettings());
  const gbk = Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb5, 0xa5, 0xce, 0xbb, 0x0a, 0xc0, 0xee, 0x2c, 0xcf, 0xd8, 0x0a]); // 姓名,单位⏎李,县⏎

  it.each([
    ['a picture', png, 'image/png'],
    ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n'), 'application/pdf'],
    ['Chinese text', Buffer.from('各社区：\n按时报送。\n'), 'text/plain; charset=utf-8'],
    ['text cut within a character', Buffer.concat([Buffer.alloc(5000, 'a'), Buffer.from('好').subarray(0, 1)]), 'application/octet-stream'],
    ['a table', Buffer.from('\ufeff姓名,单位\n"李,四",创卫办\n'), 'text/csv; charset=utf-8'],
    ['a table of an old Excel', gbk, 'text/csv; charset=gb18030'],
    ['a drawing', Buffer.from('<?xml version="1.0"?>\n<!-- x -->\n<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml'],
    ['XML', Buffer.from('<?xml version="1.0"?><plan/>'), 'application/xml'],
    ['a zip cut short', Buffer.from('PK\u0003\u0004'), 'application/zip'],
    ['anything else', Buffer.from([0, 1, 2, 3, 0xff, 0xfe]), 'application/octet-stream'],
  ])('%s', async (_what, bytes, mediaType) => {
    expect(await put(files, bytes)).toMatchObject({ mediaType });
  });

  it.each([
    ['a Windows program', Buffer.concat([Buffer.from('MZ'), randomBytes(200)])],
    ['a Linux program', Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), randomBytes(200)])],
    ['WebAssembly', Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])],
    ['a shell script', Buffer.from('#!/bin/sh\nrm -rf /\n')],
    ['a page', Buffer.from('<!DOCTYPE html><script>alert(1)</script>')],
    ['a page behind a comment', Buffer.from('\ufeff \n<!-- hello --><script>alert(1)</script>')],
    ['a page that says it is XML', Buffer.from('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>')],
  ])('%s is refused', async (_what, bytes) => {
    await expect(put(files, bytes)).rejects.toMatchObject({ code: 'file.refused-kind', status: 422 });
    expect(await files.has(hashOf(bytes))).toBe(false);
  });
});

describe('over the wire', async () => {
  const database = await testDatabase();
  const settings = testSettings({ FILE_MEGABYTES: '2' });
  const files = await openFiles(settings);
  const app = await testWire(database, settings, fileRoutes(files, settings), {
    clerk: signedIn(aMember(1)),
    neighbour: signedIn(aMember(2)),
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const upload = (bytes: Buffer, sha256 = hashOf(bytes), headers = {}, remoteAddress = '127.0.0.1') =>
    app.inject({
      remoteAddress,
      method: 'PUT',
      url: `/api/files/${sha256}`,
      payload: bytes,
      headers: { 'x-weicheng': '1', 'x-as': 'clerk', 'content-type': 'application/octet-stream', ...headers },
    });
  const fetchAs = (who: string, sha256: string, headers = {}, query = {}) =>
    app.inject({ url: `/api/files/${sha256}`, query, headers: { 'x-as': who, ...headers } });
  const factsOf = async (sha256: string) =>
    (
      await database.owner.query("select city_id, data from fact where kind = 'file.stored' and data->>'sha256' = $1 order by city_id", [
        sha256,
      ])
    ).rows;

  it('a file is stored with one fact, and again without another', async () => {
    const sha256 = hashOf(png);
    expect((await upload(png)).json()).toEqual({ sha256, size: png.length, mediaType: 'image/png', already: false });
    expect((await upload(png)).json()).toEqual({ sha256, size: png.length, mediaType: 'image/png', already: true });
    expect(await factsOf(sha256)).toEqual([{ city_id: 1, data: { sha256, size: png.length, mediaType: 'image/png' } }]);
  });

  it('another city neither gets it nor learns that it exists, until it brings it itself', async () => {
    const bytes = Buffer.from('只有一座城市知道');
    await upload(bytes);
    expect((await fetchAs('neighbour', hashOf(bytes))).json()).toMatchObject({ code: 'not-found' });
    expect((await upload(bytes, hashOf(bytes), { 'x-as': 'neighbour' })).json()).toMatchObject({ already: false });
    expect((await fetchAs('neighbour', hashOf(bytes))).rawPayload.equals(bytes)).toBe(true);
    expect((await fetchAs('nobody', hashOf(bytes))).statusCode).toBe(401);
  });

  it('a picture opens in the page, cannot run anything, and is asked for only once', async () => {
    await upload(png);
    const answer = await fetchAs('clerk', hashOf(png), {}, { name: '整改前 1.png' });
    expect(answer.rawPayload.equals(png)).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(png.length),
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent('整改前 1.png')}`,
      etag: `"${hashOf(png)}"`,
    });
    const again = await fetchAs('clerk', hashOf(png), { 'if-none-match': `"x", W/"${hashOf(png)}"` });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  it('a drawing and everything else is only saved, never under the name of a program', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
    await upload(svg);
    const answer = await fetchAs('clerk', hashOf(svg), {}, { name: '图.svg' });
    expect(answer.headers['content-disposition']).toBe(`attachment; filename*=UTF-8''${encodeURIComponent('图.svg.txt')}`);
    expect((await fetchAs('clerk', hashOf(svg), {}, { name: 'a"\r\nset-cookie: x=1' })).headers['set-cookie']).toBeUndefined();
  });

  it.each([
    ...[
      'a.bat',
      'a.bat.',
      'a.bat . ',
      'a.bat\u3000',
      'a.pif',
      'a.CPL',
      'a.url',
      'a.desktop',
      'a.ps1\u200b',
      'a.p\u200bs1',
      'a\u202etxt.exe',
    ],
    'a.html\r\n',
  ])('%j is not saved as a program', async (name) => {
    const bytes = Buffer.from('echo 1');
    await upload(bytes);
    expect((await fetchAs('clerk', hashOf(bytes), {}, { name })).headers['content-disposition']).toMatch(
      /\.(bat|pif|CPL|url|desktop|ps1|exe|html)\.txt$/,
    );
  });

  it('a name of nothing but dots is still a name', async () => {
    await upload(png);
    expect((await fetchAs('clerk', hashOf(png), {}, { name: ' ... ' })).headers['content-disposition']).toBe(
      `inline; filename*=UTF-8''${encodeURIComponent('文件')}`,
    );
  });

  it('who fills the disk is held up after 120 files in a minute', async () => {
    const codes: number[] = [];
    for (let i = 0; i < 121; i++) codes.push((await upload(Buffer.from(`第 ${i} 份`), undefined, {}, '192.0.2.9')).statusCode);
    expect([new Set(codes.slice(0, 120)), codes[120]]).toEqual([new Set([200]), 429]);
    expect((await upload(Buffer.from('别处'))).statusCode).toBe(200);
  });

  it('a wrong name is a problem, and so is one that is no hash', async () => {
    expect((await upload(Buffer.from('甲'), hashOf(Buffer.from('乙')))).json()).toMatchObject({ status: 422, code: 'file.hash-mismatch' });
    expect((await upload(Buffer.from('甲'), '../../../etc/passwd')).statusCode).toBeGreaterThanOrEqual(400);
    expect((await fetchAs('clerk', 'A'.repeat(64))).json()).toMatchObject({ code: 'invalid-input' });
  });

  it('a file that is too large is refused in words while it still comes', async () => {
    const bytes = randomBytes(6 * megabyte);
    const answer = await fetch(`http://127.0.0.1:${port}/api/files/${hashOf(bytes)}`, {
      method: 'PUT',
      body: bytes,
      headers: { 'x-weicheng': '1', 'x-as': 'clerk', 'content-type': 'application/octet-stream' },
    });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([413, 'file.too-large']);
    expect(readdirSync(join(settings.DATA_FOLDER, 'files/incoming'))).toEqual([]);
  });

  it('a visitor who goes away in the middle leaves neither bytes nor a row', async () => {
    const sha256 = hashOf(Buffer.alloc(megabyte));
    const visitor = request({
      port,
      host: '127.0.0.1',
      method: 'PUT',
      path: `/api/files/${sha256}`,
      headers: { 'x-weicheng': '1', 'x-as': 'clerk', 'content-type': 'application/octet-stream', 'content-length': megabyte },
    });
    visitor.on('error', () => {});
    visitor.write(Buffer.alloc(megabyte / 2));
    const incoming = join(settings.DATA_FOLDER, 'files/incoming');
    await eventually(() => readdirSync(incoming).length).toBe(1);
    visitor.destroy();
    await eventually(() => readdirSync(incoming)).toEqual([]);
    expect(await files.has(sha256)).toBe(false);
    expect(await factsOf(sha256)).toEqual([]);
  });
});

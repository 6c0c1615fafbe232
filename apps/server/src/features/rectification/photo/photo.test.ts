import { randomUUID } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { UnitId } from '@weicheng/domain/organization';
import { fileContract } from '@weicheng/domain/platform';
import { type IssueDetail, type IssuePhoto, issueContract, photoContract } from '@weicheng/domain/rectification';
import exifr from 'exifr';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { heic } from '../../../testing/heic.ts';
import { unitNamed } from '../../../testing/issuedPlan.ts';
import { type Caller, type TestOffice, testOffice } from '../../../testing/office.ts';
import { fromPhone, hashOf, invented, putPhoto } from '../../../testing/pictures.ts';

let office: TestOffice;
let desk: Caller;
let liaison: Caller;
let own: UnitId;
let water: UnitId;
beforeAll(async () => {
  office = await testOffice();
  [desk, liaison] = await Promise.all([office.as('chuangwei'), office.as('lianluo')]);
  own = await unitNamed(office, '市城市管理综合执法局');
  water = await unitNamed(office, '市水务局');
});

const one = ({ id, revision }: IssueDetail) => ({ id, revision });
const named = (bytes: Buffer, name = '现场.jpg') => ({ sha256: hashOf(bytes), name });
const registered = (photos: object[] = []) =>
  desk.call(issueContract.register, { title: '后巷堆着垃圾', source: 'inspection', place: '云桥路', photos: photos as never });
const taken = async (row: IssueDetail, leadUnitId = own) =>
  liaison.call(issueContract.acknowledge, one(await desk.call(issueContract.dispatch, { ...one(row), leadUnitId, workingDays: 3 })));
const photosOf = async (caller: Caller, { id }: { id: IssueDetail['id'] }) => (await caller.call(issueContract.read, { id })).photos;
const picture = (caller: Caller, photo: IssuePhoto, size?: 'thumb') =>
  caller.send(photoContract.picture, { id: photo.issueId, photoId: photo.id, size });
const original = (caller: Caller, photo: IssuePhoto) =>
  caller.send(photoContract.original, {}, { url: `/api/issues/${photo.issueId}/photos/${photo.id}/original`, payload: {} });
const first = (photos: readonly IssuePhoto[]) => photos[0] as IssuePhoto;

/** Every file in the store, but what is just coming in. */
const stored = () =>
  readdirSync(join(office.folder, 'files'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);

describe('照片：原件封存，清样人人可看', () => {
  it('keeps the original as it came, and shows a clean copy that stands upright and holds nothing but the picture', async () => {
    const bytes = await fromPhone(1);
    const sealed = await putPhoto(desk, bytes);
    expect(sealed).toMatchObject({ sha256: hashOf(bytes), width: 270, height: 360, already: false, uses: [] });
    expect(sealed.claim).toEqual({ takenAt: '2026-11-25T10:30:00+08:00', location: { longitude: 120.15, latitude: 30.25 } });
    expect(await putPhoto(desk, bytes)).toMatchObject({ already: true, claim: sealed.claim });

    const row = await taken(await registered([named(bytes)]));
    const photo = first(await photosOf(liaison, row));
    expect(photo).toMatchObject({ kind: 'before', width: 270, height: 360, claim: null, by: row.registeredBy });
    const clean = await picture(liaison, photo);
    expect(clean.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-disposition': 'inline',
    });
    expect(await exifr.parse(clean.rawPayload).catch(() => undefined)).toBeUndefined();
    expect(clean.rawPayload.includes('某牌')).toBe(false);
    expect(await sharp(clean.rawPayload).metadata()).toMatchObject({ format: 'jpeg', width: 270, height: 360 });
    const again = await liaison.send(
      photoContract.picture,
      { id: photo.issueId, photoId: photo.id },
      { headers: { 'if-none-match': String(clean.headers.etag) } },
    );
    expect([again.statusCode, again.body]).toEqual([304, '']);
    expect((await picture(liaison, photo, 'thumb')).rawPayload.length).toBeLessThanOrEqual(clean.rawPayload.length);
  });

  it('hands the original only to who dispatches or verifies, as a file to keep, and each opening is a fact', async () => {
    const bytes = await fromPhone(2);
    await putPhoto(desk, bytes);
    const row = await taken(await registered([named(bytes, '../a b.svg')]));
    const photo = first(await photosOf(desk, row));
    expect(photo.claim?.takenAt).toBe('2026-11-25T10:30:00+08:00');
    expect((await original(liaison, photo)).statusCode).toBe(403);
    // without its hash nobody puts it to an issue of his own, to take the original there
    expect(photo.sha256).toBe(hashOf(bytes));
    expect(first(await photosOf(liaison, row)).sha256).toBeNull();
    expect((await liaison.call(issueContract.read, { id: row.id })).issue.can['original']).toContain('原件');
    const answer = await original(desk, photo);
    expect(answer.rawPayload.equals(bytes)).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''[^;/]*\.jpg$/);
    const opened = (await desk.call(issueContract.read, { id: row.id })).history.filter(({ says }) => says === '取照片原件');
    expect(opened).toHaveLength(1);
    // nor by the way of plain files
    expect((await desk.send(fileContract.get, { sha256: hashOf(bytes) })).statusCode).toBe(404);
  });

  it('is not there for another unit, another city, or a stranger; nor for an issue it does not belong to', async () => {
    const bytes = await fromPhone(3);
    await putPhoto(desk, bytes);
    const row = await registered([named(bytes)]);
    await desk.call(issueContract.dispatch, { ...one(row), leadUnitId: water, workingDays: 3 });
    const photo = first(await photosOf(desk, row));
    for (const who of [liaison, await office.as('chuangwei-2')]) {
      expect((await picture(who, photo)).statusCode).toBe(404);
      expect([403, 404]).toContain((await original(who, photo)).statusCode);
    }
    expect((await picture(office.stranger, photo)).statusCode).toBe(401);
    expect((await desk.send(photoContract.picture, { id: (await registered()).id, photoId: photo.id })).statusCode).toBe(404);
    expect((await (await office.as('pingshen')).send(photoContract.put, { sha256: hashOf(bytes) }, { payload: bytes })).statusCode).toBe(
      403,
    );
    const elsewhere = (await office.as('chuangwei-2')).call(issueContract.register, {
      title: '别处',
      source: 'inspection',
      photos: [named(bytes)],
    });
    await expect(elsewhere).rejects.toMatchObject({ code: 'issue.no-photo' });
  });

  it('never changes what is sealed, by the database', async () => {
    const { owner } = office.database;
    for (const statement of ['update photo set claimed_at = null', 'delete from issue_photo', 'delete from photo'])
      await expect(owner.query(statement), statement).rejects.toMatchObject({ code: '23001' });
    const { rows } = await owner.query('select city_id, id from issue limit 1');
    await expect(
      owner.query(
        `insert into issue_photo (city_id, id, issue_id, kind, sha256, name, at, by_name) values ($1, $2, $3, 'before', $4, '', now(), '')`,
        [rows[0].city_id, randomUUID(), rows[0].id, 'f'.repeat(64)],
      ),
    ).rejects.toMatchObject({ code: '23503' });
  });
});

describe('HEIC 和 AVIF', () => {
  it('of an iPhone: the original sealed as it came, its claim beside it, a clean JPEG for everybody', async () => {
    const exif = (await sharp(await fromPhone(50)).metadata()).exif as Buffer;
    const bytes = heic({ turns: 3, exif });
    const sealed = await putPhoto(desk, bytes);
    expect(sealed).toMatchObject({ sha256: hashOf(bytes), width: 96, height: 128 });
    expect(sealed.claim).toEqual({ takenAt: '2026-11-25T10:30:00+08:00', location: { longitude: 120.15, latitude: 30.25 } });
    const photo = first(await photosOf(desk, await registered([named(bytes, 'IMG_0001.HEIC')])));
    const clean = (await picture(desk, photo)).rawPayload;
    const made = await sharp(clean).metadata();
    expect([made.format, made.width, made.height, made.exif]).toEqual(['jpeg', 96, 128, undefined]);
    const kept = await original(desk, photo);
    expect(kept.rawPayload.equals(bytes)).toBe(true);
    expect(kept.headers['content-disposition']).toMatch(/\.heic$/);
  });

  it('AVIF is taken too', async () => {
    const bytes = await invented(51, 128, 96).avif({ effort: 0 }).toBuffer();
    expect(await putPhoto(desk, bytes)).toMatchObject({ width: 128, height: 96 });
  });
});

describe('照片用过', () => {
  it('says so to whoever submits and to the verifier, and stops nobody; what lies beyond reach is not named', async () => {
    const bytes = await invented(20, 800, 600).jpeg().toBuffer();
    await putPhoto(desk, bytes);
    const before = await registered([named(bytes)]);
    const row = await taken(await registered());
    const smaller = await sharp(bytes).resize(500).modulate({ brightness: 1.1 }).jpeg({ quality: 60 }).toBuffer();
    expect((await putPhoto(desk, smaller)).uses).toMatchObject([
      { issueId: before.id, number: before.number, kind: 'before', same: false },
    ]);
    expect((await putPhoto(liaison, bytes)).uses).toMatchObject([{ issueId: null, title: null, same: true }]);
    await putPhoto(liaison, smaller);
    await liaison.call(issueContract.submit, { ...one(row), text: '清运完毕', photos: [named(smaller)] });
    expect(first(await photosOf(desk, row))).toMatchObject({ kind: 'after', uses: [{ issueId: before.id, same: false }] });
    expect(first(await photosOf(liaison, row)).uses).toMatchObject([{ issueId: null }]);
  });

  it('takes different pictures for different ones', async () => {
    for (const number of [21, 22, 23, 24, 25]) {
      const bytes = await invented(number).jpeg().toBuffer();
      expect((await putPhoto(desk, bytes)).uses).toEqual([]);
      await registered([named(bytes)]);
    }
  });
});

describe('要照片的问题', () => {
  it('wants one of after, and takes nobody else’s word for it; merged, both keep theirs', async () => {
    const [before, after] = [await fromPhone(30), await fromPhone(31)];
    await putPhoto(desk, before);
    const row = await taken(await registered([named(before)]));
    await expect(liaison.call(issueContract.submit, { ...one(row), text: '清了' })).rejects.toMatchObject({ code: 'issue.wants-photo' });
    const said = { ...one(row), text: '清了', photos: [named(after)] };
    await expect(liaison.call(issueContract.submit, said)).rejects.toMatchObject({ code: 'issue.no-photo' });
    await putPhoto(liaison, after);
    office.clock.now += 60_000;
    const key = randomUUID();
    const [once, twice] = [
      await liaison.call(issueContract.submit, said, { key }),
      await liaison.call(issueContract.submit, said, { key }),
    ];
    expect(twice).toEqual(once);
    const photos = await photosOf(desk, row);
    expect(photos.map(({ kind, sha256 }) => [kind, sha256])).toEqual([
      ['before', hashOf(before)],
      ['after', hashOf(after)],
    ]);
    const { rows } = await office.database.owner.query(`select data from fact where kind = 'issue.submitted' and about = $1`, [row.id]);
    expect(rows).toMatchObject([{ data: { photos: 1, originals: [hashOf(after)] } }]);

    const other = await registered([named(before)]);
    await desk
      .call(issueContract.merge, { ...one(other), intoId: (await registered([named(before)])).id })
      .then(async ({ mergedIntoId }) => {
        const both = await photosOf(desk, { id: mergedIntoId as IssueDetail['id'] });
        expect(both.map(({ issueNumber }) => issueNumber)).toContain(other.number);
        expect(both).toHaveLength(2);
        expect(await photosOf(desk, other)).toHaveLength(1);
      });
  });
});

describe('不是照片的，不收', () => {
  const jpeg = () => invented(40).jpeg().toBuffer();
  const zip = Buffer.from('504b0506000000000000000000000000000000000000', 'hex');
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>');
  /** A small JPEG that says it has 60,000 × 60,000 pixels. */
  const bomb = async () => {
    const bytes = await jpeg();
    const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
    bytes.writeUInt16BE(60_000, frame + 5);
    bytes.writeUInt16BE(60_000, frame + 7);
    return bytes;
  };

  it.each([
    ['a zip named .jpg', () => zip, 'photo.not-a-picture', /压缩包.*填的内容都在/],
    ['a zip cut short', () => Buffer.from('PK\u0003\u0004'), 'photo.not-a-picture', /不是照片.*填的内容都在/],
    ['a drawing with a script', () => svg, 'photo.not-a-picture', /SVG.*填的内容都在/],
    ['a page', () => Buffer.from('<!doctype html><script>alert(1)</script>'), 'file.refused-kind', /网页/],
    [
      'a GIF',
      () => Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
      'photo.not-a-picture',
      /填的内容都在/,
    ],
    ['a HEIC cut short', () => heic().subarray(0, -40), 'photo.broken', /重新拍一张.*填的内容都在/],
    ['a HEIC with pixels beyond reason', () => heic({ width: 30_000, height: 30_000 }), 'photo.too-many-pixels', /5000 万像素/],
    ['a pixel bomb', bomb, 'photo.too-many-pixels', /6400 万像素.*填的内容都在/],
    ['a JPEG cut short', async () => (await jpeg()).subarray(0, 2000), 'photo.broken', /重新拍一张.*填的内容都在/],
    [
      'a JPEG in name only',
      () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(500, 7)]),
      'photo.broken',
      /重新拍一张/,
    ],
  ])('%s', async (_what, make, code, says) => {
    const before = stored();
    const refused = await putPhoto(desk, await make()).catch((body: unknown) => body);
    expect(refused).toMatchObject({ code, title: expect.stringMatching(says) });
    expect(stored()).toEqual(before);
  });

  it('a file of 100 MB', async () => {
    const bytes = Buffer.alloc(100 * 1024 * 1024);
    (await jpeg()).copy(bytes);
    expect(await putPhoto(desk, bytes).catch((body: unknown) => body)).toMatchObject({ code: 'photo.too-large', status: 413 });
  }, 30_000);

  it('a picture with a page and a zip behind it is taken: its clean copy holds the picture alone', async () => {
    const bytes = Buffer.concat([await invented(41).jpeg().toBuffer(), Buffer.from('<script>alert(1)</script>'), zip]);
    await putPhoto(desk, bytes);
    const row = await registered([named(bytes, 'a.html')]);
    const photo = first(await photosOf(desk, row));
    const clean = (await picture(desk, photo)).rawPayload;
    expect([clean.includes('script'), clean.includes(zip)]).toEqual([false, false]);
    expect(clean.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
    expect((await original(desk, photo)).headers['content-disposition']).toMatch(/^attachment.*\.jpg$/);
  });

  it('a hash alone puts no photo to an issue: whoever handed it in does', async () => {
    const bytes = await invented(43).jpeg().toBuffer();
    await putPhoto(desk, bytes);
    await registered([named(bytes)]);
    const mine = { title: '拿来用用', source: 'selfCheck' as const, photos: [named(bytes)] as never };
    await expect(liaison.call(issueContract.register, mine)).rejects.toMatchObject({ code: 'issue.no-photo' });
    await putPhoto(liaison, bytes);
    expect(await liaison.call(issueContract.register, mine)).toMatchObject({ photosBefore: 1 });
  });

  it('one of 40 megapixels is taken, and needs no more memory than its share', async () => {
    const bytes = await invented(42, 646, 430).resize(7752, 5168, { fit: 'fill' }).jpeg().withMetadata({ orientation: 8 }).toBuffer();
    const before = process.memoryUsage().rss;
    expect(await putPhoto(desk, bytes)).toMatchObject({ width: 5168, height: 7752 });
    expect((process.memoryUsage().rss - before) / 1e6).toBeLessThan(250);
    const { rows } = await office.database.owner.query('select clean_sha256, clean_size from photo where sha256 = $1', [hashOf(bytes)]);
    const { clean_sha256: clean } = rows[0];
    expect(statSync(join(office.folder, 'files', clean.slice(0, 2), clean.slice(2, 4), clean)).size).toBe(Number(rows[0].clean_size));
  }, 30_000);
});

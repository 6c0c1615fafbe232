import { decodeHeic } from '@weicheng/documents/picture';
import { Problem } from '@weicheng/domain/kernel';
import sharp, { type Sharp } from 'sharp';
import { expect, it } from 'vitest';
import { heic } from '../../../testing/heic.ts';
import { fromPhone, invented } from '../../../testing/pictures.ts';

/** By how much, of 255, the colours of two pictures of one size differ on the whole. */
async function difference(one: Sharp, other: Sharp): Promise<number> {
  const [a, b] = await Promise.all([one, other].map((picture) => picture.removeAlpha().toColourspace('srgb').raw().toBuffer()));
  if (!a || !b || a.length !== b.length) return 255;
  return a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) / a.length;
}
const pngOf = async (bytes: Buffer) => sharp((await decodeHeic(bytes, 2048)).png);

it('shows what was taken, upright, in its colours', async () => {
  expect(await difference(await pngOf(heic()), invented(501, 128, 96))).toBeLessThan(4);
  for (const turns of [1, 2, 3] as const)
    expect(await difference(await pngOf(heic({ turns })), invented(501, 128, 96).rotate(360 - 90 * turns))).toBeLessThan(4);
});

it('takes of several pictures the one that is shown, and puts tiles together', async () => {
  const burst = { pictures: [0, 1] } as const;
  expect(await difference(await pngOf(heic({ ...burst, primary: 1 })), invented(502, 128, 96))).toBeLessThan(4);
  expect(await difference(await pngOf(heic(burst)), invented(501, 128, 96))).toBeLessThan(4);
  const tiled = await decodeHeic(heic({ grid: [4, 3], width: 500, height: 280 }), 256);
  expect([tiled.width, tiled.height]).toEqual([500, 280]);
  expect(await sharp(tiled.png).metadata()).toMatchObject({ width: 256, height: 143 });
});

it('hands on what the phone wrote down', async () => {
  const { exif } = await sharp(await fromPhone(1)).metadata();
  const read = await decodeHeic(heic({ exif: exif as Buffer }), 2048);
  expect(Buffer.from(read.exif ?? [])).toEqual(exif?.subarray(6));
  expect((await decodeHeic(heic(), 2048)).exif).toBeNull();
});

it.each([
  ['measures beyond reason', heic({ width: 30_000, height: 30_000 }), 'photo.too-many-pixels'],
  ['more tiles than any phone makes', heic({ grid: [60, 60], width: 7680, height: 5760 }), 'photo.too-many-pixels'],
  ['measures that are not those of the picture', heic({ width: 4000, height: 3000 }), 'photo.broken'],
  ['a grid larger than its tiles', heic({ grid: [2, 2], width: 6000, height: 6000 }), 'photo.broken'],
  ['a picture to show that is not in it', heic({ pictures: [0, 1], primary: 7 }), 'photo.broken'],
  ['a file cut short', heic().subarray(0, -40), 'photo.broken'],
  ['a head alone', heic().subarray(0, 60), 'photo.broken'],
])('refuses %s', async (_what, bytes, code) => {
  await expect(decodeHeic(bytes, 2048)).rejects.toMatchObject({ code });
});

it('answers or refuses whatever three bytes are changed', async () => {
  const whole = heic({ grid: [2, 2], width: 256, height: 192, turns: 1 });
  for (let n = 0; n < 60; n++) {
    const bytes = Buffer.from(whole);
    for (const by of [7, 101, 541]) bytes.writeUInt8((n * by + 13) % 256, (n * by * 31 + by) % bytes.length);
    const answer = await decodeHeic(bytes, 512).catch((refused: unknown) => refused);
    expect(answer).toMatchObject(answer instanceof Problem ? { status: 422 } : { width: expect.any(Number) });
  }
});

import sharp from 'sharp';
import { expect, it } from 'vitest';
import { invented } from '../../../testing/pictures.ts';
import { marked } from './mark.ts';

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer();

/** Of the lower left corner of a white picture: the share of light and of dark pixels. */
async function inkOf(picture: Buffer): Promise<{ light: number; dark: number }> {
  const { width, height } = await sharp(picture).metadata();
  const corner = { left: 0, top: height - 60, width: Math.min(width, 600), height: 60 };
  const grey = await sharp(picture).extract(corner).greyscale().raw().toBuffer();
  const share = (wanted: (value: number) => boolean) => grey.filter(wanted).length / grey.length;
  return { light: share((value) => value > 225), dark: share((value) => value < 120) };
}

it('draws words at the foot, light on dark also where the picture is white, and leaves the rest as it was', async () => {
  const white = await plain(2048, 1536);
  const picture = await marked(white, '2026-11-25 10:30  云桥路后巷');
  const { light, dark } = await inkOf(picture);
  expect(dark).toBeGreaterThan(0.4);
  expect(light).toBeGreaterThan(0.05);
  const rest = { left: 0, top: 0, width: 2048, height: 1400 };
  const { channels } = await sharp(await sharp(picture).extract(rest).png().toBuffer()).stats();
  expect(Math.min(...channels.map(({ min }) => min))).toBeGreaterThan(250);
  expect(await sharp(picture).metadata()).toMatchObject({ format: 'jpeg', width: 2048, height: 1536 });
});

it('leaves out what the font cannot draw: no box ever, and nothing of markup', async () => {
  const white = await plain(800, 600);
  expect(await marked(white, '云桥路😀\ue000𠮷后巷')).toEqual(await marked(white, '云桥路后巷'));
  expect(await marked(white, '😀')).toEqual(white);
  const cut = await marked(white, '<b>甲</b>&乙');
  expect(cut).not.toEqual(await marked(white, '甲乙'));
  // every character of the law’s list of names comes out as itself: two that differ never look alike
  expect(await marked(white, '浐淠镕堃')).not.toEqual(await marked(white, '浐淠镕喆'));
});

it('does not hide a small picture, and breaks long words into lines', async () => {
  const small = await invented(1, 150, 150).jpeg().toBuffer();
  expect(await marked(small, '2026-11-25 10:30')).toEqual(small);
  const long = await marked(await plain(480, 640), `2026-11-25 10:30  ${'巷'.repeat(41)}`);
  expect((await inkOf(long)).light).toBeGreaterThan(0.05);
});

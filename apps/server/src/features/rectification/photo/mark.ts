import { createRequire } from 'node:module';
import { join } from 'node:path';
import sharp from 'sharp';
import { turns } from '#platform/turns';
import { type Glyphs, glyphsOf } from './glyphs.ts';

/**
 * 字库：Noto Sans of Adobe and Google, 30,789 characters, in a package of its own. Named by its file, so that nothing depends on what
 * the machine has: a server without Chinese fonts would draw empty boxes.
 */
const font = {
  family: 'Noto Sans S Chinese Medium',
  file: join(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc'), '../../fonts/NotoSansHans-Medium.otf'),
};
let known: Promise<Glyphs> | undefined;

/** A mark on something smaller would hide it. */
const smallest = 160;
const inTurn = turns(2, 200);

const escaped = (text: string) => text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c] ?? '');

/**
 * 照片标记: a copy with words at its foot, light on a dark strip, so that they are read on any picture. A character the font does not
 * have is left out.
 * @param picture a clean copy, JPEG
 */
export const marked = (picture: Uint8Array, says: string): Promise<Buffer> =>
  inTurn(async () => {
    known ??= glyphsOf(font.file);
    const glyphs = await known;
    const text = [...says.normalize('NFC')].filter((c) => glyphs.has(c)).join('');
    const { width, height } = await sharp(picture).metadata();
    if (width < smallest || height < smallest || text.trim() === '') return Buffer.from(picture);
    const size = Math.max(14, Math.round(Math.max(width, height) * 0.022));
    const pad = Math.round(size * 0.45);
    const words = await sharp({
      text: {
        text: `<span foreground="white">${escaped(text)}</span>`,
        font: `${font.family} ${size}`,
        fontfile: font.file,
        width: width - 2 * pad,
        wrap: 'word-char',
        rgba: true,
        dpi: 72,
      },
    })
      .png()
      .toBuffer({ resolveWithObject: true });
    const wide = words.info.width + 2 * pad;
    const strip = { width: wide > 0.9 * width ? width : wide, height: words.info.height + 2 * pad };
    if (wide > width || strip.height > height / 2) return Buffer.from(picture);
    const top = height - strip.height;
    return sharp(picture)
      .composite([
        { input: { create: { ...strip, channels: 4, background: { r: 20, g: 24, b: 22, alpha: 0.72 } } }, left: 0, top },
        { input: words.data, left: pad, top: top + pad },
      ])
      .jpeg({ quality: 82 })
      .toBuffer();
  });

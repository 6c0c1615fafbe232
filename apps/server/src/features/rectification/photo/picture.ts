import { createHash } from 'node:crypto';
import type { HeicPicture } from '@weicheng/documents/picture';
import { Problem } from '@weicheng/domain/kernel';
import { type GreyPicture, type PhotoClaim, photoProblems } from '@weicheng/domain/rectification';
import exifr from 'exifr';
import sharp, { type Sharp } from 'sharp';
import { turns } from '#platform/turns';

/** A picture as it is stored beside its original. */
export interface Copy {
  bytes: Buffer;
  sha256: string;
}

/** What is read out of an original: its measures held upright, what it claims of itself, its copies, and a small grey one for its likeness. */
export interface Picture {
  width: number;
  height: number;
  claim: PhotoClaim;
  clean: Copy;
  thumb: Copy;
  grey: GreyPicture;
}

/** The decoder of HEIC, off the main thread; see heic.ts. */
export type DecodeHeic = (from: string | Uint8Array, side: number) => Promise<HeicPicture>;

/** No decoder but these four is ever asked, whatever a file says it is. `Heif` reads AVIF and nothing else here. */
const kinds: { readonly [mediaType: string]: string } = {
  'image/jpeg': 'Jpeg',
  'image/png': 'Png',
  'image/webp': 'Webp',
  'image/avif': 'Heif',
};
const isHeic = (mediaType: string) => /^image\/hei[cf]/.test(mediaType);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: Object.values(kinds).flatMap((kind) => [`VipsForeignLoad${kind}File`, `VipsForeignLoad${kind}Buffer`]) });
sharp.cache(false);

/** 6400 万像素: every phone's usual mode. */
const megapixels = 64;
const cleanSide = 2048;
const thumbSide = 480;
const seconds = 30;

/** A large picture fills memory while it is read: two at once. libvips works in threads of its own, so that nobody else waits. */
const inTurn = turns(2, 60);
/** A HEIC of 48 megapixels takes 350 MB for two seconds: one at a time. */
const oneHeic = turns(1, 60);

const limits = { limitInputPixels: megapixels * 1_000_000, failOn: 'error', sequentialRead: true } as const;

const called: readonly (readonly [RegExp, string])[] = [
  [/^image\/svg/, '这是 SVG 图形'],
  [/zip|rar|7z|tar|gzip/, '这是压缩包'],
  [/^video\//, '这是视频'],
  [/pdf|officedocument|msword|cfb/, '这是文档'],
  [/^text\/|xml/, '这是文字'],
  [/^image\//, '这种图片'],
];

/**
 * Reads a picture and makes its copies: upright, of bounded size, with nothing in them but pixels.
 * @param from the file as it came: where it lies, or its bytes
 * @param mediaType by its content
 * @throws photo.not-a-picture, photo.too-many-pixels, photo.broken
 */
export async function readPicture(from: string | Uint8Array, mediaType: string, decodeHeic: DecodeHeic): Promise<Picture> {
  if (isHeic(mediaType)) return oneHeic(() => fromHeic(from, decodeHeic));
  if (!kinds[mediaType])
    throw photoProblems.notAPicture({ found: called.find(([pattern]) => pattern.test(mediaType))?.[1] ?? '这个文件打不开' });
  return inTurn(async () => {
    const head = await sharp(from, { ...limits, limitInputPixels: false })
      .metadata()
      .catch(broken);
    const { width, height } = head.autoOrient;
    if (width * height > limits.limitInputPixels) throw photoProblems.tooManyPixels({ megapixels });
    const claim = await claimOf(head.exif?.subarray(6));
    return { width, height, claim, ...(await copiesOf(sharp(from, limits).autoOrient())) };
  });
}

async function copiesOf(picture: Sharp): Promise<Pick<Picture, 'clean' | 'thumb' | 'grey'>> {
  const clean = await asJpeg(picture, cleanSide, 82);
  const thumb = await asJpeg(sharp(clean.bytes), thumbSide, 76);
  return { clean, thumb, grey: await greyOf(thumb) };
}

/** A decoder that was ended, for its time or its memory, had no picture before it. */
async function fromHeic(from: string | Uint8Array, decodeHeic: DecodeHeic): Promise<Picture> {
  const { width, height, png, exif } = await decodeHeic(from, cleanSide).catch((refused: unknown) => {
    throw refused instanceof Problem && refused.code.startsWith('offload.') ? photoProblems.broken({}) : refused;
  });
  return { width, height, claim: await claimOf(exif), ...(await copiesOf(sharp(png, limits))) };
}

async function asJpeg(picture: Sharp, side: number, quality: number): Promise<Copy> {
  const bytes = await picture
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .jpeg({ quality })
    .timeout({ seconds })
    .toBuffer()
    .catch(broken);
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

async function greyOf({ bytes }: Copy): Promise<GreyPicture> {
  const [width, height] = [72, 64];
  const grey = await sharp(bytes).resize(width, height, { fit: 'fill' }).greyscale().raw().toBuffer();
  return { width, height, grey: new Uint8Array(grey) };
}

function broken(error: unknown): never {
  throw Object.assign(photoProblems.broken({}), { cause: error });
}

const moment = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/;
const zone = /^[+-]\d\d:\d\d$/;

/** 设备说的时间和地点; what cannot be read is not claimed. */
async function claimOf(tiff: Uint8Array | null | undefined): Promise<PhotoClaim> {
  const none: PhotoClaim = { takenAt: null, location: null };
  if (!tiff) return none;
  const tags: { readonly [tag: string]: unknown } | undefined = await exifr
    .parse(tiff, { tiff: true, exif: true, gps: true, reviveValues: false, mergeOutput: true })
    .catch(() => undefined);
  if (!tags) return none;
  const [, year, month, day, time] = moment.exec(String(tags['DateTimeOriginal'] ?? '')) ?? [];
  const offset = String(tags['OffsetTimeOriginal'] ?? '');
  const { longitude, latitude } = tags as { longitude?: unknown; latitude?: unknown };
  const there =
    typeof longitude === 'number' && typeof latitude === 'number' && Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90
      ? { longitude, latitude }
      : null;
  return {
    takenAt: time ? `${year}-${month}-${day}T${time}${zone.test(offset) ? offset : ''}` : null,
    // 0, 0 is what devices without a fix write
    location: there && (there.longitude !== 0 || there.latitude !== 0) ? there : null,
  };
}

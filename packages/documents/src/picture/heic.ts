/// <reference path="./libheif.d.ts" />
import { readFile } from 'node:fs/promises';
import { crc32, deflateSync } from 'node:zlib';
import { photoProblems } from '@weicheng/domain/rectification';
import openLibheif, { type Libheif } from 'libheif-js/libheif-wasm/libheif-bundle.mjs';
import sharp from 'sharp';

/** HEIC 主图, made readable for everybody: `width` and `height` of the whole picture held upright, `png` of it no larger than asked. */
export interface HeicPicture {
  width: number;
  height: number;
  png: Uint8Array;
  /** The TIFF block of its EXIF. */
  exif: Uint8Array | null;
}

/** What phones take: the largest of them have 48 megapixels. Decoding takes about seven bytes a pixel. */
const megapixels = 50;
const memory = { block: 400e6, total: 600e6 } as const;
const profileBytes = 1_000_000;
const exifBytes = 1_000_000;

/** Numbers of libheif’s heif_colorspace, heif_chroma, heif_channel and heif_suberror_code. */
const rgb = 1;
const interleavedRgb = 10;
const interleaved = 10;
const securityLimitExceeded = 1000;

/**
 * Decodes the primary picture of a HEIC or HEIF file, turned upright as the file says; of a burst or a live photo the one shown.
 * To be run off the main thread. Each picture gets a decoder of its own, in memory of its own, that is thrown away after it.
 * @param from where the file lies, or its bytes
 * @param side the longest side of the png, in pixels
 * @throws photo.too-many-pixels, photo.broken
 */
export async function decodeHeic(from: string | Uint8Array, side: number): Promise<HeicPicture> {
  const bytes = typeof from === 'string' ? await readFile(from) : from;
  try {
    return await decoded(openLibheif(), bytes, side);
  } catch (error) {
    // what a broken file makes of the decoder: a trap, or an address outside its memory
    if (error instanceof RangeError || (error instanceof Error && error.name === 'RuntimeError')) throw photoProblems.broken({});
    throw error;
  }
}

async function decoded(heif: Libheif, bytes: Uint8Array, side: number): Promise<HeicPicture> {
  const view = () => new DataView(heif.HEAPU8.buffer);
  const room = (size: number) => {
    const at = heif._malloc(size);
    if (at === 0) throw photoProblems.broken({});
    return at;
  };
  const [fault, out] = [room(12), room(4)];
  /** Calls what reports its error at `fault` and its result at `out`. */
  const asked = (act: () => void): number => {
    act();
    if (view().getUint32(fault, true) !== 0)
      throw view().getUint32(fault + 4, true) === securityLimitExceeded
        ? photoProblems.tooManyPixels({ megapixels })
        : photoProblems.broken({});
    return view().getUint32(out, true);
  };
  const taken = (at: number, size: number) => heif.HEAPU8.slice(at, at + size);

  const context = heif._heif_context_alloc();
  limit(view(), heif._heif_context_get_security_limits(context));
  const file = room(bytes.length);
  heif.HEAPU8.set(bytes, file);
  asked(() => heif._heif_context_read_from_memory_without_copy(fault, context, file, bytes.length, 0));
  const handle = asked(() => heif._heif_context_get_primary_image_handle(fault, context, out));
  const said = { width: heif._heif_image_handle_get_width(handle), height: heif._heif_image_handle_get_height(handle) };
  if (said.width * said.height > megapixels * 1_000_000) throw photoProblems.tooManyPixels({ megapixels });

  const profileSize = heif._heif_image_handle_get_raw_color_profile_size(handle);
  let profile: Uint8Array | null = null;
  if (profileSize > 0 && profileSize <= profileBytes) {
    const at = room(profileSize);
    asked(() => heif._heif_image_handle_get_raw_color_profile(fault, handle, at));
    profile = taken(at, profileSize);
  }

  const image = asked(() => heif._heif_decode_image(fault, handle, out, rgb, interleavedRgb, 0));
  const [width, height] = [heif._heif_image_get_width(image, interleaved), heif._heif_image_get_height(image, interleaved)];
  const plane = heif._heif_image_get_plane_readonly(image, interleaved, out);
  const stride = view().getUint32(out, true);
  if (plane === 0 || width <= 0 || height <= 0) throw photoProblems.broken({});
  // rows are padded; they move together where they lie
  for (let y = 1; y < height; y++) heif.HEAPU8.copyWithin(plane + y * width * 3, plane + y * stride, plane + y * stride + width * 3);
  const png = await sharp(heif.HEAPU8.subarray(plane, plane + width * height * 3), { raw: { width, height, channels: 3 } })
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .png({ compressionLevel: 1 })
    .toBuffer();
  return { width, height, png: profile ? withProfile(png, profile) : png, exif: exifOf(heif, handle, { room, asked, taken, fault }) };
}

/** The picture’s own bounds, put where libheif keeps its limits: struct heif_security_limits of the version in the lock. */
function limit(memoryView: DataView, limits: number): void {
  memoryView.setBigUint64(limits + 8, BigInt(megapixels * 1_000_000), true);
  memoryView.setBigUint64(limits + 40, BigInt(memory.block), true);
  memoryView.setBigUint64(limits + 64, BigInt(memory.total), true);
}

interface Reading {
  room: (size: number) => number;
  asked: (act: () => void) => number;
  taken: (at: number, size: number) => Uint8Array;
  fault: number;
}

/** The EXIF of a picture. It begins with how far its TIFF block is away. What cannot be read is not there. */
function exifOf(heif: Libheif, handle: number, { room, asked, taken, fault }: Reading): Uint8Array | null {
  const kind = room(5);
  heif.HEAPU8.set(Buffer.from('Exif\0'), kind);
  const ids = room(4);
  if (heif._heif_image_handle_get_list_of_metadata_block_IDs(handle, kind, ids, 1) < 1) return null;
  const id = new DataView(heif.HEAPU8.buffer).getUint32(ids, true);
  const size = heif._heif_image_handle_get_metadata_size(handle, id);
  if (size <= 4 || size > exifBytes) return null;
  const at = room(size);
  try {
    asked(() => heif._heif_image_handle_get_metadata(fault, handle, id, at));
  } catch {
    return null;
  }
  const block = taken(at, size);
  const tiff = 4 + new DataView(block.buffer).getUint32(0);
  return tiff < size ? block.slice(tiff) : null;
}

/** A PNG that says in which colours it was taken: phones see more of them than screens of an office show. */
function withProfile(png: Buffer, profile: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from('iCCPicc\0\0', 'latin1'), deflateSync(profile)]);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(body.length - 4);
  sum.writeUInt32BE(crc32(body));
  const afterHead = 8 + 25;
  return Buffer.concat([png.subarray(0, afterHead), size, body, sum, png.subarray(afterHead)]);
}

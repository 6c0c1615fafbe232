import { createHash } from 'node:crypto';
import { photoContract, type SealedPhoto } from '@weicheng/domain/rectification';
import sharp from 'sharp';
import type { Caller } from './office.ts';

/** An invented picture: waves of light that a number decides, so that each number has one of its own. Nobody ever took it. */
export function invented(number: number, width = 360, height = 270) {
  const pixels = Buffer.alloc(width * height * 3);
  const wave = (n: number) => {
    const sum = createHash('sha256').update(`${number} ${n}`).digest();
    return { x: (sum[0] ?? 0) / 43 - 3, y: (sum[1] ?? 0) / 43 - 3, turn: (sum[2] ?? 0) / 40, colour: n % 3 };
  };
  const waves = Array.from({ length: 6 }, (_, n) => wave(n));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (const one of waves) {
        const light = 20 * (1 + Math.cos((one.x * x * 6.28) / width + (one.y * y * 6.28) / height + one.turn));
        for (let colour = 0; colour < 3; colour++) {
          const at = (y * width + x) * 3 + colour;
          pixels[at] = (pixels[at] ?? 0) + light * (colour === one.colour ? 1 : 0.8);
        }
      }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** The same as a phone would hand it over: lying on its side, with the time and the place in it. */
export const fromPhone = (number: number): Promise<Buffer> =>
  invented(number)
    .jpeg()
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: '某牌', Model: '某型' },
      IFD2: { DateTimeOriginal: '2026:11:25 10:30:00', OffsetTimeOriginal: '+08:00' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 15/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '120/1 9/1 0/1' },
    })
    .toBuffer();

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Sends a photo as a page does; throws what a page would hear. */
export async function putPhoto(caller: Caller, bytes: Buffer): Promise<SealedPhoto> {
  const answer = await caller.send(
    photoContract.put,
    { sha256: hashOf(bytes) },
    { payload: bytes, headers: { 'content-type': 'application/octet-stream' } },
  );
  if (answer.statusCode !== 200) throw answer.json();
  return answer.json();
}

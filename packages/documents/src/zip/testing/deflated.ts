import { crc32, deflateRawSync } from 'node:zlib';
import { pack } from '../pack.ts';

/** A zip with one deflated part that may lie about its size. */
export function deflated(name: string, body: Buffer, declared = body.length): Buffer {
  const packed = deflateRawSync(body, { level: 9 });
  const zip = pack(new Map([[name, packed]]));
  const directory = zip.indexOf('PK\x01\x02', 0, 'latin1');
  for (const [at, method, crc, size] of [
    [0, 8, 14, 22],
    [directory, 10, 16, 24],
  ] as const) {
    zip.writeUInt16LE(8, at + method);
    zip.writeUInt32LE(crc32(body), at + crc);
    zip.writeUInt32LE(declared, at + size);
  }
  return zip;
}

import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** A part of an archive whose text comes piece by piece. */
export interface StreamedPart {
  name: string;
  body: AsyncIterable<string> | Iterable<string>;
}

/** Little gained above this, and much time lost. */
const level = 3;
/** Bit 3: checksum and sizes stand behind the part; bit 11: names in UTF-8. */
const flags = 0x0808;
/** What the archive's 32 bits can count. */
const mostBytes = 0xffff_ffff;

/** An archive that leaves while its parts come, compressed; nothing is kept but its table of contents. */
export async function* zipStream(parts: AsyncIterable<StreamedPart> | Iterable<StreamedPart>): AsyncGenerator<Buffer> {
  const directory: Buffer[] = [];
  let offset = 0;
  for await (const { name, body } of parts) {
    const fileName = Buffer.from(name);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(flags, 6);
    head.writeUInt16LE(8, 8); // deflated
    head.writeUInt32LE(dos, 10);
    head.writeUInt16LE(fileName.length, 26);
    yield head;
    yield fileName;
    const sum = { crc: 0, size: 0, packed: 0 };
    for await (const piece of pipeline(Readable.from(weighed(body, sum)), createDeflateRaw({ level }), () => {})) {
      sum.packed += (piece as Buffer).length;
      yield piece as Buffer;
    }
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(sum.crc, 0);
    sizes.writeUInt32LE(bounded(sum.packed), 4);
    sizes.writeUInt32LE(bounded(sum.size), 8);
    yield Buffer.concat([Buffer.from('PK\x07\x08', 'latin1'), sizes]);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(dos, 12);
    sizes.copy(entry, 16);
    entry.writeUInt16LE(fileName.length, 28);
    entry.writeUInt32LE(bounded(offset), 42);
    directory.push(entry, fileName);
    offset += 30 + fileName.length + sum.packed + 16;
  }
  const index = Buffer.concat(directory);
  yield index;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length / 2, 8);
  end.writeUInt16LE(directory.length / 2, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(bounded(offset), 16);
  yield end;
}

/** 1980-01-01: the same contents are the same file. */
const dos = 0x0021_0000;

async function* weighed(body: StreamedPart['body'], sum: { crc: number; size: number }): AsyncGenerator<Buffer> {
  for await (const text of body) {
    const bytes = Buffer.from(text);
    sum.crc = crc32(bytes, sum.crc);
    sum.size += bytes.length;
    yield bytes;
  }
}

function bounded(bytes: number): number {
  if (bytes > mostBytes) throw new RangeError('an archive of more than 4 GB');
  return bytes;
}

import type { Readable } from 'node:stream';
import { Problem } from '@weicheng/domain/kernel';
import yauzl from 'yauzl';

/** What is said when a zip cannot be taken; each kind of document has its own sentences. */
export interface Refusals {
  locked(): Error;
  damaged(): Error;
  swollen(): Error;
}

export interface Unzipping {
  /** Parts that carry words; pictures, macros and printer settings are never inflated. */
  wanted: RegExp;
  /** Bytes of all wanted parts together, inflated. */
  inflated: number;
  refuse: Refusals;
  /** Sees the bytes of a part as they come, and may throw. */
  watch?: (name: string) => ((chunk: Buffer) => void) | undefined;
}

const mostEntries = 1000;
/** Text in XML shrinks to a tenth or so; a thousandth is a bomb. Small parts may shrink more. */
const mostRatio = 200;

/**
 * The wanted parts of a zip by name, and the names of all. What the zip declares is asked first, then the bytes are counted as they
 * come, so that neither a lie nor a bomb takes memory. Throws a Problem.
 */
export async function unzip(bytes: Buffer, { wanted, inflated, refuse, watch }: Unzipping) {
  const parts = new Map<string, Buffer>();
  const names = new Set<string>();
  try {
    const zip = await yauzl.fromBufferPromise(bytes, { validateEntrySizes: true, strictFileNames: true });
    if (zip.entryCount > mostEntries) throw refuse.swollen();
    let left = inflated;
    for await (const entry of zip.eachEntry()) {
      const { uncompressedSize, compressedSize, fileName } = entry;
      names.add(fileName);
      if (!wanted.test(fileName)) continue;
      if (entry.isEncrypted()) throw refuse.locked();
      if (parts.has(fileName)) throw refuse.damaged();
      if (uncompressedSize > left || (uncompressedSize > 1024 * 1024 && uncompressedSize > compressedSize * mostRatio))
        throw refuse.swollen();
      const part = await inflate(await zip.openReadStreamPromise(entry), left, refuse, watch?.(fileName));
      left -= part.length;
      parts.set(fileName, part);
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw refuse.damaged();
  }
  return { parts, names };
}

async function inflate(stream: Readable, most: number, refuse: Refusals, watch?: (chunk: Buffer) => void): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw refuse.swollen();
    chunks.push(chunk);
    watch?.(chunk);
  }
  return Buffer.concat(chunks, size);
}

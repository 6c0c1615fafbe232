import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { fileProblems } from '@weicheng/domain/platform';

/** What is known of a file once its last byte is on the disk. */
export interface Received {
  size: number;
  sha256: string;
  /** The beginning, enough to tell its kind. */
  head: Buffer;
  /** The encoding in which the whole of it reads as text; null for binary. */
  text: 'utf-8' | 'gb18030' | null;
}

const headBytes = 4096;
const mebibyte = 1024 * 1024;
/** Controls that no text has; a byte order mark in UTF-16 brings zeros, and so counts as binary. */
const control = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;

/**
 * Streams a body into a new file and onto the disk (fsync), counting and hashing on the way.
 * A refused body is still swallowed to its end, so that the visitor gets to read the refusal.
 * @throws file.too-large
 */
export async function receive(body: Readable, path: string, limitBytes: number): Promise<Received> {
  const hash = createHash('sha256');
  const readers = [reader('utf-8'), reader('gb18030')];
  const head: Buffer[] = [];
  let size = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of body.iterator({ destroyOnReturn: false })) {
      const bytes = chunk as Buffer;
      if (size < headBytes) head.push(bytes.subarray(0, headBytes - size));
      size += bytes.length;
      if (size > limitBytes) throw fileProblems.tooLarge({ megabytes: Math.floor(limitBytes / mebibyte) });
      hash.update(bytes);
      for (const r of readers) r.read(bytes);
      await file.writeFile(bytes);
    }
    await file.sync();
  } catch (error) {
    body.resume();
    throw error;
  } finally {
    await file.close();
  }
  const text = readers.find((r) => r.ends())?.encoding ?? null;
  return { size, sha256: hash.digest('hex'), head: Buffer.concat(head), text };
}

/** Reads along in one encoding until something cannot be text in it. */
function reader(encoding: 'utf-8' | 'gb18030') {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let fits = true;
  const decode = (bytes?: Buffer) => {
    try {
      fits = !control.test(bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode());
    } catch {
      fits = false;
    }
  };
  return {
    encoding,
    read: (bytes: Buffer) => void (fits && decode(bytes)),
    ends: () => {
      if (fits) decode();
      return fits;
    },
  };
}

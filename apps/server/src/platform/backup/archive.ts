import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { finished, pipeline } from 'node:stream/promises';
import { extract, pack } from 'tar-stream';
import { backupProblems, writingProblem } from './problems.ts';

/** A tar being written beside its final name. */
export interface Archive {
  /** One entry of known size; resolves when its bytes are on their way. */
  add(name: string, size: number, body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void>;
}

/**
 * Writes `<file>.part`, lets `check` read it again, and only then gives it its name. Whatever fails, nothing half-done stays.
 * Readable for its owner alone: all the office's data lies in it.
 */
export async function writeArchive<T>(
  file: string,
  fill: (archive: Archive) => Promise<T>,
  check: (part: string) => Promise<unknown>,
): Promise<T> {
  const part = `${file}.part`;
  try {
    const tar = pack();
    const writing = pipeline(tar, createWriteStream(part, { mode: 0o600, flush: true }));
    writing.catch(() => {}); // heard below, at the next entry
    const result = await fill({
      async add(name, size, body) {
        const entry = tar.entry({ name, size, mode: 0o600 });
        await Promise.race([pipeline(body, entry), writing]);
      },
    }).catch(async (error: unknown) => {
      tar.destroy();
      // When the disk refused, that is the reason, and not the entry that then could not be written.
      await writing.catch((reason: { code?: string }) => {
        if (reason.code && reason.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw reason;
      });
      throw error;
    });
    tar.finalize();
    await writing;
    await check(part);
    await rename(part, file);
    await syncFolder(dirname(file));
    return result;
  } catch (error) {
    await rm(part, { force: true });
    throw writingProblem(error, file);
  }
}

/** A rename lasts through a power cut once its folder is written. Windows has no such call. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

export interface Entry {
  name: string;
  body: AsyncIterable<Uint8Array>;
}

/** The entries of a tar in their order. Each body is read to its end before the next entry. */
export async function* readArchive(file: string): AsyncGenerator<Entry> {
  const source = createReadStream(file);
  const tar = extract();
  const reading = pipeline(source, tar);
  reading.catch(() => {});
  const broken = (error: unknown): unknown => {
    const { code, message } = error as { code?: string; message: string };
    if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') return backupProblems.notFound({ file });
    const cut =
      /Invalid tar header|Unexpected end of data|Invalid header|Header exceeds/.test(message) || code === 'ERR_STREAM_PREMATURE_CLOSE';
    return cut ? backupProblems.damaged({ file, where: '没有写完或被截断' }) : error;
  };
  const bodyOf = async function* (entry: AsyncIterable<unknown>) {
    try {
      yield* entry as AsyncIterable<Uint8Array>;
    } catch (error) {
      throw broken(error);
    }
  };
  try {
    for await (const entry of tar) yield { name: entry.header.name, body: bodyOf(entry) };
    await reading;
  } catch (error) {
    throw broken(error);
  } finally {
    source.destroy();
    await finished(source).catch(() => {});
  }
}

/** Takes the fingerprint of bytes passing by. */
export function fingerprint() {
  const sum = createHash('sha256');
  let bytes = 0;
  return {
    see(chunk: Uint8Array) {
      bytes += chunk.length;
      sum.update(chunk);
    },
    end: () => ({ bytes, sha256: sum.digest('hex') }),
  };
}

import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileProblems } from '@weicheng/domain/platform';
import type { Settings } from '../settings/index.ts';
import { bucket } from './bucket.ts';
import { localFolder } from './folder.ts';
import { mediaTypeOf } from './mediaType.ts';
import { receive } from './receive.ts';

/** 文件库：contents by their SHA-256 (lower-case hex), the same for all cities. Who may know of one is the `file` table's business. */
export interface FileStore {
  /**
   * Takes a content in under the name it claims. Safe to repeat, to run twice at once and to break off: nothing half-done stays.
   * @param limitBytes more is refused
   * @param look is shown the file before it is taken in; what it throws refuses the file
   * @throws file.too-large, file.hash-mismatch, file.refused-kind
   */
  put(
    sha256: string,
    body: Readable,
    limitBytes?: number,
    look?: (path: string, mediaType: string) => Promise<unknown>,
  ): Promise<{ size: number; mediaType: string; already: boolean }>;
  get(sha256: string): Promise<Readable | null>;
  has(sha256: string): Promise<boolean>;
  /** @throws when contents can be neither read nor written */
  check(): Promise<void>;
}

const day = 86_400_000;

/** Opens the file store of the settings: a bucket where S3_ENDPOINT is given, else `<DATA_FOLDER>/files`. */
export async function openFiles(settings: Settings): Promise<FileStore> {
  const folder = join(settings.DATA_FOLDER, 'files');
  const incoming = join(folder, 'incoming');
  await mkdir(incoming, { recursive: true, mode: 0o700 }).catch((cause: unknown) => {
    throw Object.assign(fileProblems.folderNotWritable({ folder }), { cause });
  });
  await sweep(incoming);
  const { S3_ENDPOINT } = settings;
  const shelf = S3_ENDPOINT ? await bucket({ ...settings, S3_ENDPOINT }) : localFolder(folder);
  return {
    get: shelf.get,
    has: shelf.has,
    check: shelf.check,
    async put(sha256, body, limitBytes = Number.POSITIVE_INFINITY, look) {
      const path = join(incoming, randomUUID());
      try {
        const received = await receive(body, path, limitBytes);
        if (received.sha256 !== sha256) throw fileProblems.hashMismatch({});
        const mediaType = await mediaTypeOf(path, received.head, received.text);
        await look?.(path, mediaType);
        const already = !(await shelf.place(sha256, path, mediaType));
        return { size: received.size, mediaType, already };
      } finally {
        await rm(path, { force: true });
      }
    },
  };
}

/** Removes what a killed server left; another server on the same folder may still be receiving, hence the day. */
async function sweep(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (mtimeMs < Date.now() - day) await rm(path, { force: true });
  }
}

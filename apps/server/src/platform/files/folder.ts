import { constants } from 'node:fs';
import { access, mkdir, open, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Shelf } from './shelf.ts';

/** Contents in a local folder, as `ab/cd/<sha256>`. `folder` lies on the same file system as the files that are placed. */
export function localFolder(folder: string): Shelf {
  const at = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  const has = (sha256: string) => stat(at(sha256)).then((s) => s.isFile(), absent);
  return {
    has,
    async place(sha256, path) {
      const to = at(sha256);
      if (await has(sha256)) return false;
      const made = await mkdir(dirname(to), { recursive: true, mode: 0o700 });
      await rename(path, to); // atomic: another upload of the same content replaces equal by equal
      await keepEntries(dirname(to), made ? dirname(made) : dirname(to));
      return true;
    },
    async get(sha256) {
      const file = await open(at(sha256), 'r').catch(absent);
      return file ? file.createReadStream() : null;
    },
    check: () => access(folder, constants.R_OK | constants.W_OK | constants.X_OK),
  };
}

function absent(error: { code?: string }): false {
  if (error.code === 'ENOENT') return false;
  throw error;
}

/** A name in a folder survives a power cut only when the folder itself is synced: from the deepest up to the one that was there. */
async function keepEntries(from: string, upTo: string): Promise<void> {
  for (let folder = from; ; folder = dirname(folder)) {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
    if (folder === upTo) return;
  }
}

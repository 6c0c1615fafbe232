import { kernelProblems } from '@weicheng/domain/kernel';
import { fileFacts, type StoredFile } from '@weicheng/domain/platform';
import type { Context } from '../context/index.ts';
import { addFile, type FileRow, findFile } from './file.store.ts';
import type { FileStore } from './open.ts';

/** Makes a received content known to the city. Whether other cities have it is nobody's business: `already` speaks of this city alone. */
export async function putFile(ctx: Context, file: Omit<StoredFile, 'already'>): Promise<StoredFile> {
  const { sha256, size, mediaType } = file;
  const added = await addFile(ctx, { sha256, size, media_type: mediaType });
  if (added) await ctx.record(fileFacts.stored, null, file);
  return { ...file, already: !added };
}

/** What the city knows of a content, or undefined. */
export const fileOf = (ctx: Context, sha256: string): Promise<FileRow | undefined> => findFile(ctx, sha256);

/** All bytes of a content; null when the store has lost it. */
export async function bytesOf(files: Pick<FileStore, 'get'>, sha256: string): Promise<Uint8Array | null> {
  const stream = await files.get(sha256);
  return stream && Buffer.concat(await stream.toArray());
}

/** What the city knows of a content. */
export async function knownFile(ctx: Context, sha256: string): Promise<FileRow> {
  const file = await findFile(ctx, sha256);
  if (!file) throw kernelProblems.notFound({ what: '这个文件' });
  return file;
}

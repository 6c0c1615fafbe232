import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Readable as Stream } from 'node:stream';
import { kernelProblems, Problem } from '@weicheng/domain/kernel';
import {
  type IssueId,
  likenessOf,
  markSays,
  mayNotOpenOriginal,
  mayNotPutPhoto,
  type PhotoSize,
  photoFacts,
  photoProblems,
  type SealedPhoto,
} from '@weicheng/domain/rectification';
import type { Context } from '#platform/context';
import { bytesOf, type FileStore, fileOf } from '#platform/files';
import { found, type Reaches, refuse } from '../../organization/index.ts';
import { rulesOf } from '../cityRules/cityRules.service.ts';
import { standingOf } from '../issue/issue.present.ts';
import { issues } from '../issue/issue.store.ts';
import { type PhotoRow, photoStore, type ShownPhoto } from './photo.store.ts';
import type { DecodeHeic } from './picture.ts';

/** A photo file is never larger: 64 megapixels as a good JPEG are half of it. */
const megabytes = 50;

export type { DecodeHeic } from './picture.ts';

type Copied = Omit<PhotoRow, 'size' | 'mediaType'>;

/** A picture on its way out: its bytes, and the hash by which a browser knows whether it has them already. `size` null: it is drawn when asked for. */
export interface Shown {
  sha256: string;
  size: number | null;
  name: string;
  body(): Promise<Readable>;
}

/** 照片: taken in, sealed, shown. */
export function photoService(files: FileStore, reaches: Reaches, decodeHeic: DecodeHeic) {
  const reading = (ctx: Context) => reaches.of(ctx, 'issue.read');

  /** Makes the copies and stores them. libvips is loaded with the first photo: an idle server does not hold it. */
  async function copied(sha256: string, from: string | Uint8Array, mediaType: string): Promise<Copied> {
    const { readPicture } = await import('./picture.ts');
    const { width, height, claim, clean, thumb, grey } = await readPicture(from, mediaType, decodeHeic);
    for (const copy of [clean, thumb]) await files.put(copy.sha256, Stream.from([copy.bytes]));
    return {
      sha256,
      width,
      height,
      claim,
      cleanSha256: clean.sha256,
      cleanSize: clean.bytes.length,
      thumbSha256: thumb.sha256,
      thumbSize: thumb.bytes.length,
      likeness: likenessOf(grey),
    };
  }

  /** Takes the bytes in and makes the copies, before any transaction. What is no photo leaves nothing behind. */
  async function receive(ctx: Context, sha256: string, body: Readable): Promise<PhotoRow> {
    refuse(mayNotPutPhoto(ctx.actor));
    const known = await photoStore.get(ctx, sha256);
    let fresh: Copied | undefined;
    const look = async (path: string, mediaType: string) => {
      if (!known) fresh = await copied(sha256, path, mediaType);
    };
    const { size, mediaType } = await files.put(sha256, body, megabytes * 1024 * 1024, look).catch((refused: unknown) => {
      throw refused instanceof Problem && refused.code === 'file.too-large' ? photoProblems.tooLarge({ megabytes }) : refused;
    });
    if (known) return known;
    if (!fresh) throw new Error(`${sha256} was stored without being looked at`);
    return { ...fresh, size, mediaType };
  }

  async function addOnce(ctx: Context, photo: PhotoRow): Promise<boolean> {
    const { sha256, size, mediaType, cleanSha256 } = photo;
    const added = await photoStore.add(ctx, photo);
    if (added) await ctx.record(photoFacts.sealed, null, { sha256, size, mediaType, cleanSha256 });
    return added;
  }

  /** A file of the city that another chapter brings, as a photo; false where it is none, or gone. */
  async function sealFile(ctx: Context, sha256: string): Promise<boolean> {
    if (await photoStore.get(ctx, sha256)) return true;
    const file = await fileOf(ctx, sha256);
    const bytes = file && (await bytesOf(files, sha256));
    if (!file || !bytes) return false;
    const copies = await copied(sha256, bytes, file.media_type).catch((refused: unknown) => {
      if (refused instanceof Problem && refused.status === 422) return undefined;
      throw refused;
    });
    if (copies) await addOnce(ctx, { ...copies, size: file.size, mediaType: file.media_type });
    return copies !== undefined;
  }

  /** 封存 */
  async function seal(ctx: Context, photo: PhotoRow): Promise<SealedPhoto> {
    const added = await addOnce(ctx, photo);
    await photoStore.receive(ctx, photo.sha256);
    const { sha256, width, height, claim } = photo;
    return { sha256, width, height, already: !added, claim, uses: await photoStore.usesOf(ctx, photo, await reading(ctx)) };
  }

  const shownOf = async (ctx: Context, id: IssueId, photoId: string): Promise<ShownPhoto> =>
    found(await photoStore.shown(ctx, id, photoId, await reading(ctx)), '这张照片');

  const bodyOf = (sha256: string) => async () => {
    const body = await files.get(sha256);
    if (!body) throw kernelProblems.notFound({ what: '这张照片' });
    return body;
  };

  /** 看清样 */
  async function picture(ctx: Context, { id, photoId, size }: { id: IssueId; photoId: string; size: PhotoSize }): Promise<Shown> {
    const photo = await shownOf(ctx, id, photoId);
    if (photo.cleanSha256 === null) throw kernelProblems.notFound({ what: '这张照片的清样' });
    const { cleanSha256, cleanSize, thumbSha256, thumbSize, name } = photo;
    const shown =
      size === 'thumb'
        ? { sha256: thumbSha256, size: thumbSize, name, body: bodyOf(thumbSha256) }
        : { sha256: cleanSha256, size: cleanSize, name, body: bodyOf(cleanSha256) };
    return (await rulesOf(ctx)).photoMark.on ? withMark(shown, markSays(photo)) : shown;
  }

  /** Drawn anew for each browser that does not have it yet: what is kept stays without a mark. */
  const withMark = ({ sha256, name }: Shown, says: string): Shown => ({
    sha256: createHash('sha256').update(`${sha256} ${says}`).digest('hex'),
    size: null,
    name,
    async body() {
      const bytes = await bytesOf(files, sha256);
      if (!bytes) throw kernelProblems.notFound({ what: '这张照片' });
      const { marked } = await import('./mark.ts');
      return Stream.from([await marked(bytes, says)]);
    },
  });

  /** 取原件: leaves a fact in the life of the issue, in the transaction that hands it out. */
  async function original(ctx: Context, { id, photoId }: { id: IssueId; photoId: string }): Promise<Shown & { mediaType: string }> {
    const photo = await shownOf(ctx, id, photoId);
    const issue = found(await issues.get(ctx, id, await reading(ctx)), '这个问题');
    refuse(mayNotOpenOriginal(ctx.actor, await standingOf(ctx, issue)));
    const { sha256, size, mediaType, name } = photo;
    const { number, title } = issue;
    await ctx.record(photoFacts.opened, id, { number, title, photoId, sha256 }, issue.leadUnitId);
    return { sha256, size, mediaType, name, body: bodyOf(sha256) };
  }

  return { receive, seal, sealFile, picture, original };
}
export type PhotoService = ReturnType<typeof photoService>;

import type { IssueAction } from '../issue/issueLife.rules.ts';
import type { PhotoKind } from './photo.schema.ts';

/** 哪一步带照片，算整改前还是整改后；登记带来的也是整改前. Steps that are not here bring none. */
export const photoKindOf = { register: 'before', submit: 'after', reopen: 'before' } as const satisfies Partial<
  Record<IssueAction | 'register', PhotoKind>
>;
export type PhotoStep = keyof typeof photoKindOf;

/** A photo as it lies in the album of an issue; its content is named by its hash and never another's. */
export interface AlbumPhoto {
  sha256: string;
  kind: PhotoKind;
  /** The revision that the step made. */
  revision: number;
}

/** 相册 after a step: what it brought is put at the end, nothing before it is touched. */
export const withPhotos = (
  album: readonly AlbumPhoto[],
  action: IssueAction | 'register',
  sha256s: readonly string[],
  revision: number,
): readonly AlbumPhoto[] => {
  const kind = (photoKindOf as { readonly [step in IssueAction | 'register']?: PhotoKind })[action];
  return kind === undefined ? album : [...album, ...sha256s.map((sha256) => ({ sha256, kind, revision }))];
};

/** 并案之后看到的相册: both histories, each whole and in its own order. */
export const mergedAlbum = <P extends AlbumPhoto>(own: readonly P[], absorbed: readonly (readonly P[])[]): readonly P[] => [
  ...own,
  ...absorbed.flat(),
];

/** 对照: what stood before and what stands after, the latest of each that belong together; null where one of them is missing. */
export const pairOf = <P extends { kind: PhotoKind }>(photos: readonly P[]): { before: P | null; after: P | null } => ({
  before: photos.findLast(({ kind }) => kind === 'before') ?? null,
  after: photos.findLast(({ kind }) => kind === 'after') ?? null,
});

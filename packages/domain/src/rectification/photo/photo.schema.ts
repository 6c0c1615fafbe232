import { z } from 'zod';
import { Sha256 } from '../../platform/index.ts';
import { IssueId, Location } from '../issue/issue.schema.ts';

/** 照片在问题里: before 整改前, after 整改后. */
export const PhotoKind = z.enum(['before', 'after']);
export type PhotoKind = z.infer<typeof PhotoKind>;
export const photoKinds: Readonly<Record<PhotoKind, string>> = { before: '整改前', after: '整改后' };

/** 照片自己说的: when and where, by the device that took it. A claim, kept apart from what the server knows. */
export const PhotoClaim = z.object({
  /** The device's own clock, `2026-11-25T10:30:00`, with its zone where the device wrote one. */
  takenAt: z.string().nullable(),
  location: Location.nullable(),
});
export type PhotoClaim = z.infer<typeof PhotoClaim>;

/** 用过: where a photo, or one that looks the same, was shown before. Of an issue this reader does not see only that there is one. */
export const PhotoUse = z.object({
  issueId: IssueId.nullable(),
  number: z.int().nullable(),
  title: z.string().nullable(),
  kind: PhotoKind,
  at: z.string(),
  /** Byte for byte the same file. */
  same: z.boolean(),
  /** In how many of 64 bits their likeness differs. */
  distance: z.int(),
});
export type PhotoUse = z.infer<typeof PhotoUse>;

/** A photo that was taken in: the original is sealed, its clean copy made. `width` and `height` of the picture held upright. */
export const SealedPhoto = z.object({
  sha256: Sha256,
  width: z.int(),
  height: z.int(),
  /** The city had it already. */
  already: z.boolean(),
  claim: PhotoClaim,
  uses: z.array(PhotoUse),
});
export type SealedPhoto = z.infer<typeof SealedPhoto>;

/** clean 清样: upright, at most 2048 pixels a side, nothing in it but the picture, and 标记 where the city wants one. thumb: 480 pixels. */
export const PhotoSize = z.enum(['clean', 'thumb']);
export type PhotoSize = z.infer<typeof PhotoSize>;

/** 照片 of an issue. The content stays in the store, the row is never changed. */
export const IssuePhoto = z.object({
  id: z.uuid(),
  /** The issue it was put to: this one, or one that was merged into it. */
  issueId: IssueId,
  issueNumber: z.int(),
  kind: PhotoKind,
  submissionId: z.uuid().nullable(),
  /** Of the original; only for who may open it. */
  sha256: Sha256.nullable(),
  name: z.string(),
  width: z.int(),
  height: z.int(),
  /** When the server received it. */
  receivedAt: z.string(),
  at: z.string(),
  by: z.string(),
  /** Only for who may open the original. */
  claim: PhotoClaim.nullable(),
  uses: z.array(PhotoUse),
});
export type IssuePhoto = z.infer<typeof IssuePhoto>;

import { type IssuePhoto, type PhotoSize, photoContract, photoKinds } from '@weicheng/domain/rectification';
import { addressOf } from '../../../shared/api.ts';
import { momentSays } from '../../../shared/moments.ts';

/** Where the clean copy of a photo is read. */
export const pictureAt = ({ issueId, id }: Pick<IssuePhoto, 'issueId' | 'id'>, size: PhotoSize = 'clean'): string =>
  addressOf(photoContract.picture, { id: issueId, photoId: id, size });

/** 整改前，11-25 10:30 林知远传: what a reader who cannot see it is told. */
export const photoSays = ({ kind, at, by }: Pick<IssuePhoto, 'kind' | 'at' | 'by'>): string =>
  `${photoKinds[kind]}，${momentSays(at)} ${by}`;

import { z } from 'zod';
import { verb } from '../../kernel/index.ts';
import { Sha256 } from '../../platform/index.ts';
import { IssueId } from '../issue/issue.schema.ts';
import { PhotoSize, SealedPhoto } from './photo.schema.ts';

const one = { id: IssueId, photoId: z.uuid() };

/** 照片：taken in once by its content, then shown with an issue. */
export const photoContract = {
  /** Whoever works on issues; said again by the policy. */
  put: verb({
    name: 'photo.put',
    method: 'PUT',
    path: '/api/photos/:sha256',
    may: 'issue.read',
    summary: '传照片',
    input: z.strictObject({ sha256: Sha256 }),
    output: SealedPhoto,
    consumes: 'application/octet-stream',
    attemptsPerMinute: 120,
    replay: false,
  }),
  picture: verb({
    name: 'photo.picture',
    method: 'GET',
    path: '/api/issues/:id/photos/:photoId',
    may: 'issue.read',
    summary: '看照片',
    input: z.strictObject({ ...one, size: PhotoSize.default('clean') }),
    output: z.unknown(),
    produces: 'image/jpeg',
  }),
  /** A POST, because every opening leaves a fact. */
  original: verb({
    name: 'photo.original',
    method: 'POST',
    path: '/api/issues/:id/photos/:photoId/original',
    may: 'photo.original',
    summary: '取照片原件',
    input: z.strictObject(one),
    output: z.unknown(),
    produces: 'application/octet-stream',
    replay: false,
  }),
};

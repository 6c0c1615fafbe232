import { photoContract } from '@weicheng/domain/rectification';
import { Download, type Route, receivingRoute, route, wireRoute } from '#platform/endpoint';
import type { PhotoService } from './photo.service.ts';

/** A stored content runs nothing, loads nothing and is never taken for something else. */
const guarded = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'self'; sandbox",
};

const endings: { readonly [mediaType: string]: string } = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/heic': 'heic',
  'image/heic-sequence': 'heic',
  'image/heif': 'heif',
  'image/heif-sequence': 'heif',
};

export function photoRoutes(service: PhotoService): readonly Route[] {
  return [
    receivingRoute(
      photoContract.put,
      (ctx, { sha256 }, body) => service.receive(ctx, sha256, body),
      (ctx, _input, photo) => service.seal(ctx, photo),
    ),
    wireRoute(photoContract.picture, async (ctx, input, { request, reply }) => {
      const { sha256, size, body } = await service.picture(ctx, input);
      const etag = `"${sha256}"`;
      const headers = { ...guarded, etag, 'cache-control': 'private, no-cache' };
      if ((request.headers['if-none-match'] ?? '').includes(etag)) {
        reply.code(304).headers(headers).send();
        return undefined;
      }
      return new Download(await body(), 'image/jpeg', undefined, {
        ...headers,
        ...(size !== null && { 'content-length': String(size) }),
        'content-disposition': 'inline',
      });
    }),
    route(photoContract.original, async (ctx, input) => {
      const { sha256, size, mediaType, name, body } = await service.original(ctx, input);
      const called = `${name.replace(/[\p{Cc}\p{Cf}/\\]|\.[^.]*$/gu, '') || '照片'}-${sha256.slice(0, 8)}.${endings[mediaType] ?? 'bin'}`;
      return new Download(await body(), 'application/octet-stream', called, {
        ...guarded,
        'cache-control': 'private, no-store',
        'content-length': String(size),
      });
    }),
  ];
}

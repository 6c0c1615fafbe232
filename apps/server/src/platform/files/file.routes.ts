import { kernelProblems } from '@weicheng/domain/kernel';
import { fileContract } from '@weicheng/domain/platform';
import { Download, type Route, receivingRoute, wireRoute } from '../endpoint/index.ts';
import type { Settings } from '../settings/index.ts';
import { knownFile, putFile } from './file.service.ts';
import { viewable } from './mediaType.ts';
import type { FileStore } from './open.ts';

/** Names a computer would run when double-clicked, whatever the content is. */
const runs =
  /\.(exe|com|scr|pif|cpl|msi|msp|bat|cmd|ps1|psm1|vbs?|vbe|jse?|ws[fhc]|sct|hta|lnk|url|scf|reg|inf|chm|jar|jnlp|appref-ms|sh|run|command|desktop|html?|xhtml|svg)$/i;
/** What Windows drops at the end of a name, or nobody sees anywhere in it, must not hide an ending. */
const plainName = (name: string) => name.replace(/[\p{Cc}\p{Cf}]/gu, '').replace(/[.\s]+$/, '') || '文件';
const safeName = (name: string) => (runs.test(plainName(name)) ? `${plainName(name)}.txt` : plainName(name));

export const fileRoutes = (files: FileStore, settings: Pick<Settings, 'FILE_MEGABYTES'>): Route[] => [
  receivingRoute(
    fileContract.put,
    (_ctx, { sha256 }, body) => files.put(sha256, body, settings.FILE_MEGABYTES * 1024 * 1024),
    (ctx, { sha256 }, { size, mediaType }) => putFile(ctx, { sha256, size, mediaType }),
  ),
  wireRoute(fileContract.get, async (ctx, { sha256, name }, { request, reply }) => {
    const file = await knownFile(ctx, sha256);
    const etag = `"${sha256}"`;
    const { 'if-none-match': known = '' } = request.headers;
    const headers = { etag, 'cache-control': 'private, no-cache' };
    if (known.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)) {
      reply.code(304).headers(headers).send();
      return undefined;
    }
    const body = await files.get(sha256);
    if (!body) throw kernelProblems.notFound({ what: '这个文件' });
    const called = name === undefined ? '' : `; filename*=UTF-8''${encodeURIComponent(safeName(name))}`;
    return new Download(body, file.media_type, undefined, {
      ...headers,
      'content-length': String(file.size),
      'content-disposition': `${viewable(file.media_type) ? 'inline' : 'attachment'}${called}`,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'content-security-policy': contentPolicy(file.media_type),
    });
  }),
];

/** A stored content runs nothing and loads nothing. The browser's PDF view cannot live in a sandbox, so there it does without. */
const contentPolicy = (mediaType: string) =>
  mediaType === 'application/pdf'
    ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
    : "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";

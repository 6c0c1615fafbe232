import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { kernelProblems } from '@weicheng/domain/kernel';
import type { FastifyInstance } from 'fastify';

const policy = (nonce: string, tiles: string) =>
  [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data: blob:${tiles}`,
    `connect-src 'self'${tiles}`,
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join('; ');

/** Never sent by name: the page, which wants its nonce, what the build keeps for itself, and folders. */
const hidden = /\.(html|br|gz|map)$|\/$/;

const readPage = async (folder: string) => (await readFile(join(folder, 'index.html'), 'utf8')).split('__CSP_NONCE__');

/**
 * Serves the built pages of a folder: files by their name, the page itself at every other address a browser opens, with a
 * fresh nonce for its styles. `tiles` is the one origin outside that pages may fetch from, for the ground of maps. Without a folder only the interface is served. Unknown verbs are problems either way.
 */
export function mountPages(app: FastifyInstance, folder: string | null, tiles?: string): void {
  if (folder) {
    app.register(fastifyStatic, {
      root: folder,
      index: [],
      preCompressed: true,
      cacheControl: false,
      dotfiles: 'ignore',
      allowedPath: (path) => !hidden.test(path),
      setHeaders: (reply, path) => {
        const named = path.startsWith(join(folder, 'assets')); // the build names these by their content
        reply.header('cache-control', named ? 'public, max-age=31536000, immutable' : 'no-cache');
        reply.header('content-security-policy', "default-src 'self'; object-src 'none'; frame-ancestors 'none'"); // a worker obeys its own file's
      },
    });
  }
  let page: string[] | undefined;
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const opens = ['GET', 'HEAD'].includes(request.method) && request.headers.accept?.includes('text/html');
    if (!folder || !opens || /^\/api(\/|$)/.test(path)) throw kernelProblems.noSuchVerb({ path: `${request.method} ${path}` });
    page = await readPage(folder).catch((failure) => {
      if (page) return page; // a build is under way: as it was
      throw failure;
    });
    const nonce = randomBytes(16).toString('base64');
    return reply
      .type('text/html; charset=utf-8')
      .headers({ 'content-security-policy': policy(nonce, tiles ? ` ${tiles}` : ''), 'cache-control': 'no-store' })
      .send(page.join(nonce));
  });
}

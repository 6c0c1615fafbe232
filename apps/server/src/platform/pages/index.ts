import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { kernelProblems } from '@weicheng/domain/kernel';
import type { FastifyInstance } from 'fastify';

const policy = (nonce: string) =>
  [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join('; ');

/**
 * Serves the built pages of a folder: files by their name, the page itself at every other address a browser opens, with a
 * fresh nonce for its styles. Without a folder only the interface is served. Unknown verbs are problems either way.
 */
export function mountPages(app: FastifyInstance, folder: string | null): void {
  const parts = folder && readFileSync(join(folder, 'index.html'), 'utf8').split('__CSP_NONCE__');
  if (folder) {
    app.register(fastifyStatic, {
      root: folder,
      wildcard: false, // each file that is there is a route; nothing else can be reached
      index: false,
      preCompressed: true,
      cacheControl: false,
      globIgnore: ['**/*.html', '**/*.br', '**/*.gz', '**/*.map'],
      setHeaders: (reply, path) => {
        const named = path.startsWith(join(folder, 'assets')); // the build names these by their content
        reply.header('cache-control', named ? 'public, max-age=31536000, immutable' : 'no-cache');
        reply.header('content-security-policy', "default-src 'self'; object-src 'none'; frame-ancestors 'none'"); // a worker obeys its own file's
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const opens = ['GET', 'HEAD'].includes(request.method) && request.headers.accept?.includes('text/html');
    if (!parts || !opens || /^\/api(\/|$)/.test(path)) throw kernelProblems.noSuchVerb({ path: `${request.method} ${path}` });
    const nonce = randomBytes(16).toString('base64');
    return reply
      .type('text/html; charset=utf-8')
      .headers({ 'content-security-policy': policy(nonce), 'cache-control': 'no-store' })
      .send(parts.join(nonce));
  });
}

import type { Verb } from '@weicheng/domain/kernel';
import type { FastifyInstance } from 'fastify';

/** 接口目录：the interface as a page to read, without any script. */
export function mountDocs(app: FastifyInstance, verbs: readonly Verb[], version: string): void {
  const page = `<!doctype html><title>${version}</title>${verbs.map((v) => `<p>${v.name}`).join('')}`;
  app.get('/api/docs', (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
}

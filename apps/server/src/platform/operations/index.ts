import type { Verb } from '@weicheng/domain/kernel';
import type { FastifyInstance } from 'fastify';
import type { Database } from '../database/index.ts';
import { openapi } from '../endpoint/index.ts';
import type { FileStore } from '../files/index.ts';
import type { Settings } from '../settings/index.ts';
import { mountDocs, type ProblemCatalogue } from './docs.ts';
import { secure } from './headers.ts';
import { mountHealth } from './health.ts';
import { mountMetrics } from './metrics.ts';

export { openApp } from './app.ts';
export { housekeeping } from './housekeeping.ts';

export interface Operations {
  database: Database;
  settings: Settings;
  verbs: readonly Verb[];
  files: FileStore;
  version: string;
  /** Refusals of the chapters, for the interface's document. */
  problems?: readonly ProblemCatalogue[];
  /** How many streams of notices are open. */
  streams?: () => number;
}

/** What the people who run the server need: headers on every answer, /healthz, /readyz, /metrics, and the interface's documents. */
export function mountOperations(
  app: FastifyInstance,
  { database, settings, verbs, files, version, problems = [], streams = () => 0 }: Operations,
): void {
  secure(app, settings);
  mountHealth(app, database, files);
  mountMetrics(app, database, settings, streams);
  // written when it is first asked for: a server nobody asks holds no copy of it
  let description: string | undefined;
  app.get('/api/openapi.json', (_request, reply) => {
    description ??= JSON.stringify(openapi(verbs, version));
    return reply.type('application/json; charset=utf-8').send(description);
  });
  mountDocs(app, verbs, version, problems);
}

import { randomUUID } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import { kernelProblems, type Verb } from '@weicheng/domain/kernel';
import Fastify, { type FastifyInstance } from 'fastify';
import type { LogFunctionFactory } from 'graphile-worker';
import type { Accounts } from '#platform/accounts';
import type { Database } from '#platform/database';
import { asProblem, checkVerbs, mount, onTheWire } from '#platform/endpoint';
import { byKind, startSealer } from '#platform/facts';
import { type FileStore, fileRoutes } from '#platform/files';
import { startJobs } from '#platform/jobs';
import { noticeRoutes, openNotices } from '#platform/notices';
import { housekeeping, logOptions, mountOperations } from '#platform/operations';
import { mountPages } from '#platform/pages';
import type { Settings } from '#platform/settings';
import { features } from './features/index.ts';
import { version } from './version.ts';

/** What the server is made of; opened by main.ts, or by a test. */
export interface Parts {
  settings: Settings;
  database: Database;
  files: FileStore;
  accounts: Accounts;
  clock(): number;
  /** Folder of the built pages; null serves the interface only. */
  pages: string | null;
  /** Whether this process also works off jobs and seals. */
  background: boolean;
}

export interface Server {
  app: FastifyInstance;
  verbs: readonly Verb[];
  close(): Promise<void>;
}

/** Puts the parts together: chapters, verbs, background work. Does not listen yet. */
export async function buildServer(parts: Parts): Promise<Server> {
  const { settings, database, files, accounts, clock } = parts;
  const chapters = features(accounts);
  const notices = await openNotices(database);
  const listeners = byKind(chapters.flatMap((c) => c.listeners ?? []));
  const routes = [...accounts.routes, ...fileRoutes(files, settings), ...noticeRoutes(notices), ...chapters.flatMap((c) => c.routes)];
  const verbs = routes.map((r) => r.verb);
  checkVerbs(verbs);

  const app: FastifyInstance = Fastify({
    ...logOptions(settings),
    trustProxy: settings.TRUST_PROXY,
    bodyLimit: 1024 * 1024,
    genReqId: () => randomUUID(),
    return503OnClosing: true,
    forceCloseConnections: 'idle',
  });
  app.removeContentTypeParser('text/plain');
  for (const type of new Set(verbs.flatMap((v) => v.consumes ?? []))) app.addContentTypeParser(type, (_request, body, done) => done(null, body));
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, { ttl }) => kernelProblems.tooManyRequests({ seconds: Math.ceil(ttl / 1000) }),
  });
  app.setErrorHandler((error, request, reply) => {
    const problem = asProblem(error, request.id);
    if (problem.status === 500) request.log.error({ err: error }, 'broken');
    if (problem.status === 429 || problem.status === 503) void reply.header('retry-after', String(problem.details['seconds'] ?? 3));
    return reply.status(problem.status).type('application/problem+json').send(JSON.stringify(onTheWire(problem, request.id)));
  });
  mountOperations(app, { database, settings, verbs, files, version });
  accounts.mountSignOn(app);
  mount(app, routes, {
    database,
    listeners,
    whoIs: accounts.whoIs,
    clock,
    origins: settings.PUBLIC_URL ? [new URL(settings.PUBLIC_URL).origin] : [],
  });
  if (parts.pages) mountPages(app, parts.pages);
  await app.ready();

  const log: LogFunctionFactory = () => (level, message) => {
    if (level === 'error' || level === 'warning') app.log[level === 'error' ? 'error' : 'warn']({ job: true }, message);
  };
  const clockJobs = [...housekeeping, ...chapters.flatMap((c) => c.clockJobs ?? [])];
  const jobs = parts.background ? await startJobs(database, listeners, clockJobs, clock, log) : undefined;
  const sealer = parts.background ? startSealer(database, settings.SEAL_SECONDS, clock, (error: unknown) => app.log.error({ err: error }, 'seal')) : undefined;
  return {
    app,
    verbs,
    async close() {
      await notices.close(); // open streams would keep the server waiting
      await app.close();
      await sealer?.stop();
      await jobs?.stop();
    },
  };
}

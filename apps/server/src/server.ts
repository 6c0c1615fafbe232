import { extname, join } from 'node:path';
import { noticeKinds, problems } from '@weicheng/domain/contents';
import type { Verb } from '@weicheng/domain/kernel';
import type { FastifyInstance } from 'fastify';
import type { LogFunctionFactory } from 'graphile-worker';
import type { Accounts } from '#platform/accounts';
import type { Database } from '#platform/database';
import { checkVerbs, mount } from '#platform/endpoint';
import { byKind, startSealer } from '#platform/facts';
import { type FileStore, fileRoutes } from '#platform/files';
import { startJobs } from '#platform/jobs';
import { noticeRoutes, openChannels, openNotices } from '#platform/notices';
import { openOffload } from '#platform/offload';
import { housekeeping, mountOperations, openApp } from '#platform/operations';
import type { Outgoing } from '#platform/outgoing';
import { mountPages } from '#platform/pages';
import { savedViewRoutes } from '#platform/savedViews';
import { mapTilesOf, type Settings } from '#platform/settings';
import { type ChapterWork, features, surroundings } from './features/index.ts';
import { version } from './version.ts';

/** What the server is made of; opened by main.ts, or by a test. */
export interface Parts {
  settings: Settings;
  database: Database;
  files: FileStore;
  accounts: Accounts;
  outgoing: Outgoing;
  clock(): number;
  /** Folder of the built pages; null serves the interface only. */
  pages: string | null;
  /** Whether this process also works off jobs and seals. */
  background: boolean;
}

export interface Server {
  app: FastifyInstance;
  verbs: readonly Verb[];
  /** How many threads read for it at this moment. */
  readonly threads: number;
  close(): Promise<void>;
}

/** worker.ts among the sources, worker.mjs beside the bundle. */
const workerProgram = join(import.meta.dirname, `worker${extname(import.meta.filename)}`);

/** Puts the parts together: chapters, verbs, background work. Does not listen yet. */
export async function buildServer(parts: Parts): Promise<Server> {
  const { settings, database, files, accounts, clock } = parts;
  const mapTiles = mapTilesOf(settings);
  const address = (settings.PUBLIC_URL ?? `http://${settings.HOST}:${settings.PORT}`).replace(/\/+$/, '');
  const offload = openOffload<ChapterWork>(workerProgram);
  const chapters = features({ accounts, database, files, offload, mapTiles, outgoing: parts.outgoing, address });
  const notices = await openNotices(database);
  const channels = openChannels({
    ...surroundings,
    outgoing: parts.outgoing,
    kinds: noticeKinds,
    site: settings.PUBLIC_URL ?? null,
    clock,
  });
  const listeners = byKind(chapters.flatMap((c) => c.listeners ?? []));
  const routes = [
    ...accounts.routes,
    ...fileRoutes(files, settings),
    ...noticeRoutes(notices),
    ...channels.routes,
    ...savedViewRoutes,
    ...chapters.flatMap((c) => c.routes),
  ];
  const verbs = routes.map((r) => r.verb);
  checkVerbs(verbs);
  accounts.serve(verbs);

  const app = await openApp(settings, verbs);
  mountOperations(app, { database, settings, verbs, files, version, problems, streams: () => notices.streams });
  accounts.mountSignOn(app);
  mount(app, routes, {
    database,
    listeners,
    whoIs: accounts.whoIs,
    clock,
    origins: settings.PUBLIC_URL ? [new URL(settings.PUBLIC_URL).origin] : [],
  });
  mountPages(app, parts.pages, mapTiles?.origin);
  await app.ready();

  const log: LogFunctionFactory = () => (level, message) => {
    if (level === 'error' || level === 'warning') app.log[level === 'error' ? 'error' : 'warn']({ job: true }, message);
  };
  const clockJobs = [...housekeeping, ...channels.clockJobs, ...chapters.flatMap((c) => c.clockJobs ?? [])];
  const errands = [...channels.errands, ...chapters.flatMap((c) => c.errands ?? [])];
  const jobs = parts.background ? await startJobs(database, listeners, clockJobs, clock, log, errands) : undefined;
  const sealer = parts.background
    ? startSealer(database, settings.SEAL_SECONDS, clock, (error: unknown) => app.log.error({ err: error }, 'seal'))
    : undefined;
  return {
    app,
    verbs,
    get threads() {
      return offload.threads;
    },
    async close() {
      await notices.close(); // open streams would keep the server waiting
      await app.close();
      await offload.close();
      await sealer?.stop();
      await jobs?.stop();
    },
  };
}

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openCluster } from './cluster.ts';
import { type Embedded, launch } from './launch.ts';
import { postgresProblems, problemOf, problemOfError } from './problems.ts';
import { isPostmasterOf, ownerLives } from './process.ts';

export type PostgresOptions = {
  /** The data folder; the cluster lies in `<folder>/postgres`, the superuser's password in `<folder>/postgres.secret`. */
  folder: string;
  /** A free one is found when not given. */
  port?: number;
  /** Server settings over the defaults, as in postgresql.conf. */
  settings?: Record<string, string>;
  /** Takes the server's log, line by line. */
  log?: (line: string) => void;
};

/** The embedded PostgreSQL (内置数据库), ready to accept connections on 127.0.0.1. */
export type EmbeddedPostgres = {
  /** Superuser's url to the database `postgres`. */
  url: string;
  port: number;
  /** Fast shutdown: sessions are ended, data is flushed. May be called twice. */
  stop(): Promise<void>;
  /** Resolves with the exit status when the server has gone, asked for or not; null when a signal ended it. */
  exited: Promise<number | null>;
};

/** How long a program that is just stopping may still hold the folder, and how long an orphan may take to shut down. */
const patience = { stopping: 2_000, orphan: 60_000 };

/**
 * Frees a cluster from an earlier owner: an orphan is stopped, a number that means nothing any more is struck out.
 * The file itself stays: PostgreSQL reads from it whether old backends still hold the shared memory.
 * @throws postgres.held-by-another
 */
const vacate = async (cluster: string, log: (line: string) => void): Promise<void> => {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  let deadline = Date.now() + patience.stopping;
  for (let asked = false; isPostmasterOf(pid, cluster); await sleep(50)) {
    if (!asked && !ownerLives(pid)) {
      log(`上次的程序没有正常退出，先停掉它留下的数据库进程 ${pid}`);
      process.kill(pid, 'SIGINT');
      asked = true;
      deadline = Date.now() + patience.orphan;
    }
    if (Date.now() > deadline) throw postgresProblems.heldByAnother({ folder: cluster, pid });
  }
  if (!existsSync(file)) return;
  const content = readFileSync(file, 'utf8');
  if (content.trim() === '') rmSync(file);
  // another start may have been quicker, then the number is a living one again
  else if (Number.parseInt(content, 10) === pid) writeFileSync(file, content.replace(/^-?\d+/, '2147483646'));
};

const freePort = (): Promise<number> =>
  new Promise((found, failed) => {
    const probe = createServer().once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** A quarter of the machine's memory, from 128 MB to 1 GB, for the pages of the database; taken only as far as there are pages. */
const buffersMb = Math.round(Math.min(Math.max(totalmem() / 4 / 2 ** 20, 128), 1024));

const defaults = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: `${buffersMb}MB`,
  random_page_cost: '1.1', // of a solid-state disk
  jit: 'off',
};

/**
 * Starts PostgreSQL on a data folder, making the cluster the first time. It stops with this process, by whatever signal that ends.
 * As root it runs under an unprivileged account that owns nothing but the cluster.
 * @throws Problem postgres.* (folder-not-writable, disk-full, folder-from-other-version, held-by-another, …)
 */
export const startPostgres = async ({ folder, port, settings = {}, log = () => {} }: PostgresOptions): Promise<EmbeddedPostgres> => {
  const data = resolve(folder);
  try {
    const cluster = await openCluster(data, (path) => vacate(path, log));
    for (let attempt = 1; ; attempt += 1) {
      const at = port ?? (await freePort());
      const started: Embedded | string = await launch(cluster, { ...defaults, ...settings, port: String(at) }, log);
      if (typeof started !== 'string') {
        const url = `postgresql://postgres:${encodeURIComponent(cluster.password)}@127.0.0.1:${at}/postgres`;
        return { url, port: at, ...started };
      }
      const portTaken = /could not bind .* address|Address already in use/.test(started);
      const held = /lock file "postmaster.pid" already exists[\s\S]*\(PID (\d+)\)/.exec(started);
      if (portTaken && port !== undefined) throw postgresProblems.portTaken({ port });
      if (held) throw postgresProblems.heldByAnother({ folder: cluster.path, pid: Number(held[1]) });
      // backends of a killed server need a moment to notice; a port found free may be taken in between
      const passes = portTaken || /pre-existing shared memory block|could not create any TCP\/IP sockets/.test(started);
      if (!passes || attempt > 25) throw problemOf(started, data);
      await sleep(200);
    }
  } catch (error) {
    throw problemOfError(error, data);
  }
};

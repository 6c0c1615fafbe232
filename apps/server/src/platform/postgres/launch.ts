import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { program } from './binaries.ts';
import { type Cluster, quietEnv } from './cluster.ts';
import { guardName, isPostmasterOf } from './process.ts';

/** A running server: how to stop it, and when it has gone. */
export type Embedded = { stop(): Promise<void>; exited: Promise<number | null> };

/**
 * The guard: sh holds the far end of a pipe from us. When we die by any signal it reads end-of-file and stops postgres (fast).
 * Its arguments carry our pid, by which a later start tells an orphan from a server in use.
 */
const guard = `trap '' TERM; shift; "$@" </dev/null 3<&- & p=$!; (read _; kill -INT $p) <&3 & g=$!; exec 3<&-; wait $p; r=$?; kill -9 $g 2>/dev/null; exit $r`;

const spawnServer = ({ path, account, binaries }: Cluster, args: string[]): ChildProcess => {
  const postgres = program(binaries, 'postgres');
  const options = { ...account, env: quietEnv, cwd: path };
  return process.platform === 'win32'
    ? spawn(postgres, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] })
    : spawn('/bin/sh', ['-c', guard, guardName, String(process.pid), postgres, ...args], {
        ...options,
        stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
        detached: true, // Ctrl-C at the terminal is for us; we close connections first
      });
};

const askToStop = (child: ChildProcess, { path, binaries }: Cluster): void => {
  const leash = child.stdio[3];
  if (leash instanceof Socket) leash.destroy();
  else spawn(program(binaries, 'pg_ctl'), ['stop', '-D', path, '-m', 'fast'], { stdio: 'ignore' });
};

/** Resolves with the last lines the server wrote when it ended before it was ready, with undefined when it is ready. */
const readiness = (child: ChildProcess, log: (line: string) => void): Promise<string | undefined> =>
  new Promise((resolve) => {
    const lines: string[] = [];
    if (child.stderr) {
      createInterface({ input: child.stderr }).on('line', (line) => {
        log(line);
        if (lines.push(line) > 40) lines.shift();
        if (line.includes('ready to accept connections')) resolve(undefined);
      });
    }
    child.once('error', (error) => resolve(error.message));
    child.once('close', () => resolve(lines.join('\n')));
  });

/** Starts the server of a cluster and waits until it accepts connections; answers with its last words when it does not come up. */
export const launch = async (
  cluster: Cluster,
  settings: Record<string, string>,
  log: (line: string) => void,
): Promise<Embedded | string> => {
  const args = ['-D', cluster.path, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const child = spawnServer(cluster, args);
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('exit', (code) => resolve(code));
  });
  const failure = await readiness(child, log);
  if (failure !== undefined) return failure;
  const postmaster = Number.parseInt(readFileSync(join(cluster.path, 'postmaster.pid'), 'utf8'), 10);
  const exited = ended.then(async (code) => {
    // should the guard itself have been killed, the server it left is told to stop, and waited for
    child.stdio[3]?.destroy();
    while (isPostmasterOf(postmaster, cluster.path)) await sleep(20);
    return code;
  });
  const stop = async (): Promise<void> => {
    askToStop(child, cluster);
    await exited;
  };
  return { stop, exited };
};

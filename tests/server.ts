import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');
export const samplePassword = 'Weicheng-2026';

/** A server of its own, as `npm start` runs it: for a journey, a benchmark, a fault. */
export interface RunningServer {
  address: string;
  pid: number;
  folder: string;
  databaseUrl: string;
  /** Seconds from the start of the process to “已就绪”. */
  seconds: number;
  /** Signs in as a sample account; answers the Cookie header. */
  signIn(userName: string): Promise<string>;
  /** Ends the process; the data folder stays for another start. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** Ends the process and removes its data. */
  remove(): Promise<void>;
}

export async function startServer(options: { folder?: string; env?: Record<string, string> } = {}): Promise<RunningServer> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'weicheng-run-'));
  const port = await freePort();
  const began = performance.now();
  const program = process.env.WEICHENG_DIST ?? join(root, 'apps/server/dist');
  // the flags of scripts/start.mjs
  const child = spawn(process.execPath, ['--max-semi-space-size=4', '--heap-growing-percent=50', join(program, 'main.mjs')], {
    env: {
      NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node'),
      ...process.env,
      DATA_FOLDER: folder,
      PORT: String(port),
      LOG_LEVEL: 'error',
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (said.includes('已就绪')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
  const address = `http://127.0.0.1:${port}`;
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await exited;
  };
  return {
    address,
    pid: child.pid ?? 0,
    folder,
    databaseUrl: JSON.parse(readFileSync(join(folder, 'server.json'), 'utf8')).databaseUrl,
    seconds: (performance.now() - began) / 1000,
    async signIn(userName) {
      const answer = await fetch(`${address}/api/account/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-weicheng': '1' },
        body: JSON.stringify({ userName, password: samplePassword }),
      });
      if (!answer.ok) throw new Error(await answer.text());
      return answer.headers
        .getSetCookie()
        .map((c) => c.split(';', 1)[0])
        .join('; ');
    },
    stop,
    async remove() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return typeof address === 'object' && address ? address.port : 0;
}

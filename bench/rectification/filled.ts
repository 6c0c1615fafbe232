import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { fillIssues } from '../../apps/server/src/testing/data/issues.ts';
import { type RunningServer, startServer } from '../../tests/server.ts';
import type { Report } from '../report.ts';

export const few = 10_000;
export const many = 1_000_000;

/** What was filled in: whose and where issues are, and of what kind. */
export type Filled = Awaited<ReturnType<typeof fillIssues>>;

/** A server of its own over a ledger of so many issues, and who asks. */
export interface FilledServer {
  server: RunningServer;
  filled: Filled;
  cookies: Readonly<Record<'office' | 'street' | 'unit', string>>;
}

/**
 * Starts a server over `count` issues in the folder of the run, which is filled the first time it is wanted. The parts of a run share it, each with
 * a fresh server; with `--keep=FOLDER` the next run finds it too.
 */
export async function startFilled(report: Report, count: number): Promise<FilledServer> {
  const folder = join(process.env.BENCH_FOLDER ?? '', String(count));
  const note = join(folder, 'filled.json');
  mkdirSync(folder, { recursive: true });
  const server = await startServer({ folder });
  try {
    if (!existsSync(note)) {
      const began = performance.now();
      writeFileSync(note, JSON.stringify(await filling(server, count)));
      report({ name: `issues.fill.${count}`, value: Math.round((performance.now() - began) / 1000), unit: 's' });
    }
    const cookies = {
      office: await server.signIn('chuangwei'),
      street: await server.signIn('jiedao'),
      unit: await server.signIn('lianluo'),
    };
    return { server, filled: JSON.parse(readFileSync(note, 'utf8')), cookies };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function filling(server: RunningServer, count: number): Promise<Filled> {
  const pool = new pg.Pool({ connectionString: server.databaseUrl, max: 2 });
  try {
    return await fillIssues(pool, count);
  } finally {
    await pool.end();
  }
}

import pg from 'pg';
import { fillBoard } from '../../apps/server/src/testing/data/board.ts';
import { startServer } from '../../tests/server.ts';
import { processorTime, spentBetween } from '../cpu.ts';
import type { Report } from '../report.ts';

const runs = 60;

/** 指标看板: 58 indicators × 3 years × 200 units on record, asked for by the office; what one answer costs, the middle of many. */
export default async function board(report: Report): Promise<void> {
  const server = await startServer();
  const pool = new pg.Pool({ connectionString: server.databaseUrl, max: 2 });
  try {
    const rows = await fillBoard(pool, 200, 3);
    const cookie = await server.signIn('chuangwei');
    const ask = async () => {
      const started = performance.now();
      const answer = await fetch(`${server.address}/api/board`, { headers: { cookie } });
      const { rows: lines } = (await answer.json()) as { rows: { parts: unknown[] }[] };
      if (lines.length !== 58 || !lines.some(({ parts }) => parts.length >= 200)) throw new Error(`看板不全：${lines.length} 行`);
      return performance.now() - started;
    };
    for (let i = 0; i < 10; i++) await ask(); // warm
    const before = processorTime(server.pid);
    const times: number[] = [];
    for (let i = 0; i < runs; i++) times.push(await ask());
    const after = processorTime(server.pid);
    times.sort((a, b) => a - b);
    report({ name: 'board.rows', value: rows, unit: '行' });
    report({ name: 'board.read.p50', value: times[Math.floor(runs / 2)] ?? 0, unit: 'ms', limit: { atMost: 30 } });
    report({ name: 'board.read.p95', value: times[Math.floor(runs * 0.95)] ?? 0, unit: 'ms' });
    if (!before || !after) return;
    const own = (after.get(server.pid) ?? 0) - (before.get(server.pid) ?? 0);
    report({ name: 'board.read.server', value: own / runs, unit: 'ms' });
    report({ name: 'board.read.database', value: (spentBetween(before, after) - own) / runs, unit: 'ms' });
  } finally {
    await pool.end();
    await server.remove();
  }
}

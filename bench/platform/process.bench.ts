import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { startServer } from '../../tests/server.ts';
import type { Report } from '../report.ts';

/** Resident memory of a process, MB. */
const residentMb = (pid: number) => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024);

/** 起动与内存：first start with the sample city, start again, memory when idle (without PostgreSQL). */
export default async function processFigures(report: Report): Promise<void> {
  const first = await startServer();
  report({ name: 'start.first', value: Math.round(first.seconds * 100) / 100, unit: 's' });
  await first.stop();
  const again = await startServer({ folder: first.folder });
  try {
    report({ name: 'start.again', value: Math.round(again.seconds * 100) / 100, unit: 's', limit: { atMost: 2 } });
    await sleep(15_000);
    report({ name: 'memory.idle', value: residentMb(again.pid), unit: 'MB', limit: { atMost: 130 } });
  } finally {
    await again.remove();
  }
}

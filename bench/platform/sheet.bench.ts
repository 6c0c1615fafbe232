import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../../tests/server.ts';
import type { Report } from '../report.ts';

/** Excel 导出：a million rows of twelve cells leave within a bounded memory, in a process of their own. */
export default function sheet(report: Report): void {
  const rows = 1_000_000;
  const began = performance.now();
  // the flags of scripts/start.mjs
  const flags = ['--max-semi-space-size=4', '--heap-growing-percent=50', join(root, 'bench/platform/sheet.server.ts'), String(rows)];
  const said = execFileSync(process.execPath, flags, { encoding: 'utf8' });
  const { bytes, memory } = JSON.parse(said) as { bytes: number; memory: number };
  report({ name: 'sheet.memory', value: Math.round(memory / 2 ** 20), unit: 'MB', limit: { atMost: 250 } });
  report({ name: 'sheet.rows', value: Math.round(rows / ((performance.now() - began) / 1000)), unit: '行/秒' });
  report({ name: 'sheet.size', value: Math.round(bytes / 2 ** 20), unit: 'MB' });
}

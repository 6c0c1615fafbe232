import { contracts } from '@weicheng/domain/contents';
import { peakBytes, residentBytes } from '../cpu.ts';
import type { Report } from '../report.ts';
import { many, startFilled } from './filled.ts';

/** 导出问题台账: a million rows as .xlsx from a server that was just started, and how much of its memory that takes. */
export default async function exported(report: Report): Promise<void> {
  const { server, cookies } = await startFilled(report, many);
  try {
    const { path } = contracts.issue.export;
    const before = residentBytes(server.pid);
    const began = performance.now();
    const answer = await fetch(`${server.address}${path}?format=xlsx`, { headers: { cookie: cookies.office } });
    let bytes = 0;
    for await (const chunk of answer.body ?? []) bytes += chunk.length;
    if (!answer.ok) throw new Error(`export: ${answer.status}`);
    report({ name: 'issues.export.memoryBefore', value: Math.round(before / 2 ** 20), unit: 'MB' });
    report({ name: 'issues.export.memory', value: Math.round(peakBytes(server.pid) / 2 ** 20), unit: 'MB', limit: { atMost: 250 } });
    report({ name: 'issues.export.size', value: Math.round(bytes / 2 ** 20), unit: 'MB' });
    report({ name: 'issues.export.time', value: Math.round((performance.now() - began) / 1000), unit: 's' });
  } finally {
    await server.stop();
  }
}

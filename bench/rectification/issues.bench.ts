import { contracts } from '@weicheng/domain/contents';
import pg from 'pg';
import { fillIssues } from '../../apps/server/src/testing/issueData.ts';
import { type RunningServer, startServer } from '../../tests/server.ts';
import { residentBytes } from '../cpu.ts';
import type { Report } from '../report.ts';
import { type Asked, measure, one, questions, seconds } from './asked.ts';
import { registering } from './registering.ts';

const few = 10_000;
const many = 1_000_000;

/**
 * 问题台账和当日情况: the same questions to ten thousand issues and to a million, by one reader who asks again at once, which is what a page costs, and
 * by twenty, who wait for each other. The limits are for one reader; beside them the processor time of server and database for a page.
 */
export default async function issues(report: Report): Promise<void> {
  const server = await startServer();
  const pool = new pg.Pool({ connectionString: server.databaseUrl, max: 2 });
  try {
    const filled = await fillIssues(pool, few);
    const asked = questions(filled);
    const cookies = {
      office: await server.signIn('chuangwei'),
      street: await server.signIn('jiedao'),
      unit: await server.signIn('lianluo'),
    };
    const before = await all(server, asked, cookies);
    const began = performance.now();
    await fillIssues(pool, many, few);
    report({ name: 'issues.fill', value: Math.round((performance.now() - began) / 1000), unit: 's' });
    for (const [name, { as, path, atMost }] of Object.entries(asked)) {
      const now = await one(server, cookies[as], path);
      report({ name: `issues.${name}.p99`, value: now.p99, unit: 'ms', limit: { atMost } });
      // one millisecond is the grain of the measure
      report({
        name: `issues.${name}.ofFew`,
        value: rounded(now.p99 / Math.max(1, before.get(name)?.p99 ?? 1)),
        unit: '倍',
        limit: { atMost: 1.3 },
      });
      report({ name: `issues.${name}.ofFew.processor`, value: rounded(now.spent / (before.get(name)?.spent || 1)), unit: '倍' });
      report({ name: `issues.${name}.server`, value: rounded(now.server), unit: 'ms' });
      report({ name: `issues.${name}.database`, value: rounded(now.spent - now.server), unit: 'ms' });
      const crowd = await measure(server.address, cookies[as], path, 20, seconds);
      report({ name: `issues.${name}.p99of20`, value: crowd.latency.p99, unit: 'ms' });
    }
    await registering(server, cookies.office, filled, report);
    await exported(server, cookies.office, report);
  } finally {
    await pool.end();
    await server.remove();
  }
}

const rounded = (n: number) => Math.round(n * 100) / 100;

async function all(server: RunningServer, asked: Asked, cookies: Readonly<Record<string, string>>) {
  const found = new Map<string, Awaited<ReturnType<typeof one>>>();
  for (const [name, { as, path }] of Object.entries(asked)) found.set(name, await one(server, cookies[as] ?? '', path));
  return found;
}

/** 导出: everything as .xlsx by the verb of that name, while the server's memory is watched; passed over in a version that has no such verb. */
async function exported(server: RunningServer, cookie: string, report: Report): Promise<void> {
  const verb = Object.values<{ name: string; path: string }>(contracts.issue).find(({ name }) => name === 'issue.export');
  if (!verb) return;
  const before = residentBytes(server.pid);
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, residentBytes(server.pid));
  }, 100);
  const answer = await fetch(`${server.address}${verb.path}?format=xlsx`, { headers: { cookie } });
  let bytes = 0;
  for await (const chunk of answer.body ?? []) bytes += chunk.length;
  clearInterval(watch);
  if (!answer.ok) throw new Error(`export: ${answer.status}`);
  report({ name: 'issues.export.memoryBefore', value: Math.round(before / 2 ** 20), unit: 'MB' });
  report({ name: 'issues.export.memory', value: Math.round(most / 2 ** 20), unit: 'MB', limit: { atMost: 250 } });
  report({ name: 'issues.export.size', value: Math.round(bytes / 2 ** 20), unit: 'MB' });
}

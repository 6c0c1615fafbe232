import autocannon from 'autocannon';
import pg from 'pg';
import { fillLedger } from '../../apps/server/src/testing/data/ledger.ts';
import { startServer } from '../../tests/server.ts';
import { processorTime, spentBetween } from '../cpu.ts';
import type { Report } from '../report.ts';

const seconds = 3;
const clients = 20;
const day = (later: number) => new Date(Date.now() + later * 86_400_000).toISOString().slice(0, 10);

/**
 * 任务台账：a page of 50 from 200,000 tasks, whatever is asked for and whoever asks, 20 clients who each ask again at once. So the waiting
 * time is twenty times what a page costs, over the processors there are: the processor time of the server and of the database stand beside it.
 */
export default async function ledger(report: Report): Promise<void> {
  const server = await startServer();
  const pool = new pg.Pool({ connectionString: server.databaseUrl, max: 2 });
  try {
    const { documents, units } = await fillLedger(pool, 200_000);
    const office = await server.signIn('chuangwei');
    const street = await server.signIn('jiedao');
    const liaison = await server.signIn('lianluo');
    const any = <T>(from: readonly T[]) => from[Math.floor(Math.random() * from.length)] as T;
    const area = () => any(['组织管理', '健康教育', '市容环境', '重点场所', '食品饮水', '生态环境', '疾控免疫', '病媒防制']);
    const period = () => `2026-Q${any([1, 2, 3, 4])}`;
    const asked: Record<string, [cookie: string, query: () => Record<string, string>]> = {
      all: [office, () => ({})],
      open: [office, () => ({ clock: 'open' })],
      overdue: [office, () => ({ clock: 'overdue' })],
      soon: [office, () => ({ clock: 'soon' })],
      state: [office, () => ({ state: any(['issued', 'active', 'submitted', 'closed']) })],
      area: [office, () => ({ area: area() })],
      period: [office, () => ({ period: period() })],
      document: [office, () => ({ documentId: any(documents) })],
      documentOrder: [office, () => ({ documentId: any(documents), sort: 'document' })],
      unit: [office, () => ({ unitId: any(units) })],
      unitLeads: [office, () => ({ unitId: any(units), role: 'lead' })],
      due: [office, () => ({ dueFrom: day(20), dueTo: day(any([20, 27, 50])) })],
      wordInMany: [office, () => ({ search: any(['农贸市场', '宣传发动', '窨井盖']) })],
      wordInFew: [office, () => ({ search: `第${any([17, 48, 133])}片区` })],
      areaStatePeriod: [office, () => ({ area: area(), state: any(['submitted', 'closed']), period: period() })],
      unitAreaState: [office, () => ({ unitId: any(units), area: area(), state: 'closed' })],
      wordArea: [office, () => ({ search: any(['老旧小区', '公厕']), area: area() })],
      ofStreet: [street, () => ({})],
      ofStreetArea: [street, () => ({ area: area() })],
      ofUnit: [liaison, () => ({})],
      ofUnitWord: [liaison, () => ({ search: any(['农贸市场', '窨井盖']) })],
    };
    for (const [name, [cookie, query]] of Object.entries(asked)) {
      const measured = () => measure(server.address, cookie, query, seconds);
      await measure(server.address, cookie, query, 1); // warm
      const before = processorTime(server.pid);
      const { latency, requests } = await measured();
      const after = processorTime(server.pid);
      report({ name: `ledger.${name}.p99`, value: latency.p99, unit: 'ms', limit: { atMost: 25 } });
      report({ name: `ledger.${name}.rate`, value: Math.round(requests.average), unit: '次/秒' });
      if (!before || !after) continue;
      const own = (after.get(server.pid) ?? 0) - (before.get(server.pid) ?? 0);
      const perPage = (spent: number) => Math.round((100 * spent) / requests.total) / 100;
      report({ name: `ledger.${name}.server`, value: perPage(own), unit: 'ms' });
      report({ name: `ledger.${name}.database`, value: perPage(spentBetween(before, after) - own), unit: 'ms' });
    }
  } finally {
    await pool.end();
    await server.remove();
  }
}

async function measure(url: string, cookie: string, query: () => Record<string, string>, duration: number) {
  const paths = Array.from({ length: 200 }, () => `/api/tasks?${new URLSearchParams(query())}`);
  const result = await autocannon({
    url,
    connections: clients,
    duration,
    headers: { cookie },
    requests: paths.map((path) => ({ method: 'GET', path })),
  });
  if (result.non2xx || result.errors) throw new Error(`${result.non2xx} refused, ${result.errors} broken`);
  return result;
}

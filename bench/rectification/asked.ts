import autocannon from 'autocannon';
import type { fillIssues } from '../../apps/server/src/testing/issueData.ts';
import type { RunningServer } from '../../tests/server.ts';
import { processorTime, spentBetween } from '../cpu.ts';

export const seconds = 2;
const day = (later: number) => new Date(Date.now() + (8 + 24 * later) * 3_600_000).toISOString().slice(0, 10);
const any = <T>(from: readonly T[]) => from[Math.floor(Math.random() * from.length)] as T;

/** What is asked, by whom, and how long he may wait at the 99th percentile, in milliseconds. */
export type Asked = Readonly<Record<string, { as: 'office' | 'street' | 'unit'; path: () => string; atMost: number }>>;

/** Every filter and order the ledger offers, alone and some together, searches, and the pictures of a day. */
export function questions({ units, areas, matters }: Awaited<ReturnType<typeof fillIssues>>): Asked {
  const ledger = (query: () => Record<string, string>, as: 'office' | 'street' | 'unit' = 'office', atMost = 30) => ({
    as,
    path: () => `/api/issues?${new URLSearchParams({ limit: '50', ...query() })}`,
    atMost,
  });
  const picture = (query: () => Record<string, string>, as: 'office' | 'street' = 'office') => ({
    as,
    path: () => `/api/issue-picture?${new URLSearchParams(query())}`,
    atMost: 15,
  });
  const states = ['registered', 'dispatched', 'rectifying', 'submitted', 'returned', 'closed'];
  return {
    all: ledger(() => ({})),
    newest: ledger(() => ({ sort: 'newest' })),
    state: ledger(() => ({ state: any(states) })),
    stateNewest: ledger(() => ({ state: any(states), sort: 'newest' })),
    turn: ledger(() => ({ turn: any(['toDispatch', 'owed', 'waiting', 'over']) })),
    overdue: ledger(() => ({ clock: 'overdue' })),
    soon: ledger(() => ({ clock: 'soon' })),
    unit: ledger(() => ({ unitId: any(units) })),
    unitNewest: ledger(() => ({ unitId: any(units), sort: 'newest' })),
    area: ledger(() => ({ areaUnitId: any(areas) })),
    matter: ledger(() => ({ matter: any(matters) })),
    source: ledger(() => ({ source: any(['inspection', 'citizen', 'hotline', 'superior']) })),
    severity: ledger(() => ({ severity: any(['minor', 'major', 'urgent']) })),
    registered: ledger(() => ({ registeredFrom: day(-any([7, 30, 400])), registeredTo: day(-any([0, 5])) })),
    unitStateMatter: ledger(() => ({ unitId: any(units), state: 'closed', severity: 'urgent' })),
    happened: ledger(() => ({ happened: any(['closed', 'dispatched', 'due']), on: day(-any([0, 3, 200])) })),
    wasOverdue: ledger(() => ({ happened: 'overdue', on: day(-any([0, 10, 300])) })),
    ofStreet: ledger(() => ({}), 'street'),
    ofStreetNewest: ledger(() => ({ sort: 'newest' }), 'street'),
    ofUnit: ledger(() => ({}), 'unit'),
    desk: ledger(() => ({ desk: 'owed' }), 'unit'),
    wordInMany: ledger(() => ({ search: any(['垃圾桶满溢', '窨井盖', '污水外溢']) }), 'office', 60),
    wordInFew: ledger(() => ({ search: `第${any([17, 48, 133])}片区` }), 'office', 60),
    wordsOfStreet: ledger(() => ({ search: any(['占道经营', '果皮箱']) }), 'street', 60),
    pictureByUnit: picture(() => ({ on: day(-any([0, 1, 20, 300])) })),
    pictureByMatter: picture(() => ({ on: day(-any([0, 1, 20, 300])), by: 'matter' })),
    pictureByArea: picture(() => ({ by: 'area' })),
    pictureOfStreet: picture(() => ({}), 'street'),
  };
}

/** One reader: how long he waits, and what processor time a page takes of the server and of all of it, in milliseconds. */
export async function one(server: RunningServer, cookie: string, path: () => string) {
  await measure(server.address, cookie, path, 1, 1); // warm
  const before = processorTime(server.pid);
  const { latency, requests } = await measure(server.address, cookie, path, 1, seconds);
  const after = processorTime(server.pid);
  const own = before && after ? (after.get(server.pid) ?? 0) - (before.get(server.pid) ?? 0) : 0;
  const spent = before && after ? spentBetween(before, after) : 0;
  return { p99: latency.p99, server: own / requests.total, spent: spent / requests.total };
}

export async function measure(url: string, cookie: string, path: () => string, connections: number, duration: number) {
  const paths = Array.from({ length: connections === 1 ? 200 : 50 }, path);
  const result = await autocannon({
    url,
    connections,
    duration,
    headers: { cookie },
    requests: paths.map((one) => ({ method: 'GET' as const, path: one })),
  });
  if (result.non2xx || result.errors) throw new Error(`${paths[0]}: ${result.non2xx} refused, ${result.errors} broken`);
  return result;
}

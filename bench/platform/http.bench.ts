import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import autocannon from 'autocannon';
import pg from 'pg';
import { type RunningServer, startServer } from '../../tests/server.ts';
import type { Report } from '../report.ts';

const seconds = 3;
const rounds = 3;
const middle = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** Both in turn, several times, so that whatever else the machine does meets both alike; the middle of each and of their ratios. */
async function against(raw: () => Promise<number>, verb: () => Promise<number>) {
  const pairs: [number, number][] = [];
  for (let round = 0; round < rounds; round++) pairs.push([await raw(), await verb()]);
  return { raw: middle(pairs.map(([r]) => r)), verb: middle(pairs.map(([, v]) => v)), ratio: middle(pairs.map(([r, v]) => v / r)) };
}

const rounded = (n: number, digits = 0) => Math.round(n * 10 ** digits) / 10 ** digits;

/** Work done a second by `clients` callers who each begin again as soon as they are done. */
async function rate(clients: number, act: (client: number) => Promise<unknown>): Promise<number> {
  const end = performance.now() + seconds * 1000;
  let done = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (performance.now() < end) {
        await act(client);
        done++;
      }
    }),
  );
  return (done * 1000) / (performance.now() - began);
}

/** What HTTP, the permission check and the wall cost: each verb against the bare statements of the same pool, in one run. */
export default async function http(report: Report): Promise<void> {
  const server = await startServer();
  try {
    await reads(server, report);
    await writes(server, report);
  } finally {
    await server.remove();
  }
}

const appPool = (server: RunningServer, max: number) => new pg.Pool({ connectionString: server.databaseUrl, max });

async function reads(server: RunningServer, report: Report): Promise<void> {
  const pool = appPool(server, 16);
  const { rows } = await pool.query<{ id: string }>('select id from unit where city_id = 1 order by id');
  const ids = rows.map((r) => r.id);
  const anId = () => ids[Math.floor(Math.random() * ids.length)] ?? '';
  const cookie = await server.signIn('ducha');
  const point = () => pool.query('select * from unit where city_id = 1 and id = $1', [anId()]);
  const over = async (path: (id: string) => string) => {
    const { requests, non2xx, errors } = await autocannon({
      url: server.address,
      connections: 20,
      duration: seconds,
      headers: { cookie },
      requests: Array.from({ length: 200 }, () => ({ method: 'GET', path: path(anId()) })),
    });
    if (non2xx || errors) throw new Error(`${non2xx} refused, ${errors} broken`);
    return requests.average;
  };
  await rate(20, point); // both warm
  await over((id) => `/api/units/${id}/card`);
  const card = await against(
    () => rate(20, point),
    () => over((id) => `/api/units/${id}/card`),
  );
  const page = await over((id) => `/api/units/${id}`);
  await pool.end();
  report({ name: 'read.raw', value: rounded(card.raw), unit: '次/秒' });
  report({ name: 'read.unitCard', value: rounded(card.verb), unit: '次/秒' });
  report({ name: 'read.unitCard.ofRaw', value: rounded(card.ratio, 3), unit: '倍', limit: { atLeast: 0.5 } });
  report({ name: 'read.unitPage', value: rounded(page), unit: '次/秒' });
}

/**
 * The platform's whole way of a write (session, permission, input, transaction, wall, fact, job, answer) on a verb that inserts one
 * row, against the same statements sent bare; 20 clients each.
 */
async function writes(server: RunningServer, report: Report): Promise<void> {
  const pool = appPool(server, 20);
  const personId = randomUUID();
  const bare = async () => {
    const client = await pool.connect();
    const [id, factId] = [randomUUID(), randomUUID()];
    await client.query('begin');
    await client.query("set local app.city_id = '1'");
    await client.query('insert into notice (city_id, id, person_id, at, title, body) values ($1, $2, $3, $4, $5, $6)', [
      1,
      id,
      personId,
      new Date(),
      'x',
      '',
    ]);
    await client.query(
      'insert into fact (city_id, id, at, kind, about, unit_id, actor_id, actor_name, request_id, data) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
      [1, factId, new Date(), 'bench.written', id, null, personId, '某某', factId, JSON.stringify({ title: 'x' })],
    );
    await client.query('select add_job($1, $2::json)', ['listen', JSON.stringify({ cityId: 1, fact: factId, listener: 'nobody' })]);
    await client.query('commit');
    client.release();
  };
  const child = fork(join(import.meta.dirname, 'write.server.ts'), { env: { ...process.env, BENCH_DATABASE: server.databaseUrl } });
  const port = await new Promise<number>((resolve) => child.once('message', (message) => resolve(Number(message))));
  const over = async () => {
    const { requests, non2xx, errors } = await autocannon({
      url: `http://127.0.0.1:${port}/api/bench`,
      connections: 20,
      duration: seconds,
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-weicheng': '1' },
      body: JSON.stringify({ title: 'x' }),
    });
    if (non2xx || errors) throw new Error(`${non2xx} refused, ${errors} broken`);
    return requests.average;
  };
  await rate(20, bare); // both warm
  await over();
  const write = await against(() => rate(20, bare), over);
  child.disconnect();
  await new Promise((resolve) => child.once('exit', resolve));
  await pool.end();
  report({ name: 'write.raw', value: rounded(write.raw), unit: '次/秒' });
  report({ name: 'write.verb', value: rounded(write.verb), unit: '次/秒' });
  report({ name: 'write.verb.ofRaw', value: rounded(write.ratio, 3), unit: '倍', limit: { atLeast: 0.5 } });
}

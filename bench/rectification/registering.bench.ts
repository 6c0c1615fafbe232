import { randomBytes, randomUUID } from 'node:crypto';
import { uuidv7 } from '@weicheng/domain/kernel';
import { wordsOf } from '@weicheng/domain/plan';
import { placeKey, urgencyOfIssue } from '@weicheng/domain/rectification';
import autocannon from 'autocannon';
import pg from 'pg';
import type { Report } from '../report.ts';
import { middle } from './compared.ts';
import { type Filled, many, startFilled } from './filled.ts';

const clients = 20;
const seconds = 3;
const rounds = 3;
const any = <T>(from: readonly T[]) => from[Math.floor(Math.random() * from.length)] as T;

/** What is registered; each somewhere else, as issues are. */
const invented = ({ areas, matters }: { areas: readonly string[]; matters: readonly string[] }) => ({
  title: '菜市场东门垃圾桶满溢',
  text: '巡查发现垃圾桶满溢，影响通行和观感，需尽快处理。',
  source: 'inspection',
  matter: any(matters),
  severity: 'minor',
  place: `学府路${Math.floor(Math.random() * 1e9)}号`,
  areaUnitId: any(areas),
});

/** 登记: twenty clients over HTTP, against the same statements sent bare on as many connections; both in turn, so that they meet the same machine. */
export default async function registering(report: Report): Promise<void> {
  const { server, filled, cookies } = await startFilled(report, many);
  const pool = new pg.Pool({ connectionString: server.databaseUrl, max: clients });
  try {
    const over = () => overHttp(server.address, cookies.office, filled);
    await bare(pool, filled, 1);
    await over(); // both warm
    const pairs: [number, number][] = [];
    for (let round = 0; round < rounds; round++) pairs.push([await bare(pool, filled, seconds), await over()]);
    report({ name: 'issues.register.raw', value: Math.round(middle(pairs.map(([raw]) => raw))), unit: '次/秒' });
    report({ name: 'issues.register.http', value: Math.round(middle(pairs.map(([, http]) => http))), unit: '次/秒' });
    report({
      name: 'issues.register.ofRaw',
      value: Math.round(1000 * middle(pairs.map(([raw, http]) => http / raw))) / 1000,
      unit: '倍',
      limit: { atLeast: 0.4 },
    });
  } finally {
    await pool.end();
    await server.stop();
  }
}

/** Registrations a second over HTTP. */
async function overHttp(address: string, cookie: string, filled: Filled): Promise<number> {
  const { requests, non2xx, errors } = await autocannon({
    url: `${address}/api/issues`,
    connections: clients,
    duration: seconds,
    // made one by one: autocannon lays out a list of them for every connection
    requests: [
      {
        method: 'POST',
        path: '/api/issues',
        headers: { cookie, 'content-type': 'application/json', 'x-weicheng': '1' },
        setupRequest: (request) => ({ ...request, body: JSON.stringify(invented(filled)) }),
      },
    ],
  });
  if (non2xx || errors) throw new Error(`register: ${non2xx} refused, ${errors} broken`);
  return requests.average;
}

/** Registrations a second by the statements of the verb alone: what it asks, what it writes, in one transaction. */
async function bare(pool: pg.Pool, filled: Filled, duration: number): Promise<number> {
  const unitId = any(filled.units);
  const began = performance.now();
  const end = began + duration * 1000;
  let done = 0;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < end) {
        const said = invented(filled);
        const now = new Date();
        const [id, factId] = [uuidv7(now.getTime(), randomBytes(10)), randomUUID()];
        const urgency = urgencyOfIssue({
          state: 'registered',
          due: null,
          registeredAt: now.toISOString(),
          submittedAt: null,
          closedAt: null,
          movedAt: now.toISOString(),
        });
        const client = await pool.connect();
        await client.query("begin; set local app.city_id = '1'");
        await client.query({
          name: 'standing',
          text: 'select id from unit where city_id = 1 and id = any($1) and ended_on is null',
          values: [[said.areaUnitId]],
        });
        await client.query({
          name: 'issue',
          text: `insert into issue (city_id, id, title, text, source, matter, severity, place, place_key, area_unit_id, wants_photo, registered_at,
            registered_by, registrar_unit_id, state, supporting_unit_ids, moved_at, rectifier_ids, extensions, duplicates, declines, returns, reopenings,
            rechecks, photos_before, photos_after, last_word, revision, urgency, words)
          values (1, $1, $2, $3, $4, $5, $6, $7, $8, $9, false, $10, '某某', $11, 'registered', '{}', $10, '{}', 0, 0, 0, 0, 0, 0, 0, 0, '', 0, $12,
            array_to_tsvector($13::text[])) returning number`,
          values: [
            id,
            said.title,
            said.text,
            said.source,
            said.matter,
            said.severity,
            said.place,
            placeKey(said.place),
            said.areaUnitId,
            now,
            unitId,
            urgency,
            wordsOf(`${said.title}\n${said.text}\n${said.place}`),
          ],
        });
        await client.query({
          name: 'fact',
          text: `insert into fact (city_id, id, at, kind, about, unit_id, actor_id, actor_name, request_id, data)
            values (1, $1, $2, 'issue.registered', $3, $4, $5, '某某', $6, $7)`,
          values: [
            factId,
            now,
            id,
            unitId,
            randomUUID(),
            factId,
            JSON.stringify({ number: 1, title: said.title, unitName: '', revision: 0 }),
          ],
        });
        await client.query({
          name: 'job',
          text: `select add_job('listen', $1::json)
            where exists (select from webhook where city_id = $2 and approved_at is not null and ended_at is null and $3 = any(kinds))`,
          values: [JSON.stringify({ cityId: 1, fact: factId, listener: 'push' }), 1, 'issue.registered'],
        });
        await client.query({
          name: 'near',
          text: `select i.id, i.number, i.title, i.matter, i.place, i.closed_at, i.lead_unit_id,
              (select count(*)::int from issue_link l where l.city_id = i.city_id and l.issue_id = i.id)
            from issue i where i.city_id = 1 and i.matter = $1 and i.state = 'closed' and i.closed_at >= $2 and i.urgency <= $3
              and i.place_key = $4 order by i.closed_at desc limit 50`,
          values: [
            said.matter,
            new Date(now.getTime() - 90 * 86_400_000),
            2_000_000 - Math.floor(now.getTime() / 86_400_000 - 90),
            placeKey(said.place),
          ],
        });
        await client.query('commit');
        client.release();
        done++;
      }
    }),
  );
  return (done * 1000) / (performance.now() - began);
}

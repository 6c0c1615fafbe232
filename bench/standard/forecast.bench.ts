import { dayOf } from '@weicheng/domain/kernel';
import { Checklist } from '@weicheng/domain/standard';
import pg from 'pg';
import market from '../../standards/checklists/market.json' with { type: 'json' };
import scoring from '../../standards/scoring/unannounced-visit-2014.json' with { type: 'json' };
import { startServer } from '../../tests/server.ts';
import type { Report } from '../report.ts';

const [places, itemsEach, runs] = [2000, 40, 21];

/** Milliseconds each of so many requests takes, one after another. */
async function times(address: string, cookie: string, path: string, count: number): Promise<number[]> {
  const all: number[] = [];
  for (let i = 0; i < count; i++) {
    const started = performance.now();
    const answer = await fetch(`${address}${path}`, { headers: { cookie } });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${answer.status} ${path}`);
    all.push(performance.now() - started);
  }
  return all;
}
const middle = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

/**
 * 得分预测 through the whole server: 2,000 places of a finished assessment with 40 items each. `first` is the one request after an
 * assessment was finished or the server started, which reads and scores the 80,000 lines; later ones find them scored.
 */
export default async function measure(report: Report): Promise<void> {
  const server = await startServer();
  const pool = new pg.Pool({ connectionString: server.databaseUrl, max: 1 });
  try {
    await fill(pool);
    const cookie = await server.signIn('chuangwei');
    await times(server.address, cookie, '/api/editions/in-force', 1);
    const [first = 0] = await times(server.address, cookie, '/api/forecast', 1);
    report({ name: 'forecast.first', value: first, unit: 'ms', limit: { atMost: 3000 } });
    report({
      name: 'forecast.read',
      value: middle(await times(server.address, cookie, '/api/forecast', runs)),
      unit: 'ms',
      limit: { atMost: 100 },
    });
    const wish = '/api/forecast/what-if?met=K01,K58&right=market.item3';
    report({ name: 'forecast.whatIf', value: middle(await times(server.address, cookie, wish, runs)), unit: 'ms', limit: { atMost: 100 } });
    report({
      name: 'edition.inForce',
      value: middle(await times(server.address, cookie, '/api/editions/in-force', runs)),
      unit: 'ms',
      limit: { atMost: 50 },
    });
  } finally {
    await pool.end();
    await server.remove();
  }
}

/** One more finished assessment, the last of the city, in a few statements. */
async function fill(pool: pg.Pool): Promise<void> {
  const list = Checklist.parse(market);
  const items = Array.from({ length: itemsEach }, (_, i) => ({ ...list.items[i % list.items.length], key: `item${i}` }));
  const kinds = scoring.parts.flatMap(({ placeKinds }) => placeKinds);
  const body = Checklist.parse({ ...list, key: 'long', placeKinds: kinds, items });
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`set local session_replication_role = replica`); // no trigger has a say in invented rows
    const { rows } = await client.query<{ id: string }>(
      `insert into mock_assessment (city_id, id, title, edition, scoring_table, sampling_plan, city_size, population, from_day, until_day,
         built_up_only, state, seed, draws, sheets, finished_sheets, finished_at)
       select city_id, gen_random_uuid(), '两千处', edition, $1, sampling_plan, 'large', 300, $2::date - 1, $2, true, 'finished', 's', 1, $3, $3, now()
       from mock_assessment where city_id = 1 order by id limit 1 returning id`,
      [JSON.stringify(scoring), dayOf(Date.now()), places],
    );
    const id = rows[0]?.id;
    await client.query('insert into mock_checklist (city_id, assessment_id, key, body) values (1, $1, $2, $3)', [
      id,
      'long',
      JSON.stringify(body),
    ]);
    await client.query(
      `insert into score_sheet (city_id, id, assessment_id, number, kind, checklist, place_kind, place_kind_name, site_id, name, address,
         subdistrict_id, subdistrict_name, state, items, marked, scaled)
       select 1, gen_random_uuid(), $1, n, 'site', 'long', ($2::text[])[1 + n % $3], '', gen_random_uuid(), '点位' || n, '', gen_random_uuid(), '', 'finished', $4, $4, 90
       from generate_series(1, $5) n`,
      [id, kinds, kinds.length, itemsEach, places],
    );
    await client.query(
      `insert into score_mark (city_id, assessment_id, sheet_id, item, kind, defects, seen, rating, remark, photos, revision, at)
       select 1, $1, s.id, 'item' || i, 'defects', (i + s.number) % 4, 10, 0, '', '{}', 1, now()
       from score_sheet s, generate_series(0, $2 - 1) i where s.city_id = 1 and s.assessment_id = $1`,
      [id, itemsEach],
    );
    await client.query('commit');
  } finally {
    client.release();
  }
  await pool.query('analyze mock_assessment; analyze score_sheet; analyze score_mark; analyze mock_checklist');
}

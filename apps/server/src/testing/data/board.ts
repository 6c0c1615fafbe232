import type pg from 'pg';

/**
 * Fills a city's board with invented figures: for each of the 58 indicators and of `years` years that are over one figure of each of
 * `units` subdistricts. Answers how many figures are on record then.
 */
export async function fillBoard(owner: pg.Pool, units: number, years: number): Promise<number> {
  const client = await owner.connect();
  try {
    await client.query('begin');
    await client.query(`set local session_replication_role = replica`); // no trigger has a say in invented rows
    await client.query(
      `insert into unit (city_id, id, kind, name, parent_id, position, founded_on)
      select 1, ${uuidOf('unit')}, 'subdistrict', '第' || n || '街道', (select id from unit where city_id = 1 and parent_id is null), 1000 + n, '2020-01-01'
      from generate_series(1, $1::int) n`,
      [units],
    );
    await client.query(
      `insert into reading (city_id, id, edition, indicator, year, part, part_unit_id, unit_id, state, figure, scope, source, note, doubt_reason,
        filled_by, filled_at, last_word, in_force, corrections, revision)
      select 1, gen_random_uuid(), edition, 'K' || lpad(k::text, 2, '0'), extract(year from now())::int - y, ${uuidOf('unit')}::text, ${uuidOf('unit')},
        (select id from unit where city_id = 1 and parent_id is null), 'approved', 80 + n % 20, 'jurisdiction', '年度统计', '', '', '某某', now(), '',
        jsonb_build_object('value', 80 + n % 20, 'plan', null, 'numerator', null, 'denominator', null, 'documented', false), '[]', 1
      from generate_series(1, 58) k, generate_series(1, $2::int) y, generate_series(1, $1::int) n,
        (select edition from reading where city_id = 1 limit 1) one`,
      [units, years],
    );
    await client.query('commit');
    await client.query('analyze reading, unit'); // as the database does by itself within a minute
    const { rows } = await client.query<{ count: number }>('select count(*)::int as count from reading where city_id = 1');
    return rows[0]?.count ?? 0;
  } finally {
    client.release();
  }
}

/** A uuid of version 8 (made by the application) from a word and the row's number. */
const uuidOf = (kind: string) => `overlay(overlay(md5('${kind}' || n) placing '8' from 13) placing '8' from 17)::uuid`;

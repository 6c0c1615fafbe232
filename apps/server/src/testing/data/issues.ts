import { wordsOf } from '@weicheng/domain/plan';
import { happeningNames, placeKey } from '@weicheng/domain/rectification';
import type pg from 'pg';
import { matterCodesOf } from '../../../../../standards/matters.ts';

/** What the invented issues speak of: some words are on every tenth row, some on a few hundred. */
const things = [
  '垃圾桶满溢',
  '窨井盖破损',
  '非机动车乱停放',
  '墙面小广告',
  '污水外溢',
  '公厕无洗手液',
  '绿化带堆物',
  '占道经营',
  '渣土遗撒',
  '果皮箱破损',
];
const places = Array.from(
  { length: 200 },
  (_, n) => `第${n + 1}片区${'甲乙丙丁戊己庚辛壬癸'[n % 10]}${'子丑寅卯辰巳午未申酉戌亥'[n % 12]}段`,
);
const texts = Array.from({ length: 2000 }, (_, n) => {
  const place = places[n % 200] as string;
  const title = `${place}${things[Math.floor(n / 7) % 10]}`;
  const text = `巡查发现${title}，影响通行和观感，需尽快处理，处理后拍照反馈。`;
  return { title, text, place, key: placeKey(place), words: wordsOf(`${title}\n${text}\n${place}`).map((word) => `'${word}'`) };
});

/** A throw of the dice for a row, the same at every filling. */
const dice = (name: string, sides: number) => `(hashtext('${name}' || n) & 2147483647) % ${sides}`;
const pick = (parameter: number, count: number, name: string) => `($${parameter}::uuid[])[1 + ${dice(name, count)}]`;

/**
 * Fills a city's ledger with invented issues of nine hundred days, from number `from` on until there are `count`, in a few statements, and with them
 * what the triggers would have written: whose they are, what happened on which day, and the counters. Nothing invented is in the trail.
 */
export async function fillIssues(
  owner: pg.Pool,
  count: number,
  from = 0,
): Promise<{ units: string[]; areas: string[]; matters: string[] }> {
  const { rows } = await owner.query<{ id: string; kind: string }>(
    `select id, kind from unit where city_id = 1 and ended_on is null and parent_id is not null order by id`,
  );
  const units = rows.map(({ id }) => id);
  const areas = rows.filter(({ kind }) => kind === 'subdistrict' || kind === 'community').map(({ id }) => id);
  const matters = (matterCodesOf()?.matters ?? []).map(({ code }) => code);
  const client = await owner.connect();
  try {
    await client.query('begin');
    await client.query(
      `set local session_replication_role = replica; set local work_mem = '256MB'; set local maintenance_work_mem = '256MB'`,
    );
    // taken first: the folding of every minute waits, and begins anew
    await client.query('truncate issue_unit, issue_day, issue_figure, issue_figure_delta, issue_overdue_level, issue_fold');
    const indexes = await takeDownIndexes(client, ['issue', 'issue_unit', 'issue_day']);
    await client.query(
      'create temp table said (row int primary key, title text, text text, place text, place_key text, words tsvector) on commit drop',
    );
    await client.query(
      `insert into said select ordinality - 1, title, text, place, key, words::tsvector
       from rows from (jsonb_to_recordset($1) as (title text, text text, place text, key text, words text)) with ordinality`,
      [JSON.stringify(texts.map(({ words, ...said }) => ({ ...said, words: words.join(' ') })))],
    );
    await client.query(
      `insert into issue (city_id, id, title, text, source, matter, severity, place, area_unit_id, wants_photo, registered_at, registered_by,
         registrar_unit_id, state, lead_unit_id, supporting_unit_ids, due, deadline_rule, dispatched_at, submitted_at, submitted_by, closed_at, moved_at,
         rectifier_ids, extensions, duplicates, declines, returns, reopenings, rechecks, photos_before, photos_after, last_word, revision, urgency, place_key, words)
       select 1, overlay(overlay(lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || substr(md5('i' || n), 13) placing '7' from 13) placing '8' from 17)::uuid,
         said.title, said.text, (array['inspection','inspection','citizen','hotline','superior'])[1 + ${dice('source', 5)}],
         case when ${dice('kind', 20)} > 0 then ($4::text[])[1 + ${dice('matter', matters.length)}] end,
         (array['minor','minor','minor','major','urgent'])[1 + ${dice('severity', 5)}], said.place, ${pick(3, areas.length, 'area')}, false, at, '某某',
         ($2::uuid[])[1], state, case when state not in ('registered', 'void') then ${pick(2, units.length, 'unit')} end, '{}',
         case when state not in ('registered', 'void') then due end,
         case when state not in ('registered', 'void') then jsonb_build_object('says', '交办后几个工作日', 'workingDays', null, 'from', due - 5) end,
         case when state not in ('registered', 'void') then at end, case when state in ('submitted', 'closed') then submitted_at end, null,
         case when state = 'closed' then closed_at end, greatest(at, case state when 'closed' then closed_at when 'submitted' then submitted_at end), '{}', 0, 0, 0,
         case when state = 'returned' or (state = 'closed' and ${dice('returned', 12)} = 0) then 1 else 0 end,
         case when state = 'closed' and ${dice('reopened', 40)} = 0 then 1 else 0 end, 0, 0, 0, '', 4,
         case when state = 'registered' then (at::date - date '1970-01-01') - 100000 when state = 'submitted' then 950000 + (submitted_at::date - date '1970-01-01')
           when state = 'closed' then 2000000 - (closed_at::date - date '1970-01-01') when state = 'void' then 2000000 - (at::date - date '1970-01-01')
           else due - date '1970-01-01' end, said.place_key, said.words
       from (
         select *, case when ${dice('void', 100)} = 0 then 'void' when at > now() - interval '3 hours' then 'registered'
           when submitted_at is null or submitted_at > now() then (array['dispatched','rectifying','rectifying','returned'])[1 + ${dice('open', 4)}]
           when closed_at > now() then 'submitted' else 'closed' end as state
         from (
           select *, case when ${dice('stuck', 400)} > 0 then due + time '10:00' - interval '4 days' + interval '1 day' * (${dice('pace', 6)}) end as submitted_at,
             due + time '17:00' - interval '4 days' + interval '1 day' * (${dice('pace', 6)} + ${dice('verify', 3)}) as closed_at
           from (select n, at, (at + interval '5 days' + interval '1 day' * (${dice('days', 12)}))::date as due from (
             select n, now() - interval '1 second' * floor(900 * 86400 * (1 - (n - $5::int + 0.5) / ($1::int - $5::int))::float8) as at
             from generate_series($5::int, $1::int - 1) n) n) n
         ) n
       ) n join said on said.row = ${dice('said', texts.length)}`,
      [count, units, areas, matters, from],
    );
    await client.query(`
      insert into issue_unit (city_id, issue_id, unit_id, role, urgency)
      select distinct on (i.id, unit_id) 1, i.id, unit_id, role, i.urgency from issue i
      cross join lateral (values (1, 'lead', lead_unit_id), (2, 'area', area_unit_id), (3, 'registrar', registrar_unit_id)) u (place, role, unit_id)
      where unit_id is not null order by i.id, unit_id, u.place;
      ${daysOfIssues};
      ${indexes.join(';\n')};
      insert into issue_fold select 1, coalesce(min(day), current_date - 1) from issue_day`);
    for (const key of [
      `'all', ''`,
      `'unit', coalesce(unit_id::text, '')`,
      `'matter', coalesce(matter, '')`,
      `'area', coalesce(area_unit_id::text, '')`,
    ])
      await client.query(figuresBy(key));
    await client.query(`
      insert into issue_overdue_level (city_id, scope, day, key, n)
      select 1, scope, day, key, n from (
        select k.scope, d.day::date, k.key, sum(coalesce(f.overdue, 0)) over (partition by k.scope, k.key order by d.day)::int as n
        from (select distinct scope, key from issue_figure) k
        cross join (select generate_series(day, current_date - 1, interval '1 day') as day from issue_fold) d
        left join issue_figure f on f.city_id = 1 and f.scope = k.scope and f.day = d.day::date and f.key = k.key
      ) t where n <> 0;
      update issue_fold set day = current_date - 1`);
    await client.query('commit');
  } finally {
    client.release();
  }
  await owner.query('vacuum analyze issue, issue_unit, issue_day, issue_figure, issue_overdue_level, issue_figure_delta');
  return { units, areas, matters };
}

/** A table without its indexes is filled in a third of the time; answers what puts them up again. The key that others point to stays. */
async function takeDownIndexes(client: pg.PoolClient, tables: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ down: string; up: string }>(
    `select case when c.oid is null then format('drop index %s', i.indexrelid::regclass)
         else format('alter table %s drop constraint %I', i.indrelid::regclass, c.conname) end as down,
       case when c.oid is null then pg_get_indexdef(i.indexrelid)
         else format('alter table %s add constraint %I %s', i.indrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) end as up
     from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.contype in ('p', 'u')
     where i.indrelid = any($1::regclass[]) and not exists (select from pg_constraint f where f.conindid = i.indexrelid and f.contype = 'f')`,
    [tables],
  );
  for (const { down } of rows) await client.query(down);
  return rows.map(({ up }) => up);
}

const daysOfIssues = `
  insert into issue_day (city_id, kind, day, issue_id, unit_id, matter, area_unit_id, until)
  select 1, kind, on_day, id, case when kind <> 'registered' then lead_unit_id end, matter, area_unit_id, ended from (
    select *, (registered_at at time zone interval '8 hours')::date as registered_on, (submitted_at at time zone interval '8 hours')::date as submitted_on,
      (closed_at at time zone interval '8 hours')::date as closed_on, state in ('dispatched', 'rectifying', 'returned') as running,
      state in ('submitted', 'closed') as answered
    from issue
  ) i cross join lateral (values
    ('registered', registered_on, null, true),
    ('voided', registered_on, null, state = 'void'),
    ('dispatched', registered_on, null, due is not null),
    ('submitted', submitted_on, null, submitted_on is not null),
    ('returned', submitted_on, null, returns > 0 and submitted_on is not null),
    ('rebound', closed_on, null, reopenings > 0),
    ('closed', closed_on, null, state = 'closed'),
    ('cameBack', closed_on, null, state = 'closed' and reopenings > 0),
    ('discarded', registered_on, null, state = 'void'),
    ('passed', closed_on, null, state = 'closed' and returns = 0 and reopenings = 0),
    ('due', due, null, running or answered),
    ('answered', due, null, answered),
    ('met', due, null, answered and submitted_on <= due),
    ('settled', due, null, state = 'closed'),
    ('settledInTime', due, null, closed_on <= due),
    ('overdue', due + 1, null, running),
    ('overdue', due + 1, submitted_on, answered and submitted_on > due + 1)
  ) k (kind, on_day, ended, so) where so and on_day is not null`;

const columnOf = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const figuresBy = (key: string) => `
  insert into issue_figure (city_id, scope, key, day, ${happeningNames.map(columnOf).join(', ')})
  select 1, ${key}, day, ${happeningNames.map((name) => `coalesce(sum(n) filter (where kind = '${name}'), 0)`).join(', ')} from (
    select kind, day, unit_id, matter, area_unit_id, count(*) as n from issue_day group by 1, 2, 3, 4, 5
    union all
    select kind, until, unit_id, matter, area_unit_id, -count(*) from issue_day where until is not null group by 1, 2, 3, 4, 5
  ) d group by 3, 4`;

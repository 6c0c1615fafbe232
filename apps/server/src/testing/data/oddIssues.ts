import type { UnitId } from '@weicheng/domain/organization';
import { wordsOf } from '@weicheng/domain/plan';
import type pg from 'pg';

const places = ['菜市场东门', '老城根巷', '河滨步道', '汽车站后街', '学府路口'];
const things = ['垃圾桶满溢', '窨井盖破损', '乱停放', '小广告', '污水外溢', '公厕无洗手液', '绿化带堆物'];

/**
 * Fills the ledger of a city with invented issues of all states, by hand of the owner: no trigger has a say but the one that says whose they are. Some words
 * are common, one is rare, one stands in closed ones of the first time only.
 */
export async function fillOddIssues(owner: pg.Pool, units: readonly UnitId[], count: number): Promise<void> {
  const said = places.flatMap((place) =>
    things.map((thing) => ({ place, title: place + thing, words: wordsOf(`${place}${thing}\n\n${place}`) })),
  );
  await owner.query('alter table issue disable trigger keep_to_the_loop');
  await owner.query(
    `insert into issue (city_id, id, title, text, source, matter, severity, place, area_unit_id, wants_photo, registered_at, registered_by,
       registrar_unit_id, state, lead_unit_id, supporting_unit_ids, due, deadline_rule, closed_at, moved_at, rectifier_ids, extension, extensions,
       duplicates, disputed_at, declines, returns, reopenings, rechecks, photos_before, photos_after, last_word, revision, urgency, words, longitude, latitude)
     select 1, id, said.title || extra.word, '', (array['inspection','citizen','hotline'])[1 + dice / 7 % 3],
       case when dice % 3 = 0 then null else '0600' || 1 + dice / 11 % 5 end, (array['minor','major','urgent'])[1 + dice / 13 % 3], said.place,
       ($2::uuid[])[1 + dice / 17 % $3], false, now(), '某某', $4, state, case when state = 'registered' then null else ($2::uuid[])[1 + dice / 19 % $3] end, '{}',
       due, case when due is not null then jsonb_build_object('says', '定的', 'workingDays', null, 'from', current_date) end, case when state = 'closed' then now() end, now(), '{}',
       case when state = 'rectifying' and dice % 41 = 0
         then jsonb_build_object('until', current_date + 90, 'reason', '等配件', 'askedAt', '2026-01-01T00:00:00.000Z', 'askedBy', '某某', 'askedById', null) end, 0, 0, case when state = 'closed' and dice % 43 = 0 then now() end,
       0, 0, 0, 0, 0, 0, '', 1,
       case state when 'registered' then 20000 + dice % 300 - 100000 when 'submitted' then 950000 + dice % 100 when 'closed' then 2000000 - dice % 20000
         else due - date '1970-01-01' end,
       said.words::tsvector || extra.words,
       case when n % 5 > 0 then 82.2 + n % 37 * 0.003 end, case when n % 5 > 0 then 38.6 + n % 23 * 0.003 end
     from (
       select n, id, dice, state, case when state in ('registered', 'closed') then null else current_date - 20 + dice / 100 % 60 end as due
       from (
         select n, overlay(overlay(lpad(to_hex(n::bigint << 24), 12, '0') || substr(md5('i' || n), 13) placing '7' from 13) placing '8' from 17)::uuid as id,
           (hashtext('dice' || n) & 2147483647) as dice,
           (array['closed','closed','closed','closed','rectifying','dispatched','returned','submitted','registered','closed'])[1 + (hashtext('state' || n) & 2147483647) % 10] as state
         from generate_series(1, $1) n
       ) t
     ) t join (select ordinality - 1 as row, title, place, words
       from rows from (jsonb_to_recordset($6) as (title text, place text, words text)) with ordinality) said on said.row = dice / 23 % $7
     cross join lateral (select case when n % 997 = 0 then '铁皮棚' when state = 'closed' and n < 5000 then '旧牌匾' else '' end) e (word)
     join jsonb_to_recordset($5) as extra (word text, words tsvector) on extra.word = e.word`,
    [
      count,
      units,
      units.length,
      units[0],
      JSON.stringify(['', '铁皮棚', '旧牌匾'].map((word) => ({ word, words: wordsOf(word).join(' ') }))),
      JSON.stringify(said.map((one) => ({ ...one, words: one.words.map((word) => `'${word}'`).join(' ') }))),
      said.length,
    ],
  );
  await owner.query('alter table issue enable trigger keep_to_the_loop');
  await owner.query('vacuum analyze issue, issue_unit');
}

import { wordsOf } from '@weicheng/domain/plan';
import type pg from 'pg';

/** What the invented ledger speaks of: who does what where, so that some words are on every tenth row and some on a few hundred. */
const things = ['背街小巷', '农贸市场', '公共厕所', '垃圾中转站', '窨井盖', '小餐饮店', '病媒生物', '建筑工地', '城乡结合部', '老旧小区'];
const acts = ['集中整治', '设施更新', '日常保洁', '证照核查', '孳生地清除', '公示栏更换', '隐患排查', '宣传发动', '绿化补植', '台账规范'];
const places = Array.from(
  { length: 200 },
  (_, n) => `第${n + 1}片区${'甲乙丙丁戊己庚辛壬癸'[n % 10]}${'子丑寅卯辰巳午未申酉戌亥'[n % 12]}段`,
);
const areas = ['组织管理', '健康教育', '市容环境', '重点场所', '食品饮水', '生态环境', '疾控免疫', '病媒防制'];

/** Some hundred texts with their words, cut as the server cuts them; rows take them in turn. */
const texts = Array.from({ length: 2000 }, (_, n) => {
  const title = `${places[n % 200]}${things[Math.floor(n / 7) % 10]}${acts[n % 10]}`;
  const text = `${title}：逐项摸底，列出清单，明确责任人和完成时间；${acts[(n * 3) % 10]}与${acts[(n * 7 + 1) % 10]}同步推进，完成后报送佐证。`;
  return { title, text, words: wordsOf(`${title}\n${text}`) };
});

const sha256 = "md5('a' || d) || md5('b' || d)";
/** A uuid of version 8 (made by the application) from a word and a number. */
const uuidOf = (column: string, kind: string) =>
  `overlay(overlay(md5('${kind}' || ${column}) placing '8' from 13) placing '8' from 17)::uuid`;

/** Fills a city's ledger with invented tasks (three and a half assignments each) in four hundred documents, in a few statements. */
export async function fillLedger(owner: pg.Pool, count: number): Promise<{ documents: string[]; units: string[] }> {
  const { rows } = await owner.query<{ id: string }>(
    `select id from unit where city_id = 1 and ended_on is null and parent_id is not null order by id`,
  );
  const units = rows.map((row) => row.id);
  const client = await owner.connect();
  try {
    await client.query('begin');
    await client.query(`set local session_replication_role = replica`); // no trigger has a say in invented rows
    await client.query(
      `insert into file (city_id, sha256, size, media_type, stored_at) select 1, ${sha256}, 0, 'text/plain', now() from generate_series(0, 399) d`,
    );
    await client.query(`
      insert into plan_document (city_id, id, state, title, document_number, issuer, unit_id, file_sha256, file_name, imported_at, imported_by,
        published_at, published_by, revision, tasks, accepted, set_aside, open_flags, open_units)
      select 1, ${uuidOf('d', 'document')}, 'published', '工作方案之' || d, '', '', (select id from unit where city_id = 1 and parent_id is null),
        ${sha256}, 'x.txt', now(), '某某', now(), '某某', 0, 0, 0, 0, 0, 0
      from generate_series(0, 399) d`);
    await client.query('create temp table said (row int primary key, title text, text text, words text) on commit drop');
    await client.query(
      `insert into said select ordinality - 1, title, text, words from rows from (jsonb_to_recordset($1) as (title text, text text, words text)) with ordinality`,
      [JSON.stringify(texts.map(({ words, ...said }) => ({ ...said, words: words.map((word) => `'${word}'`).join(' ') })))],
    );
    await client.query(
      `insert into task (city_id, id, document_id, position, path, area, area_path, period, title, text, due, deadlines, recurrence, thresholds,
        clauses, indicators, state, owners, acknowledged, submitted, closed, progress, steps, issued_on, closed_on, void_reason, children,
        children_closed, revision, urgency, words, unit_count, first_unit_id, first_role)
      select 1, id, ${uuidOf('(n % 400)', 'document')}, n, n::text, ($2::text[])[1 + n / 400 % 8], '',
        '2026-Q' || (1 + n / 3200 % 4), said.title, said.text, due, '[]', '{}', '[]', '{}', '{}', state, 1, 1,
        (state in ('submitted', 'closed'))::int, (state = 'closed')::int, case state when 'closed' then 100 else n % 100 end, '[]', current_date - 200,
        case state when 'closed' then closed_on end, null, 0, 0, 0,
        case state when 'submitted' then 950000 when 'closed' then 2000000 - (closed_on - date '1970-01-01') else coalesce(due - date '1970-01-01', 900000) end,
        said.words::tsvector, 1 + (hashtext(id::text) & 2147483647) % 6, ($3::uuid[])[1 + ((hashtext(id::text) & 2147483647) / 7) % $4], 'lead'
      from (
        select n, ${uuidOf('n', 'task')} as id, saying, case when dice % 19 = 0 then null else current_date - 60 + dice / 100 % 400 end as due,
          current_date - 1 - dice / 100 % 180 as closed_on,
          case when dice % 100 < 45 then 'closed' when dice % 100 < 53 then 'submitted' when dice % 100 < 62 then 'issued' else 'active' end as state
        from (
          select n, (hashtext('dice' || n) & 2147483647) as dice, (hashtext('saying' || n) & 2147483647) % 2000 as saying
          from generate_series(0, $1 - 1) n
        ) thrown
      ) t join said on said.row = saying`,
      [count, areas, units, units.length],
    );
    await client.query(
      `insert into assignment (city_id, id, task_id, unit_id, role, printed, state, progress, due, extensions, acknowledged_on, submitted_on,
        closed_on, returns, last_word, revision, urgency, task_urgency, task_state, task_area, task_period, task_document_id, task_due)
      select 1, ${uuidOf('t.id::text || k', 'assignment')}, t.id, unit_id, case k when 0 then 'lead' else 'supporting' end, '',
        case when k > 0 and t.state <> 'issued' then 'active' else t.state end, t.progress, t.due, 0,
        case when t.state <> 'issued' then t.issued_on + 1 end, case when k = 0 and t.state in ('submitted', 'closed') then t.issued_on + 30 end,
        case when k = 0 then t.closed_on end, 0, '', 1, t.urgency, t.urgency, t.state, t.area, t.period, t.document_id, t.due
      from task t
      cross join generate_series(0, 5) k
      cross join lateral (select ($1::uuid[])[1 + ((hashtext(t.id::text) & 2147483647) / 7 + k * 37) % $2] as unit_id) u
      where t.city_id = 1 and t.document_id in (select ${uuidOf('d', 'document')} from generate_series(0, 399) d) and k <= (hashtext(t.id::text) & 2147483647) % 6`,
      [units, units.length],
    );
    await client.query('commit');
  } finally {
    client.release();
  }
  await owner.query('vacuum analyze task, assignment, plan_document');
  const documents = await owner.query<{ id: string }>(
    `select id from plan_document where city_id = 1 and title ~ '^工作方案之' order by id`,
  );
  return { documents: documents.rows.map((row) => row.id), units };
}

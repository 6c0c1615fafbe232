import { type Day, kernelProblems } from '@weicheng/domain/kernel';
import { daysSinceEpoch, type MatrixCell, type TaskFilter, type TaskId, type TaskRow, urgencyBands, wordsOf } from '@weicheng/domain/plan';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Context } from '#platform/context';
import type { Reach } from '../../organization/index.ts';
import { taskColumns } from './task.store.ts';

type Desk = Pick<Context, 'db' | 'actor'>;

/** The days a filter speaks of: today, and the last day that still counts as due soon. */
export interface LedgerDays {
  today: Day;
  soon: Day;
}

/** A row without what is computed from the calendar. */
export type LedgerRow = Omit<TaskRow, 'clock'>;

const Key = z.tuple([z.number(), z.uuid()]);
const readKey = (after: string): z.infer<typeof Key> => {
  try {
    return Key.parse(JSON.parse(Buffer.from(after, 'base64url').toString()));
  } catch {
    throw kernelProblems.invalid({ fields: [{ path: 'after', message: '翻页的位置不对，从第一页重新看' }] });
  }
};
const keyOf = (value: number, id: string) => Buffer.from(JSON.stringify([value, id])).toString('base64url');

/** The conditions of the ledger, and whose rows a reader sees: those in which a unit he reaches has a share. */
function matching({ actor }: Desk, filter: TaskFilter, reach: Reach, { today, soon }: LedgerDays): RawBuilder<unknown> {
  const all: RawBuilder<unknown>[] = [sql`t.city_id = ${actor.cityId}`];
  const share = (more: RawBuilder<unknown>) =>
    sql`exists (select from assignment a where a.city_id = t.city_id and a.task_id = t.id and a.state not in ('transferred', 'void') and ${more})`;
  if (reach !== null) all.push(share(sql`a.unit_id = any(${reach}::uuid[])`));
  if (filter.unitId)
    all.push(share(filter.role ? sql`a.unit_id = ${filter.unitId} and a.role = ${filter.role}` : sql`a.unit_id = ${filter.unitId}`));
  if (filter.state) all.push(sql`t.state = ${filter.state}`);
  if (filter.area !== undefined) all.push(sql`t.area = ${filter.area}`);
  if (filter.period !== undefined) all.push(sql`t.period = ${filter.period}`);
  if (filter.documentId) all.push(sql`t.document_id = ${filter.documentId}`);
  if (filter.parentTaskId) all.push(sql`t.parent_task_id = ${filter.parentTaskId}`);
  if (filter.dueFrom) all.push(sql`t.due >= ${filter.dueFrom}`);
  if (filter.dueTo) all.push(sql`t.due <= ${filter.dueTo}`);
  if (filter.clock === 'open') all.push(sql`t.urgency < ${urgencyBands.over}`);
  if (filter.clock === 'overdue') all.push(sql`t.urgency < ${daysSinceEpoch(today)}`);
  if (filter.clock === 'soon') all.push(sql`t.urgency between ${daysSinceEpoch(today)} and ${daysSinceEpoch(soon)}`);
  if (filter.clock === 'undated') all.push(sql`t.urgency = ${urgencyBands.undated}`);
  if (filter.search) {
    const words = wordsOf(filter.search);
    // every word of what is searched for, as it stands: no operator of the query language gets through
    all.push(
      words.length === 0 ? sql`false` : sql`t.words @@ ${words.map((word) => `'${word.replace(/['\\]/g, '$&$&')}'`).join(' & ')}::tsquery`,
    );
  }
  return sql.join(all, sql` and `);
}

const rowColumns = sql`t.*, d.title as "documentTitle", left(t.text, 120) as excerpt, coalesce(u.units, '[]') as units, coalesce(u.count, 0)::int as "unitCount"`;
/** The first six of a task's units, those who owe it first, with how many there are. */
const unitsOfTask = (cityId: number) => sql`
  left join lateral (
    select jsonb_agg(jsonb_build_object('unitId', s.unit_id, 'unitName', s.name, 'role', s.role, 'printed', s.printed) order by s.rank, s.id) filter (where s.place <= 6) as units,
           max(s.place) as count
    from (
      select a.id, a.unit_id, u.name, a.role, a.printed, r.rank, row_number() over (order by r.rank, a.id) as place
      from assignment a
      join unit u on u.city_id = a.city_id and u.id = a.unit_id
      cross join lateral (select array_position(array['lead', 'responsible', 'supporting'], a.role) as rank) r
      where a.city_id = ${cityId} and a.task_id = t.id and a.state not in ('transferred', 'void')
    ) s
  ) u on true`;

const cap = 1000;
export type CappedCount = { value: number; capped: boolean };
const capped = (n: number): CappedCount => ({ value: Math.min(n, cap), capped: n > cap });

/** All SQL of the ledger 任务台账. */
export const ledger = {
  /** One page; `sort` document wants a document, else the most urgent come first. */
  async page(
    desk: Desk,
    filter: TaskFilter,
    reach: Reach,
    days: LedgerDays,
    { limit, after, sort }: { limit: number; after?: string | undefined; sort: 'urgency' | 'document' },
  ): Promise<{ rows: LedgerRow[]; next: string | null }> {
    const byPlace = sort === 'document' && filter.documentId !== undefined;
    const column = byPlace ? sql`t.position` : sql`t.urgency`;
    const key = after === undefined ? undefined : readKey(after);
    const behind = key ? sql`and (${column}, t.id) > (${key[0]}, ${key[1]}::uuid)` : sql``;
    const { rows } = await sql<LedgerRow & { text: string; sortKey: number }>`
      with page as (
        select ${taskColumns}, ${column} as "sortKey" from task t
        where ${matching(desk, filter, reach, days)} ${behind}
        order by ${column}, t.id limit ${limit + 1}
      )
      select ${rowColumns} from page t
      join plan_document d on d.city_id = ${desk.actor.cityId} and d.id = t."documentId"
      ${unitsOfTask(desk.actor.cityId)}
      order by t."sortKey", t.id`.execute(desk.db);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return { rows: page, next: rows.length > limit && last ? keyOf(last.sortKey, last.id) : null };
  },

  /** Some tasks as rows, whoever reads. */
  async some(desk: Desk, ids: readonly TaskId[]): Promise<LedgerRow[]> {
    const { rows } = await sql<LedgerRow>`
      with page as (select ${taskColumns}, t.urgency as "sortKey" from task t where t.city_id = ${desk.actor.cityId} and t.id = any(${ids}::uuid[]))
      select ${rowColumns} from page t
      join plan_document d on d.city_id = ${desk.actor.cityId} and d.id = t."documentId"
      ${unitsOfTask(desk.actor.cityId)}
      order by t."sortKey", t.id`.execute(desk.db);
    return rows;
  },

  /** Whether a reader who reaches these units has a share in the task. */
  async reaches({ db, actor }: Desk, id: TaskId, reach: Reach): Promise<boolean> {
    if (reach === null) return true;
    const { rows } = await sql<{ yes: boolean }>`
      select exists (select from assignment a where a.city_id = ${actor.cityId} and a.task_id = ${id} and a.unit_id = any(${reach}::uuid[])) as yes`.execute(
      db,
    );
    return rows[0]?.yes ?? false;
  },

  /** How many there are on each tab; counting stops at a thousand. */
  async counts(desk: Desk, filter: TaskFilter, reach: Reach, days: LedgerDays) {
    const { clock: _clock, state: _state, ...rest } = filter;
    const count = (tab: TaskFilter) =>
      sql`(select count(*)::int from (select from task t where ${matching(desk, { ...rest, ...tab }, reach, days)} limit ${cap + 1}) c)`;
    const { rows } = await sql<{ all: number; open: number; overdue: number; soon: number; submitted: number; closed: number }>`
      select ${count({})} as all, ${count({ clock: 'open' })} as open, ${count({ clock: 'overdue' })} as overdue, ${count({ clock: 'soon' })} as soon,
             ${count({ state: 'submitted' })} as submitted, ${count({ state: 'closed' })} as closed`.execute(desk.db);
    const row = rows[0] ?? { all: 0, open: 0, overdue: 0, soon: 0, submitted: 0, closed: 0 };
    return {
      all: capped(row.all),
      open: capped(row.open),
      overdue: capped(row.overdue),
      soon: capped(row.soon),
      submitted: capped(row.submitted),
      closed: capped(row.closed),
    };
  },

  /** 挂图作战 of one document: areas in its order, and what is in each cell. */
  async matrix(desk: Desk, documentId: string, reach: Reach, days: LedgerDays): Promise<MatrixCell[]> {
    const { rows } = await sql<MatrixCell>`
      select t.area, coalesce(t.period, to_char(t.due, 'YYYY"-Q"Q'), '') as period, count(*)::int as total,
             (count(*) filter (where t.state = 'closed'))::int as closed,
             (count(*) filter (where t.urgency < ${daysSinceEpoch(days.today)}))::int as overdue
      from task t
      where ${matching(desk, { documentId: documentId as never }, reach, days)} and t.state <> 'void'
      group by 1, 2 order by min(t.position), 2`.execute(desk.db);
    return rows;
  },

  /** Tasks of a document by the month they are due; `month` is empty where none is set. */
  async months(desk: Desk, documentId: string, reach: Reach, days: LedgerDays) {
    const { rows } = await sql<{ month: string; total: number; closed: number; overdue: number }>`
      select coalesce(to_char(t.due, 'YYYY-MM'), '') as month, count(*)::int as total, (count(*) filter (where t.state = 'closed'))::int as closed,
             (count(*) filter (where t.urgency < ${daysSinceEpoch(days.today)}))::int as overdue
      from task t where ${matching(desk, { documentId: documentId as never }, reach, days)} and t.state <> 'void'
      group by 1 order by 1`.execute(desk.db);
    return rows;
  },
};

import { type Day, kernelProblems } from '@weicheng/domain/kernel';
import { daysSinceEpoch, type MatrixCell, type TaskFilter, type TaskId, type TaskRow } from '@weicheng/domain/plan';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Context } from '#platform/context';
import { plannedAnew } from '#platform/database';
import type { Reach } from '../../organization/index.ts';
import { isRare, keysOf, type LedgerDays, matching } from './ledgerKeys.store.ts';
import { listColumns } from './task.store.ts';

type Desk = Pick<Context, 'db' | 'actor'>;

/** A row without what is computed from the calendar. */
export type LedgerRow = Omit<TaskRow, 'clock'>;

const Keys = { urgency: z.tuple([z.int32(), z.uuid()]), position: z.tuple([z.number(), z.uuid()]) };
const readKey = (after: string, order: keyof typeof Keys): [number, string] => {
  try {
    return Keys[order].parse(JSON.parse(Buffer.from(after, 'base64url').toString()));
  } catch {
    throw kernelProblems.invalid({ fields: [{ path: 'after', message: '翻页的位置不对，从第一页重新看' }] });
  }
};
const keyOf = (value: number, id: string) => Buffer.from(JSON.stringify([value, id])).toString('base64url');

/** How much of a row leaves: a list shows the first words and six units, an export everything. */
export interface Width {
  characters: number;
  units: number;
}
const onAList: Width = { characters: 120, units: 6 };

/** The rows of a page from the ids of its tasks, in that order, whoever reads: what is on the row, then whose it is. */
async function rowsOf({ db, actor }: Desk, ids: readonly string[], { characters, units }: Width): Promise<LedgerRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Omit<LedgerRow, 'units' | 'unitCount'>>`
    select ${listColumns}, d.title as "documentTitle", left(t.text, ${characters}) as excerpt
    from unnest(${ids}::uuid[]) with ordinality p(id, place)
    join task t on t.city_id = ${actor.cityId} and t.id = p.id
    join plan_document d on d.city_id = t.city_id and d.id = t.document_id
    order by p.place`.execute(db);
  const shares = await sql<LedgerRow['units'][number] & { taskId: TaskId }>`
    select a.task_id as "taskId", a.unit_id as "unitId", u.name as "unitName", a.role, a.printed
    from assignment a join unit u on u.city_id = a.city_id and u.id = a.unit_id
    where a.city_id = ${actor.cityId} and a.task_id = any(${ids}::uuid[]) and a.state not in ('transferred', 'void')
    order by array_position(array['lead', 'responsible', 'supporting'], a.role), a.id`.execute(db);
  const ofTask = Map.groupBy(shares.rows, (share) => share.taskId);
  return rows.map((row) => {
    const own = ofTask.get(row.id) ?? [];
    return { ...row, units: own.slice(0, units), unitCount: own.length };
  });
}

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
    { limit, after, sort, width = onAList }: { limit: number; after?: string | undefined; sort: 'urgency' | 'document'; width?: Width },
  ): Promise<{ rows: LedgerRow[]; next: string | null }> {
    const order = sort === 'document' && filter.documentId !== undefined ? 'position' : 'urgency';
    const key = after === undefined ? undefined : readKey(after, order);
    const keys = keysOf(desk, filter, reach, days, { limit: limit + 1, after: key, order, rare: await isRare(desk, filter) });
    const found = (await sql<{ key: number; id: string }>`${plannedAnew} ${keys}`.execute(desk.db)).rows;
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const rows = await rowsOf(
      desk,
      page.map(({ id }) => id),
      width,
    );
    return { rows, next: found.length > limit && last ? keyOf(last.key, last.id) : null };
  },

  /** Some tasks as rows, whoever reads. */
  some: (desk: Desk, ids: readonly TaskId[]): Promise<LedgerRow[]> => rowsOf(desk, ids, onAList),

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
    const rare = await isRare(desk, filter);
    const count = (tab: TaskFilter) =>
      sql`(select count(*)::int from (${keysOf(desk, { ...rest, ...tab }, reach, days, { limit: cap + 1, rare })}) c)`;
    const { rows } = await sql<{
      all: number;
      open: number;
      overdue: number;
      soon: number;
      submitted: number;
      closed: number;
    }>`${plannedAnew}
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

  /** 阶段 of a document, in its order. */
  async phases({ db, actor }: Desk, documentId: string): Promise<{ name: string; from: Day | null; until: Day | null }[]> {
    const { rows } = await sql<{ name: string; from: Day | null; until: Day | null }>`
      select name, start_day as "from", end_day as until from plan_phase
      where city_id = ${actor.cityId} and document_id = ${documentId} order by position, id`.execute(db);
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

import { type Day, kernelProblems } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import {
  daysSinceEpoch,
  type MatrixCell,
  type PlanDocumentId,
  type TaskFilter,
  type TaskId,
  type TaskState,
  type TaskTally,
  type TaskThreshold,
  type TaskUnitRole,
} from '@weicheng/domain/plan';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Context } from '#platform/context';
import { plannedAnew } from '#platform/database';
import type { Reach } from '../../organization/index.ts';
import { keysOf, type LedgerDays, matching, wayOf } from './ledgerKeys.store.ts';

type Desk = Pick<Context, 'db' | 'actor'>;

/** A task as a page of the ledger reads it; the rest of its row is remembered or computed. */
export interface ListedTask extends TaskTally {
  key: number;
  id: TaskId;
  documentId: PlanDocumentId;
  path: string;
  area: string;
  title: string;
  due: Day | null;
  state: TaskState;
  firstUnitId: UnitId | null;
  unitCount: number;
}
const listed = sql`r.id, r.document_id as "documentId", r.path, r.area, r.title, r.due, r.state, r.owners, r.acknowledged, r.submitted, r.closed,
  r.progress, r.first_unit_id as "firstUnitId", r.unit_count as "unitCount"`;

/** A task with all that a copy of the ledger tells of it. */
export interface WideTask extends Pick<ListedTask, 'key' | 'id' | 'path' | 'area' | 'title' | 'due' | 'state' | 'progress'> {
  text: string;
  thresholds: readonly TaskThreshold[];
  documentTitle: string;
  units: readonly { name: string; role: TaskUnitRole }[];
}
const wide = sql`r.id, r.path, r.area, r.title, r.due, r.state, r.progress, r.text, r.thresholds,
  (select d.title from plan_document d where d.city_id = r.city_id and d.id = r.document_id) as "documentTitle",
  (select coalesce(jsonb_agg(jsonb_build_object('name', u.name, 'role', a.role)
      order by array_position(array['lead', 'responsible', 'supporting'], a.role), a.id), '[]')
   from assignment a join unit u on u.city_id = a.city_id and u.id = a.unit_id
   where a.city_id = r.city_id and a.task_id = r.id and a.state not in ('transferred', 'void')) as units`;

const Keys = { urgency: z.tuple([z.int32(), z.uuid()]), position: z.tuple([z.number(), z.uuid()]) };
const readKey = (after: string, order: keyof typeof Keys): [number, string] => {
  try {
    return Keys[order].parse(JSON.parse(Buffer.from(after, 'base64url').toString()));
  } catch {
    throw kernelProblems.invalid({ fields: [{ path: 'after', message: '翻页的位置不对，从第一页重新看' }] });
  }
};
const keyOf = (value: number, id: string) => Buffer.from(JSON.stringify([value, id])).toString('base64url');

/** A page as it is asked for; `sort` document wants a document, else the most urgent come first. */
interface Asked {
  limit: number;
  after?: string | undefined;
  sort: 'urgency' | 'document';
}
/** The sizes our own pages ask for: their statements are planned once, whatever is asked. */
const usual: readonly number[] = [50, 100, 200];

async function page<T extends Pick<ListedTask, 'key' | 'id'>>(
  columns: RawBuilder<unknown>,
  desk: Desk,
  filter: TaskFilter,
  reach: Reach,
  days: LedgerDays,
  { limit, after, sort }: Asked,
): Promise<{ rows: T[]; next: string | null }> {
  const order = sort === 'document' && filter.documentId !== undefined ? 'position' : 'urgency';
  const key = after === undefined ? undefined : readKey(after, order);
  const way = await wayOf(desk, filter);
  const planned = usual.includes(limit) ? sql`` : plannedAnew;
  const { rows } =
    await sql<T>`${planned} ${keysOf(desk, filter, reach, days, { limit: limit + 1, after: key, order, way, columns })}`.execute(desk.db);
  const more = rows.length > limit;
  if (more) rows.length = limit;
  const last = rows.at(-1);
  return { rows, next: more && last ? keyOf(last.key, last.id) : null };
}

const cap = 1000;
export type CappedCount = { value: number; capped: boolean };
const capped = (n: number): CappedCount => ({ value: Math.min(n, cap), capped: n > cap });

/** All SQL of the ledger 任务台账. */
export const ledger = {
  /** One page as it is shown. */
  page: (...asked: [Desk, TaskFilter, Reach, LedgerDays, Asked]) => page<ListedTask>(listed, ...asked),

  /** One page as it leaves the building. */
  widePage: (...asked: [Desk, TaskFilter, Reach, LedgerDays, Asked]) => page<WideTask>(wide, ...asked),

  /** Some tasks as they are shown, in this order, whoever reads. */
  async some({ db, actor }: Desk, ids: readonly TaskId[]): Promise<ListedTask[]> {
    const { rows } = await sql<ListedTask>`
      select r.urgency as key, ${listed} from unnest(${ids}::uuid[]) with ordinality p(id, place)
      join task r on r.city_id = ${actor.cityId} and r.id = p.id order by p.place`.execute(db);
    return rows;
  },

  /** Titles of plans. */
  async titles({ db, actor }: Desk, ids: readonly PlanDocumentId[]): Promise<ReadonlyMap<PlanDocumentId, string>> {
    const { rows } = await sql<{ id: PlanDocumentId; title: string }>`
      select id, title from plan_document where city_id = ${actor.cityId} and id = any(${ids}::uuid[])`.execute(db);
    return new Map(rows.map(({ id, title }) => [id, title]));
  },

  /** Whether a reader who reaches these units has a share in the task. */
  async reaches({ db, actor }: Desk, id: TaskId, reach: Reach): Promise<boolean> {
    if (reach === null) return true;
    const { rows } = await sql<{ yes: boolean }>`
      select exists (select from assignment a where a.city_id = ${actor.cityId} and a.task_id = ${id} and a.state <> 'transferred' and a.unit_id = any(${reach}::uuid[])) as yes`.execute(
      db,
    );
    return rows[0]?.yes ?? false;
  },

  /** How many there are on each tab; counting stops at a thousand. */
  async counts(desk: Desk, filter: TaskFilter, reach: Reach, days: LedgerDays) {
    const { clock: _clock, state: _state, ...rest } = filter;
    const way = await wayOf(desk, rest);
    const count = (tab: TaskFilter) =>
      sql`(select count(*)::int from (${keysOf(desk, { ...rest, ...tab }, reach, days, { limit: cap + 1, way })}) c)`;
    const { rows } = await sql<{
      all: number;
      open: number;
      overdue: number;
      soon: number;
      submitted: number;
      closed: number;
    }>`
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

import type { Day } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import { type NewTask, type Task, type TaskId, turnOf, urgencyOf, wordsOf } from '@weicheng/domain/plan';
import { sql } from 'kysely';
import type { Context } from '#platform/context';
import { insertRows } from '../../organization/index.ts';

type Desk = Pick<Context, 'db' | 'actor'>;

/** The columns of a task as `Task` has them, under the alias `t`. */
const taskColumns = sql`t.id, t.document_id as "documentId", t.parent_task_id as "parentTaskId", t.position, t.path, t.area,
  t.area_path as "areaPath", t.period, t.title, t.due, t.recurrence, t.thresholds, t.clauses, t.indicators, t.state,
  jsonb_build_object('owners', t.owners, 'acknowledged', t.acknowledged, 'submitted', t.submitted, 'closed', t.closed, 'progress', t.progress) as tally,
  case when t.first_unit_id is not null then jsonb_build_object('unitId', t.first_unit_id, 'role', t.first_role) end as first, t.unit_count as "unitCount",
  t.issued_on as "issuedOn", t.closed_on as "closedOn", t.void_reason as "voidReason", t.children,
  t.children_closed as "childrenClosed", t.revision, t.text, t.deadlines, t.steps`;

/** Words as a tsvector: already cut, so that no dictionary of the database has a say. */
const vectorOf = (text: string) => sql<string>`array_to_tsvector(${wordsOf(text)}::text[])`;
const urgency = (t: Pick<Task, 'state' | 'due' | 'closedOn'>) => urgencyOf(turnOf(t.state), t.due, t.closedOn);

/** All SQL that reads and writes one task; lists are in taskLedger.store.ts. */
export const tasks = {
  async get({ db, actor }: Desk, id: TaskId): Promise<Task | undefined> {
    const { rows } = await sql<Task>`select ${taskColumns} from task t where t.city_id = ${actor.cityId} and t.id = ${id}`.execute(db);
    return rows[0];
  },

  /** The same, and nobody else changes it until the act is over. */
  async take({ db, actor }: Desk, id: TaskId): Promise<Task | undefined> {
    const { rows } = await sql<Task>`
      select ${taskColumns} from task t where t.city_id = ${actor.cityId} and t.id = ${id} for update`.execute(db);
    return rows[0];
  },

  /** Tasks as they are issued, all in one statement. */
  async add(
    { db, actor }: Desk,
    added: readonly (Omit<NewTask, 'units'> & Pick<Task, 'first' | 'unitCount'> & { owners: number })[],
    today: Day,
  ): Promise<void> {
    const rows = added.map(({ owners, ...t }) => ({
      city_id: actor.cityId,
      id: t.id as string,
      document_id: t.documentId as string,
      parent_task_id: t.parentTaskId as string | null,
      position: t.position,
      path: t.path,
      area: t.area,
      area_path: t.areaPath,
      period: t.period,
      title: t.title,
      text: t.text,
      due: t.due as string | null,
      deadlines: t.deadlines,
      recurrence: t.recurrence,
      thresholds: t.thresholds,
      clauses: t.clauses,
      indicators: t.indicators,
      state: 'issued',
      owners,
      acknowledged: 0,
      submitted: 0,
      closed: 0,
      progress: 0,
      first_unit_id: t.first?.unitId ?? null,
      first_role: t.first?.role ?? null,
      unit_count: t.unitCount,
      steps: [],
      issued_on: today as string,
      closed_on: null,
      void_reason: null,
      children: 0,
      children_closed: 0,
      revision: 0,
      urgency: urgencyOf('owed', t.due, null),
      words: tsvectorText(`${t.title}\n${t.text}`),
    }));
    await insertRows(db, 'task', rows);
  },

  /** What the plan says of it, and how it stands. */
  async save({ db, actor }: Desk, t: Task): Promise<void> {
    await db
      .updateTable('task')
      .set({
        title: t.title,
        text: t.text,
        path: t.path,
        area: t.area,
        area_path: t.areaPath,
        period: t.period,
        position: t.position,
        due: t.due,
        deadlines: JSON.stringify(t.deadlines),
        thresholds: JSON.stringify(t.thresholds),
        recurrence: t.recurrence as string[],
        clauses: t.clauses,
        indicators: t.indicators,
        state: t.state,
        owners: t.tally.owners,
        acknowledged: t.tally.acknowledged,
        submitted: t.tally.submitted,
        closed: t.tally.closed,
        progress: t.tally.progress,
        first_unit_id: t.first?.unitId ?? null,
        first_role: t.first?.role ?? null,
        unit_count: t.unitCount,
        steps: JSON.stringify(t.steps),
        closed_on: t.closedOn,
        void_reason: t.voidReason,
        children: t.children,
        children_closed: t.childrenClosed,
        revision: t.revision,
        urgency: urgency(t),
        words: vectorOf(`${t.title}\n${t.text}`),
      })
      .where('city_id', '=', actor.cityId)
      .where('id', '=', t.id)
      .execute();
  },

  /** Tasks go on under a new version of their plan. */
  async moveTo({ db, actor }: Desk, ids: readonly TaskId[], documentId: string | null): Promise<void> {
    if (documentId !== null)
      await sql`update task set document_id = ${documentId} where city_id = ${actor.cityId} and id = any(${ids}::uuid[])`.execute(db);
  },

  /** The child tasks of the same plan that are not void, held until the act is over. */
  async takeChildren({ db, actor }: Desk, { id, documentId }: Pick<Task, 'id' | 'documentId'>): Promise<Task[]> {
    const { rows } = await sql<Task>`
      select ${taskColumns} from task t
      where t.city_id = ${actor.cityId} and t.parent_task_id = ${id} and t.document_id = ${documentId} and t.state <> 'void'
      order by t.id for update`.execute(db);
    return rows;
  },

  /** The units that have a share in a child task. */
  async unitsBelow({ db, actor }: Desk, id: TaskId): Promise<UnitId[]> {
    const { rows } = await sql<{ unitId: UnitId }>`
      select distinct a.unit_id as "unitId" from task t join assignment a on a.city_id = t.city_id and a.task_id = t.id
      where t.city_id = ${actor.cityId} and t.parent_task_id = ${id} and a.state not in ('transferred', 'void')`.execute(db);
    return rows.map((row) => row.unitId);
  },

  /** How the child tasks of a task stand together. */
  async childrenOf({ db, actor }: Desk, id: TaskId): Promise<{ children: number; childrenClosed: number; progress: number }> {
    const { rows } = await sql<{ children: number; childrenClosed: number; progress: number }>`
      select count(*)::int as children, (count(*) filter (where state = 'closed'))::int as "childrenClosed",
             coalesce(floor(avg(progress)), 0)::int as progress
      from task where city_id = ${actor.cityId} and parent_task_id = ${id} and state <> 'void'`.execute(db);
    return rows[0] ?? { children: 0, childrenClosed: 0, progress: 0 };
  },

  /** The plan a task comes from: its title, and the unit that issued it. */
  async documentOf({ db, actor }: Desk, id: string): Promise<{ title: string; unitId: UnitId } | undefined> {
    return db
      .selectFrom('plan_document')
      .select(['title', 'unit_id as unitId'])
      .where('city_id', '=', actor.cityId)
      .where('id', '=', id)
      .$castTo<{ title: string; unitId: UnitId }>()
      .executeTakeFirst();
  },

  /** The tasks of a document as they stand, in its order. */
  async ofDocument({ db, actor }: Desk, documentId: string): Promise<Task[]> {
    const { rows } = await sql<Task>`
      select ${taskColumns} from task t where t.city_id = ${actor.cityId} and t.document_id = ${documentId}
      order by t.position, t.id for update`.execute(db);
    return rows;
  },
};

/** The same words as a literal of type tsvector, for rows that are written as JSON. */
const tsvectorText = (text: string): string =>
  wordsOf(text)
    .map((word) => `'${word.replace(/['\\]/g, '$&$&')}'`)
    .join(' ');

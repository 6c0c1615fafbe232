import { type DraftTask, type DraftTaskFields, suggestDue } from '@weicheng/domain/plan';
import { sql } from 'kysely';
import { asJson, type Desk, insertRead } from '../rows.ts';

/** An item as it is stored: the day its deadlines suggest is told anew each time. */
export type StoredTask = Omit<DraftTask, 'suggestedDue'> & { taskId: string | null; byHand: boolean };

const columns = sql`id, position, state, fields, was, headings, merged_into as "mergedInto", comparison, task_id as "taskId", by_hand as "byHand", revision,
  changed_by as "changedBy", changed_at as "changedAt",
  case when span_start is not null then jsonb_build_object('start', span_start, 'end', span_end) end as span`;

type Row = Omit<StoredTask, keyof DraftTaskFields | 'changedAt'> & { fields: DraftTaskFields; changedAt: Date | null };
const task = ({ fields, changedAt, ...row }: Row): StoredTask => ({ ...row, ...fields, changedAt: changedAt?.toISOString() ?? null });

/** Fields as they are stored, picked from an item. */
export const fieldsOf = (t: DraftTaskFields): DraftTaskFields => ({
  path: t.path,
  area: t.area,
  areaPath: t.areaPath,
  period: t.period,
  title: t.title,
  text: t.text,
  due: t.due,
  deadlines: t.deadlines,
  recurrence: t.recurrence,
  thresholds: t.thresholds,
  clauses: t.clauses,
  indicators: t.indicators,
  units: t.units,
  parentTaskId: t.parentTaskId,
});

/** As it leaves the building. */
export const presentTask = ({ taskId: _taskId, byHand: _byHand, ...t }: StoredTask): DraftTask => ({
  ...t,
  suggestedDue: suggestDue(t.deadlines, t.period),
});

const row = (city_id: number, document_id: string, t: StoredTask) => ({
  city_id,
  document_id,
  id: t.id as string,
  position: t.position,
  state: t.state as string,
  fields: fieldsOf(t) as unknown,
  was: t.was as unknown,
  headings: t.headings as unknown,
  span_start: t.span?.start ?? null,
  span_end: t.span?.end ?? null,
  merged_into: t.mergedInto as string | null,
  comparison: t.comparison as unknown,
  task_id: t.taskId,
  by_hand: t.byHand,
  revision: t.revision,
  changed_by: t.changedBy,
  changed_at: t.changedAt,
});

/** All SQL about the items of a draft. */
export const draftTasks = {
  add({ db, actor }: Desk, document: string, tasks: readonly StoredTask[]): Promise<void> {
    return insertRead(
      db,
      'draft_task',
      tasks.map((t) => row(actor.cityId, document, t)),
    );
  },

  /** In the order of the document; with `since` only those changed after that revision. */
  async all({ db, actor }: Desk, document: string, since = -1): Promise<StoredTask[]> {
    const { rows } = await sql<Row>`
      select ${columns} from draft_task where city_id = ${actor.cityId} and document_id = ${document} and revision > ${since}
      order by position, id`.execute(db);
    return rows.map(task);
  },

  async some({ db, actor }: Desk, document: string, ids: readonly string[]): Promise<StoredTask[]> {
    const { rows } = await sql<Row>`
      select ${columns} from draft_task where city_id = ${actor.cityId} and document_id = ${document} and id = any(${ids}::uuid[])
      order by position, id`.execute(db);
    return rows.map(task);
  },

  /** The position of the item right behind one, or of the first when that is null. */
  async positionBehind({ db, actor }: Desk, document: string, position: number | null): Promise<number | null> {
    const { rows } = await sql<{ position: number }>`
      select position from draft_task where city_id = ${actor.cityId} and document_id = ${document}
        and position > ${position ?? Number.NEGATIVE_INFINITY}::float8
      order by position limit 1`.execute(db);
    return rows[0]?.position ?? null;
  },

  /** The last item that begins in the source before a place, for something added from there. */
  async positionBefore({ db, actor }: Desk, document: string, offset: number): Promise<number | null> {
    const { rows } = await sql<{ position: number }>`
      select position from draft_task where city_id = ${actor.cityId} and document_id = ${document} and span_start <= ${offset}
      order by position desc limit 1`.execute(db);
    return rows[0]?.position ?? null;
  },

  /** Gives all items whole positions again, when halving them has come to its end. */
  async renumber({ db, actor }: Desk, document: string, revision: number): Promise<void> {
    await sql`
      update draft_task t set position = n.place * 1024, revision = ${revision}
      from (select id, row_number() over (order by position, id) as place from draft_task where city_id = ${actor.cityId} and document_id = ${document}) n
      where t.city_id = ${actor.cityId} and t.document_id = ${document} and t.id = n.id`.execute(db);
  },

  async place({ db, actor }: Desk, document: string, id: string, position: number): Promise<void> {
    await db
      .updateTable('draft_task')
      .set({ position })
      .where('city_id', '=', actor.cityId)
      .where('document_id', '=', document)
      .where('id', '=', id)
      .execute();
  },

  /** Whether a document issued this task. */
  async issued({ db, actor }: Desk, document: string, taskId: string): Promise<boolean> {
    const row = await db
      .selectFrom('draft_task')
      .select('id')
      .where('city_id', '=', actor.cityId)
      .where('document_id', '=', document)
      .where('task_id', '=', taskId)
      .executeTakeFirst();
    return row !== undefined;
  },

  /** All but the place in the order. */
  async save({ db, actor }: Desk, document: string, tasks: readonly StoredTask[]): Promise<void> {
    const rows = tasks.map((t) => row(actor.cityId, document, t));
    await sql`
      update draft_task t set state = n.state, fields = n.fields, was = n.was, span_start = n.span_start,
        span_end = n.span_end, merged_into = n.merged_into, task_id = n.task_id, revision = n.revision, changed_by = n.changed_by,
        changed_at = n.changed_at
      from jsonb_populate_recordset(null::draft_task, ${asJson(rows)}::jsonb) n
      where t.city_id = ${actor.cityId} and t.document_id = ${document} and t.id = n.id`.execute(db);
  },
};

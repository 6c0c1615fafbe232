import type { Day } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import { type Assignment, type AssignmentId, type AssignmentRow, type Report, type TaskId, turnOf, urgencyOf } from '@weicheng/domain/plan';
import { type RawBuilder, sql } from 'kysely';
import type { Context } from '#platform/context';
import { insertRows, type Reach } from '../../organization/index.ts';

type Desk = Pick<Context, 'db' | 'actor'>;

const columns = sql`a.id, a.task_id as "taskId", a.unit_id as "unitId", a.role, a.printed, a.state, a.progress, a.due, a.extensions, a.extension,
  a.acknowledged_on as "acknowledgedOn", a.submitted_on as "submittedOn", a.submitted_by as "submittedBy", a.submitted_by_id as "submittedById", a.closed_on as "closedOn", a.returns,
  a.last_word as "lastWord", a.revision`;

/** A row without what is computed for the reader, and what that is computed from. */
export type ListedAssignment = Omit<AssignmentRow, 'clock' | 'can'> & { submittedById: string | null; taskVoid: boolean };

const listed = sql`${columns}, u.name as "unitName", t.title as "taskTitle", t.path as "taskPath", t.area, t.state = 'void' as "taskVoid",
  d.title as "documentTitle"`;
const joined = sql`
  join unit u on u.city_id = a.city_id and u.id = a.unit_id
  join task t on t.city_id = a.city_id and t.id = a.task_id
  join plan_document d on d.city_id = a.city_id and d.id = t.document_id`;

const urgencyOfAssignment = (a: Pick<Assignment, 'state' | 'role' | 'due' | 'closedOn'>): number =>
  urgencyOf(turnOf(a.state, a.role), a.due, a.closedOn);

/** A new share of a task. */
export interface NewAssignment {
  id: AssignmentId;
  taskId: TaskId;
  unitId: UnitId;
  role: Assignment['role'];
  printed: string;
  groupId: string | null;
  due: Day | null;
}

export type Tab = 'owed' | 'toVerify' | 'over';

/** What stands on each tab, word for word as the partial indexes have it; two kinds that share no row are read one by one and put together. */
const tabs: Readonly<Record<Tab, readonly RawBuilder<unknown>[]>> = {
  owed: [sql`a.state in ('issued', 'active', 'returned') and (a.role <> 'supporting' or a.state = 'issued')`],
  toVerify: [sql`a.state = 'submitted'`, sql`a.extension is not null and a.state <> 'submitted'`],
  over: [sql`(a.state in ('submitted', 'closed') or (a.role = 'supporting' and a.state = 'active'))`],
};

/** Shares of the units in reach; one's own is left out where it must not be seen. */
function ofUnits(units: Reach, except: UnitId | null | undefined): RawBuilder<unknown> {
  const within = units === null ? sql`true` : units.length === 1 ? sql`a.unit_id = ${units[0]}` : sql`a.unit_id = any(${units}::uuid[])`;
  return except ? sql`${within} and a.unit_id <> ${except}` : within;
}

/** All SQL about assignments and what is said in them. */
export const assignments = {
  async add({ db, actor }: Desk, added: readonly NewAssignment[]): Promise<void> {
    const rows = added.map((a) => ({
      city_id: actor.cityId,
      id: a.id as string,
      task_id: a.taskId as string,
      unit_id: a.unitId as string,
      role: a.role as string,
      printed: a.printed,
      group_id: a.groupId,
      state: 'issued',
      progress: 0,
      due: a.due as string | null,
      extensions: 0,
      extension: null,
      acknowledged_on: null,
      submitted_on: null,
      submitted_by: null,
      submitted_by_id: null,
      closed_on: null,
      returns: 0,
      last_word: '',
      revision: 0,
      urgency: urgencyOf('owed', a.due, null),
      // the database knows what it keeps of the task
      task_urgency: null,
      task_state: null,
      task_area: null,
      task_period: null,
      task_document_id: null,
      task_due: null,
      overdue_on: null,
    }));
    await insertRows(db, 'assignment', rows);
  },

  async get({ db, actor }: Desk, id: AssignmentId): Promise<Assignment | undefined> {
    const { rows } = await sql<Assignment>`select ${columns} from assignment a where a.city_id = ${actor.cityId} and a.id = ${id}`.execute(
      db,
    );
    return rows[0];
  },

  /** Takes the tasks of these shares for the act, always in one order: two hands with the same list do not wait for each other in a ring. */
  async holdTasks({ db, actor }: Desk, ids: readonly AssignmentId[]): Promise<void> {
    await sql`
      select from task where city_id = ${actor.cityId} and id in (
        select task_id from assignment where city_id = ${actor.cityId} and id = any(${ids}::uuid[]))
      order by id for update`.execute(db);
  },

  /** All shares of a task, also those that were passed on, in the order they were made. */
  async ofTask({ db, actor }: Desk, taskId: TaskId): Promise<Assignment[]> {
    const { rows } = await sql<Assignment>`
      select ${columns} from assignment a where a.city_id = ${actor.cityId} and a.task_id = ${taskId} order by a.id`.execute(db);
    return rows;
  },

  async save({ db, actor }: Desk, a: Assignment): Promise<void> {
    await db
      .updateTable('assignment')
      .set({
        state: a.state,
        progress: a.progress,
        due: a.due,
        extensions: a.extensions,
        extension: a.extension === null ? null : JSON.stringify(a.extension),
        acknowledged_on: a.acknowledgedOn,
        submitted_on: a.submittedOn,
        submitted_by: a.submittedBy,
        submitted_by_id: a.submittedById,
        closed_on: a.closedOn,
        returns: a.returns,
        last_word: a.lastWord,
        revision: a.revision,
        urgency: urgencyOfAssignment(a),
      })
      .where('city_id', '=', actor.cityId)
      .where('id', '=', a.id)
      .execute();
  },

  async setRole({ db, actor }: Desk, id: AssignmentId, role: Assignment['role']): Promise<void> {
    await db.updateTable('assignment').set({ role }).where('city_id', '=', actor.cityId).where('id', '=', id).execute();
  },

  /** With names, for a page: those of one task, who owes it first. */
  async listOfTask({ db, actor }: Desk, taskId: TaskId): Promise<ListedAssignment[]> {
    const { rows } = await sql<ListedAssignment>`
      select ${listed} from assignment a ${joined}
      where a.city_id = ${actor.cityId} and a.task_id = ${taskId}
      order by array_position(array['lead', 'responsible', 'supporting'], a.role), a.id`.execute(db);
    return rows;
  },

  async one({ db, actor }: Desk, id: AssignmentId): Promise<ListedAssignment | undefined> {
    const { rows } = await sql<ListedAssignment>`
      select ${listed} from assignment a ${joined} where a.city_id = ${actor.cityId} and a.id = ${id}`.execute(db);
    return rows[0];
  },

  /** A page of what units owe, or of what waits for verification or an answer to a request within reach; most urgent first. */
  async page(
    { db, actor }: Desk,
    tab: Tab,
    units: Reach,
    { limit, after, except }: { limit: number; after?: { urgency: number; id: string } | undefined; except?: UnitId | null },
  ): Promise<(ListedAssignment & { urgency: number })[]> {
    const one = (where: RawBuilder<unknown>) => sql`
      (select a.* from assignment a where a.city_id = ${actor.cityId} and ${where} and ${ofUnits(units, except)}
         ${after ? sql`and (a.urgency, a.id) > (${after.urgency}, ${after.id}::uuid)` : sql``}
       order by a.urgency, a.id limit ${limit})`;
    const { rows } = await sql<ListedAssignment & { urgency: number }>`
      with page as (select * from (${sql.join(tabs[tab].map(one), sql` union all `)}) a order by a.urgency, a.id limit ${limit})
      select ${listed}, a.urgency from page a ${joined} order by a.urgency, a.id`.execute(db);
    return rows;
  },

  /** How many there are, counting up to a thousand. */
  async count({ db, actor }: Desk, tab: Tab, units: Reach, except?: UnitId | null): Promise<{ value: number; capped: boolean }> {
    const one = (where: RawBuilder<unknown>) =>
      sql`(select from assignment a where a.city_id = ${actor.cityId} and ${where} and ${ofUnits(units, except)} limit 1001)`;
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from (${sql.join(tabs[tab].map(one), sql` union all `)}) c`.execute(db);
    const n = rows[0]?.n ?? 0;
    return { value: Math.min(n, 1000), capped: n > 1000 };
  },

  async say({ db, actor }: Desk, said: Omit<Report, 'unitName' | 'by' | 'at'> & { taskId: TaskId; now: number }): Promise<void> {
    await db
      .insertInto('task_report')
      .values({
        city_id: actor.cityId,
        id: said.id,
        task_id: said.taskId,
        assignment_id: said.assignmentId,
        kind: said.kind,
        at: new Date(said.now),
        by_id: actor.personId || null,
        by_name: actor.name,
        text: said.text,
        progress: said.progress,
        figures: JSON.stringify(said.figures),
        files: JSON.stringify(said.files),
      })
      .execute();
  },

  /** What was said in a task, oldest first; the newest `limit` of it. */
  async reports({ db, actor }: Desk, taskId: TaskId, limit: number): Promise<Report[]> {
    const { rows } = await sql<Omit<Report, 'at'> & { at: Date }>`
      select r.id, r.assignment_id as "assignmentId", u.name as "unitName", r.kind, r.at, r.by_name as by, r.text, r.progress, r.figures, r.files
      from task_report r
      join assignment a on a.city_id = r.city_id and a.id = r.assignment_id
      join unit u on u.city_id = a.city_id and u.id = a.unit_id
      where r.city_id = ${actor.cityId} and r.task_id = ${taskId}
      order by r.id desc limit ${limit}`.execute(db);
    return rows.reverse().map((row) => ({ ...row, at: row.at.toISOString() }));
  },

  /** Those of the files that are in the store. */
  async filesThere({ db, actor }: Desk, sha256s: readonly string[]): Promise<ReadonlySet<string>> {
    if (sha256s.length === 0) return new Set();
    const rows = await db
      .selectFrom('file')
      .select('sha256')
      .where('city_id', '=', actor.cityId)
      .where('sha256', 'in', [...sha256s])
      .execute();
    return new Set(rows.map((row) => row.sha256));
  },
};

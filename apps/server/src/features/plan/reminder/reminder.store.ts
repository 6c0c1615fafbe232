import type { Day } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import { type AssignmentId, type Reminder, reminderFacts, type TaskId } from '@weicheng/domain/plan';
import { sql } from 'kysely';
import type { Context } from '#platform/context';

/** A share that has gone past its day, with the names its fact wants. */
export interface Overdue {
  id: AssignmentId;
  taskId: TaskId;
  unitId: UnitId;
  unitName: string;
  path: string;
  title: string;
  due: Day;
}

/** The shares whose clock runs, word for word as the partial indexes have them. */
const running = sql`a.state in ('issued', 'active', 'returned') and a.role <> 'supporting' and a.due is not null`;

/** All SQL of reminders: what is owed by a day. */
export const reminders = {
  /** Only one run at a time looks and writes. */
  async lock({ db, actor }: Context): Promise<void> {
    await sql`select pg_advisory_xact_lock(7239006, ${actor.cityId}::int)`.execute(db);
  },

  async sentOn({ db, actor }: Context, day: Day): Promise<boolean> {
    const { rows } = await sql<{ day: Day }>`
      select data ->> 'day' as day from fact where city_id = ${actor.cityId} and kind = ${reminderFacts.sent.kind}
      order by id desc limit 1`.execute(db);
    return (rows[0]?.day ?? '') >= day;
  },

  /** For each unit that owes something due up to a day. */
  async dueByUnit({ db, actor, today }: Context, until: Day): Promise<({ unitId: UnitId } & Reminder)[]> {
    const { rows } = await sql<{ unitId: UnitId } & Reminder>`
      select a.unit_id as "unitId", (count(*) filter (where a.due < ${today}))::int as overdue,
             (count(*) filter (where a.due >= ${today}))::int as soon
      from assignment a where a.city_id = ${actor.cityId} and ${running} and a.due <= ${until}
      group by a.unit_id order by a.unit_id`.execute(db);
    return rows;
  },

  /** Marks so many of those that went past their day and were not told yet, the longest first, and answers with them. */
  async takeOverdue({ db, actor, today }: Context, most: number): Promise<Overdue[]> {
    const { rows } = await sql<Overdue>`
      with untold as (
        select a.id from assignment a
        where a.city_id = ${actor.cityId} and ${running} and a.overdue_on is null and a.due < ${today}
        order by a.due limit ${most} for update skip locked
      ), told as (
        update assignment a set overdue_on = ${today} from untold
        where a.city_id = ${actor.cityId} and a.id = untold.id
        returning a.id, a.task_id, a.unit_id, a.due
      )
      select a.id, a.task_id as "taskId", a.unit_id as "unitId", u.name as "unitName", t.path, t.title, a.due
      from told a
      join task t on t.city_id = ${actor.cityId} and t.id = a.task_id
      join unit u on u.city_id = ${actor.cityId} and u.id = a.unit_id
      order by a.due, a.id`.execute(db);
    return rows;
  },
};

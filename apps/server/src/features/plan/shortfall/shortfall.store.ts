import type { Day } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import type { TaskId, TaskState, TaskTally } from '@weicheng/domain/plan';
import type { Standing } from '@weicheng/domain/standard';
import { sql } from 'kysely';
import type { Reach } from '../../organization/index.ts';
import type { Desk } from '../rows.ts';

/** How a watched indicator stood when it was last looked at. */
export interface Watched {
  indicator: string;
  taskId: TaskId;
  startedOn: Day;
  standing: Standing;
  reason: string;
  since: Day;
  everMet: boolean;
}

/** The same with what its task says. */
export interface WatchedTask extends Watched {
  title: string;
  path: string;
  taskState: TaskState;
  tally: TaskTally;
  due: Day | null;
  leadUnitId: UnitId | null;
  leadUnitName: string | null;
}

/** All SQL of attacks on indicators. */
export const shortfalls = {
  /** Of an edition, for a reader who reaches these units. */
  async all({ db, actor }: Desk, edition: string, reach: Reach): Promise<WatchedTask[]> {
    const own =
      reach === null
        ? sql``
        : sql`and exists (
      select from assignment o where o.city_id = s.city_id and o.task_id = s.task_id and o.unit_id = any(${reach}::uuid[]))`;
    const { rows } = await sql<WatchedTask>`
      select s.indicator, s.task_id as "taskId", s.started_on as "startedOn", s.standing, s.reason, s.since, s.ever_met as "everMet",
             t.title, t.path, t.state as "taskState", t.due, l.unit_id as "leadUnitId", l.name as "leadUnitName",
             jsonb_build_object('owners', t.owners, 'acknowledged', t.acknowledged, 'submitted', t.submitted, 'closed', t.closed,
                                'progress', t.progress) as tally
      from shortfall s
      join task t on t.city_id = s.city_id and t.id = s.task_id
      left join lateral (
        select a.unit_id, u.name from assignment a join unit u on u.city_id = a.city_id and u.id = a.unit_id
        where a.city_id = s.city_id and a.task_id = s.task_id and a.role = 'lead' and a.state not in ('transferred', 'void')
        order by a.id limit 1
      ) l on true
      where s.city_id = ${actor.cityId} and s.edition = ${edition} ${own}
      order by s.indicator`.execute(db);
    return rows;
  },

  /** Only one of two who start an attack on the same indicators goes on at a time. */
  async lock({ db, actor }: Desk): Promise<void> {
    await sql`select pg_advisory_xact_lock(7239018, ${actor.cityId}::int)`.execute(db);
  },

  /** The attack of an indicator: the row of an earlier one, which is over, is taken. */
  async put({ db, actor }: Desk, edition: string, w: Watched): Promise<void> {
    const said = {
      task_id: w.taskId as string,
      started_on: w.startedOn as string,
      standing: w.standing as string,
      reason: w.reason,
      since: w.since as string,
      ever_met: w.everMet,
    };
    await db
      .insertInto('shortfall')
      .values({ city_id: actor.cityId, edition, indicator: w.indicator, ...said })
      .onConflict((conflict) => conflict.columns(['city_id', 'edition', 'indicator']).doUpdateSet(said))
      .execute();
  },
};

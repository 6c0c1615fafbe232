import type { Day } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import type { TaskId } from '@weicheng/domain/plan';
import { sql } from 'kysely';
import type { Db } from '#platform/database';

/** Somebody of a unit, to act in a sample. */
export interface Someone {
  personId: string;
  name: string;
}

/** What a sample asks of the tables to make its tasks look lived in. */
export const sampleTasks = {
  /** Tasks nobody has touched, in the order of their plans; from now on they were issued on `since` at the latest. */
  async untouched(db: Db, cityId: number, since: Day): Promise<TaskId[]> {
    await sql`update task set issued_on = least(issued_on, ${since}) where city_id = ${cityId} and state = 'issued'`.execute(db);
    const { rows } = await sql<{ id: TaskId }>`
      select id from task where city_id = ${cityId} and state = 'issued' order by document_id, position, id`.execute(db);
    return rows.map((row) => row.id);
  },

  /** One person of every unit that has one. */
  async people(db: Db, cityId: number): Promise<ReadonlyMap<UnitId, Someone>> {
    const { rows } = await sql<Someone & { unitId: UnitId }>`
      select distinct on (t.unit_id) t.unit_id as "unitId", p.id as "personId", p.name
      from post t join person p on p.city_id = t.city_id and p.id = t.person_id
      where t.city_id = ${cityId} and t.until_day is null
      order by t.unit_id, array_position(array['liaison', 'unitHead'], t.kind), t.id`.execute(db);
    return new Map(rows.map(({ unitId, ...someone }) => [unitId, someone]));
  },

  /** Somebody of the office that verifies. */
  async verifier(db: Db, cityId: number): Promise<(Someone & { unitId: UnitId }) | undefined> {
    const { rows } = await sql<Someone & { unitId: UnitId }>`
      select p.id as "personId", p.name, t.unit_id as "unitId"
      from role r
      join role_grant g on g.city_id = r.city_id and g.role_id = r.id
      join person p on p.city_id = g.city_id and p.id = g.person_id
      join post t on t.city_id = p.city_id and t.person_id = p.id and t.main and t.until_day is null
      where r.city_id = ${cityId} and r.key = 'campaignOfficeClerk'
      order by p.id limit 1`.execute(db);
    return rows[0];
  },
};

import type { PersonId, UnitId } from '@weicheng/domain/organization';
import { sql } from 'kysely';
import type { Context } from '#platform/context';

export const owed = {
  /** Units in which this person alone holds a post today, and that still have issues to put right; with how many. */
  async ofLastPerson({ db, actor, today }: Context, personId: PersonId): Promise<{ unitId: UnitId; unitName: string; count: number }[]> {
    const open = sql`p.from_day <= ${today} and (p.until_day is null or p.until_day > ${today})`;
    const { rows } = await sql<{ unitId: UnitId; unitName: string; count: number }>`
      with alone as (
        select p.unit_id from post p where p.city_id = ${actor.cityId} and ${open}
          and p.unit_id in (select unit_id from post where city_id = ${actor.cityId} and person_id = ${personId})
        group by p.unit_id having bool_and(p.person_id = ${personId})
      )
      select u.id as "unitId", u.name as "unitName", count(*)::int as count
      from alone
      join unit u on u.city_id = ${actor.cityId} and u.id = alone.unit_id
      join issue i on i.city_id = ${actor.cityId} and i.lead_unit_id = alone.unit_id
        and i.state in ('dispatched', 'rectifying', 'returned', 'shelved')
      group by u.id, u.name order by u.name`.execute(db);
    return rows;
  },
};

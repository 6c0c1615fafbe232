import { permissions as catalogue } from '@weicheng/domain/contents';
import type { Actor, Day } from '@weicheng/domain/kernel';
import { type Delegation, grantsOf, type PersonId, type Role, type RoleGrant, wantsSecondFactor } from '@weicheng/domain/organization';
import { sql } from 'kysely';
import type { LoadActor } from '#platform/accounts';
import type { Db } from '#platform/database';

interface Known {
  name: string;
  cityName: string;
  unitId: string | null;
  unitName: string | null;
  roles: Role[];
  roleGrants: RoleGrant[];
  delegations: Delegation[];
}

/** Who somebody is today, in one round trip: the main post, the grants of his own and of those who delegated to him. */
export const loadActor: LoadActor = async (db: Db, { cityId, personId, accountId }, today: Day): Promise<Actor | null> => {
  const { rows } = await sql<Known>`
    with given as (
      select d.* from delegation d
      where d.city_id = ${cityId} and d.to_person_id = ${personId} and d.from_day <= ${today} and d.until_day > ${today}
        and (d.ended_on is null or d.ended_on > ${today})
    ), granted as (
      select g.* from role_grant g
      where g.city_id = ${cityId} and (g.person_id = ${personId} or g.person_id in (select from_person_id from given))
        and g.from_day <= ${today} and (g.until_day is null or g.until_day > ${today})
    )
    select p.name, c.name as "cityName", u.id as "unitId", u.name as "unitName",
      (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'permissions', r.permissions, 'secondFactorRequired', r.second_factor_required)), '[]')
         from role r where r.city_id = ${cityId} and r.closed_on is null and r.id in (select role_id from granted)) as roles,
      (select coalesce(jsonb_agg(jsonb_build_object('personId', g.person_id, 'roleId', g.role_id, 'unitId', g.unit_id,
           'from', g.from_day, 'until', g.until_day)), '[]') from granted g) as "roleGrants",
      (select coalesce(jsonb_agg(jsonb_build_object('fromPersonId', d.from_person_id, 'toPersonId', d.to_person_id,
           'from', d.from_day, 'until', d.until_day, 'endedOn', d.ended_on)), '[]') from given d) as delegations
    from person p
    join city c on c.city_id = p.city_id
    left join post t on t.city_id = p.city_id and t.person_id = p.id and t.main and t.from_day <= ${today}
      and (t.until_day is null or t.until_day > ${today})
    left join unit u on u.city_id = t.city_id and u.id = t.unit_id
    where p.city_id = ${cityId} and p.id = ${personId} and (p.left_on is null or p.left_on > ${today})
    order by t.until_day nulls first limit 1`.execute(db);
  const known = rows[0];
  if (!known) return null;
  const { name, cityName, unitId, unitName, ...rights } = known;
  const person = personId as PersonId;
  const city = { ...rights, catalogue };
  return {
    cityId,
    accountId,
    personId,
    name,
    cityName,
    unitId,
    unitName,
    secondFactorRequired: wantsSecondFactor(person, city, today),
    grants: grantsOf(person, city, today),
  };
};

import type { Day } from '@weicheng/domain/kernel';
import type { Unit, UnitAlias, UnitBurden, UnitDetail, UnitGroup, UnitId } from '@weicheng/domain/organization';
import { sql } from 'kysely';
import type { Desk } from '../rows.store.ts';

export interface UnitPage extends Omit<UnitBurden, 'posts'> {
  unit: Unit;
  successorName: string | null;
  /** From the city down to the unit itself. */
  path: Unit[];
  /** Units that were merged into another: a group that names one of them means its successor. */
  merged: Unit[];
  /** Newest first. */
  periods: UnitDetail['periods'];
  aliases: UnitAlias[];
  posts: UnitDetail['posts'];
  /** The groups in use. */
  groups: UnitGroup[];
}

const unitJson = sql.raw(`jsonb_build_object('id', u.id, 'kind', u.kind, 'name', u.name, 'shortName', u.short_name, 'parentId', u.parent_id,
  'divisionCode', u.division_code, 'position', u.position, 'foundedOn', u.founded_on, 'endedOn', u.ended_on, 'ending', u.ending,
  'successorId', u.successor_id)`);

/** A unit with all that its page shows, in one round trip: reading a unit is what the office does most. */
export async function readUnitPage({ db, actor }: Desk, id: UnitId, today: Day): Promise<UnitPage | undefined> {
  const city = actor.cityId;
  const { rows } = await sql<UnitPage>`
    select ${unitJson} as unit,
      (select name from unit s where s.city_id = ${city} and s.id = u.successor_id) as "successorName",
      (with recursive up as (
         select u.*, 0 as depth
         union all
         select p.*, up.depth + 1 from up join unit p on p.city_id = ${city} and p.id = up.parent_id where up.depth < 50
       ) select jsonb_agg(${unitJson} order by u.depth desc) from up u) as path,
      (select coalesce(jsonb_agg(${unitJson}), '[]') from unit u where u.city_id = ${city} and u.successor_id is not null) as merged,
      (select jsonb_agg(jsonb_build_object('unitId', p.unit_id, 'from', p.from_day, 'until', p.until_day, 'name', p.name,
           'shortName', p.short_name, 'parentId', p.parent_id, 'divisionCode', p.division_code, 'parentName', above.name) order by p.from_day desc)
         from unit_period p
         left join lateral (select a.name from unit_period a where a.city_id = ${city} and a.unit_id = p.parent_id and a.from_day <= p.from_day
                            order by a.from_day desc limit 1) above on true
         where p.city_id = ${city} and p.unit_id = u.id) as periods,
      (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'unitId', a.unit_id, 'name', a.name, 'from', a.from_day, 'until', a.until_day,
           'origin', a.origin) order by a.from_day nulls first, a.name), '[]')
         from unit_alias a where a.city_id = ${city} and a.unit_id = u.id) as aliases,
      (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'personId', t.person_id, 'unitId', t.unit_id, 'kind', t.kind, 'from', t.from_day,
           'until', t.until_day, 'main', t.main, 'personName', n.name, 'officePhone', n.office_phone) order by t.from_day, n.name), '[]')
         from post t join person n on n.city_id = ${city} and n.id = t.person_id
         where t.city_id = ${city} and t.unit_id = u.id and t.until_day is null) as posts,
      (select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name, 'note', g.note, 'kinds', g.kinds, 'under', g.under,
           'include', g.include, 'exclude', g.exclude, 'includeGroups', g.include_groups, 'from', g.from_day, 'until', g.until_day) order by g.name), '[]')
         from unit_group g where g.city_id = ${city} and g.from_day <= ${today} and (g.until_day is null or g.until_day > ${today})) as groups,
      (select count(*) from unit c where c.city_id = ${city} and c.parent_id = u.id and c.ended_on is null)::int as children,
      (select count(*) from role_grant r where r.city_id = ${city} and r.unit_id = u.id and (r.until_day is null or r.until_day > ${today}))::int as grants
    from unit u where u.city_id = ${city} and u.id = ${id}`.execute(db);
  return rows[0];
}

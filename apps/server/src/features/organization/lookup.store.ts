import type { Day } from '@weicheng/domain/kernel';
import type { BuiltInRoleKey, PersonId, PostKind, UnitId, UnitKind } from '@weicheng/domain/organization';
import { sql } from 'kysely';
import type { Context } from '#platform/context';
import type { Memory } from '#platform/memory';
import { units } from './unit/unit.store.ts';

/** What later chapters ask of the organization while they do their own work: names, paths, reach and people of units. */
export const lookup = {
  /** From the city down to the unit, for each unit asked. */
  paths: units.paths,
  names: units.names,
  /** The city's own unit, at the top of the tree. */
  root: units.root,

  /** Who holds an open post at these units today, each once a unit. */
  async peopleAt({ db, actor, today }: Context, ids: readonly UnitId[]): Promise<ReadonlyMap<UnitId, PersonId[]>> {
    const { rows } = await sql<{ unitId: UnitId; people: PersonId[] }>`
      select unit_id as "unitId", array_agg(distinct person_id) as people from post
      where city_id = ${actor.cityId} and unit_id = any(${[...new Set(ids)]}::uuid[])
        and from_day <= ${today} and (until_day is null or until_day > ${today})
      group by unit_id`.execute(db);
    return new Map(rows.map((row) => [row.unitId, row.people]));
  },

  /** Open posts at these units today, with what kind each is. */
  async postsAt(
    { db, actor, today }: Context,
    ids: readonly UnitId[],
  ): Promise<ReadonlyMap<UnitId, { personId: PersonId; kind: PostKind }[]>> {
    const { rows } = await sql<{ unitId: UnitId; personId: PersonId; kind: PostKind }>`
      select unit_id as "unitId", person_id as "personId", kind from post
      where city_id = ${actor.cityId} and unit_id = any(${[...new Set(ids)]}::uuid[])
        and from_day <= ${today} and (until_day is null or until_day > ${today})
      order by id`.execute(db);
    return Map.groupBy(rows, ({ unitId }) => unitId);
  },

  /** Who holds one of these roles anywhere in the city today. */
  async holdersOf({ db, actor, today }: Context, roles: readonly BuiltInRoleKey[]): Promise<PersonId[]> {
    const { rows } = await sql<{ id: PersonId }>`
      select distinct g.person_id as id from role_grant g join role r on r.city_id = g.city_id and r.id = g.role_id
      where g.city_id = ${actor.cityId} and r.key = any(${roles}::text[])
        and g.from_day <= ${today} and (g.until_day is null or g.until_day > ${today})`.execute(db);
    return rows.map(({ id }) => id);
  },

  /** The name of a person who holds a right somewhere in the city today, or undefined. */
  async holderName({ db, actor, today }: Context, personId: PersonId, permission: string): Promise<string | undefined> {
    const { rows } = await sql<{ name: string }>`
      select p.name from person p
      where p.city_id = ${actor.cityId} and p.id = ${personId} and exists (
        select from role_grant g join role r on r.city_id = g.city_id and r.id = g.role_id
        where g.city_id = p.city_id and g.person_id = p.id and ${permission} = any(r.permissions)
          and g.from_day <= ${today} and (g.until_day is null or g.until_day > ${today}))`.execute(db);
    return rows[0]?.name;
  },

  /** Units in which this person alone holds a post today. */
  async aloneAt({ db, actor, today }: Context, personId: PersonId): Promise<UnitId[]> {
    const { rows } = await sql<{ unitId: UnitId }>`
      select unit_id as "unitId" from post
      where city_id = ${actor.cityId} and from_day <= ${today} and (until_day is null or until_day > ${today})
        and unit_id in (select unit_id from post where city_id = ${actor.cityId} and person_id = ${personId})
      group by unit_id having bool_and(person_id = ${personId})`.execute(db);
    return rows.map((row) => row.unitId);
  },

  /** 同一街道: everything in the subdistrict or town this unit lies in; where it lies in none, the unit and what is below it. */
  async subdistrict(ctx: Context, id: UnitId): Promise<UnitId[]> {
    const path = (await units.paths(ctx, [id])).get(id) ?? [];
    const { rows } = await sql<{ id: UnitId }>`
      select id from unit where city_id = ${ctx.actor.cityId} and id = any(${path}::uuid[]) and kind in ('subdistrict', 'town') limit 1`.execute(
      ctx.db,
    );
    return units.below(ctx, rows[0]?.id ?? id);
  },

  /** How many units of each kind stood on a day. */
  async countOn({ db, actor }: Context, day: Day): Promise<ReadonlyMap<UnitKind, number>> {
    const { rows } = await sql<{ kind: UnitKind; count: number }>`
      select kind, count(*)::int as count from unit
      where city_id = ${actor.cityId} and founded_on <= ${day} and (ended_on is null or ended_on > ${day}) group by kind`.execute(db);
    return new Map(rows.map(({ kind, count }) => [kind, count]));
  },

  /** Those of the units that still stand. */
  async standing({ db, actor }: Context, ids: readonly UnitId[]): Promise<ReadonlySet<UnitId>> {
    const { rows } = await sql<{ id: UnitId }>`
      select id from unit where city_id = ${actor.cityId} and id = any(${[...new Set(ids)]}::uuid[]) and ended_on is null`.execute(db);
    return new Set(rows.map((row) => row.id));
  },
};

/** 管到哪里: the units a right reaches, from the units it was given at down; null is the whole city. */
export type Reach = readonly UnitId[] | null;

/** Asks how far a right of the actor reaches; kept per city for as long as no unit of it has changed. */
export interface Reaches {
  of(ctx: Context, permission: string): Promise<Reach>;
}

export function openReaches(memory: Memory): Reaches {
  const known = memory.remember<{ reach: Reach }>();
  return {
    async of(ctx, permission) {
      const tops = [...(ctx.actor.grants.get(permission) ?? [])].sort();
      if (tops.length === 0) return [];
      const topic = `city:${ctx.actor.cityId}`;
      const key = `${topic}:${tops.join()}`;
      const kept = known.get(key);
      if (kept) return kept.reach;
      const keep = known.asking();
      const reach = await reachOf(ctx, tops);
      keep(key, { reach }, [topic]);
      return reach;
    },
  };
}

async function reachOf({ db, actor }: Context, tops: readonly string[]): Promise<Reach> {
  const { rows } = await sql<{ id: UnitId; root: boolean }>`
    with recursive reach as (
      select id, parent_id from unit where city_id = ${actor.cityId} and id = any(${tops}::uuid[])
      union
      select u.id, u.parent_id from reach join unit u on u.city_id = ${actor.cityId} and u.parent_id = reach.id
    )
    select id, parent_id is null as root from reach`.execute(db);
  return rows.some((row) => row.root) ? null : rows.map((row) => row.id);
}

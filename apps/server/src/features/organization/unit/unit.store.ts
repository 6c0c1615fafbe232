import type { Day } from '@weicheng/domain/kernel';
import type { Unit, UnitBurden, UnitCard, UnitId, UnitKind, UnitPeriod, UnitRecord, UnitTreeRow } from '@weicheng/domain/organization';
import { sql } from 'kysely';
import { containing, type Desk } from '../rows.store.ts';

const unitColumns = [
  'id',
  'kind',
  'name',
  'short_name as shortName',
  'parent_id as parentId',
  'division_code as divisionCode',
  'position',
  'founded_on as foundedOn',
  'ended_on as endedOn',
  'ending',
  'successor_id as successorId',
] as const;

const periodColumns = [
  'unit_id as unitId',
  'from_day as from',
  'until_day as until',
  'name',
  'short_name as shortName',
  'parent_id as parentId',
  'division_code as divisionCode',
] as const;

/** All SQL about units; what a unit is read with in one go stands in unitDetail.store.ts. */
export const units = {
  /** Every unit of the city with its history. */
  async records({ db, actor }: Desk): Promise<Map<UnitId, UnitRecord>> {
    const [all, periods] = [
      await db.selectFrom('unit').select(unitColumns).where('city_id', '=', actor.cityId).$castTo<Unit>().execute(),
      await db
        .selectFrom('unit_period')
        .select(periodColumns)
        .where('city_id', '=', actor.cityId)
        .orderBy('unit_id')
        .orderBy('from_day')
        .$castTo<UnitPeriod>()
        .execute(),
    ];
    const ofUnit = Map.groupBy(periods, (p) => p.unitId);
    return new Map(all.map((unit) => [unit.id, { unit, periods: ofUnit.get(unit.id) ?? [] }]));
  },

  /** Every unit with the name of the one above it. */
  cards({ db, actor }: Desk): Promise<UnitCard[]> {
    return db
      .selectFrom('unit as u')
      .leftJoin('unit as above', (join) => join.onRef('above.city_id', '=', 'u.city_id').onRef('above.id', '=', 'u.parent_id'))
      .select(unitColumns.map((column) => `u.${column}` as const))
      .select('above.name as parentName')
      .where('u.city_id', '=', actor.cityId)
      .$castTo<UnitCard>()
      .execute();
  },

  /** The tree on a day, with the people who had a post at each unit then; `ended`: also what had ended by then, as it was last. */
  async tree({ db, actor }: Desk, day: Day, ended: boolean): Promise<UnitTreeRow[]> {
    const { rows } = await sql<UnitTreeRow>`
      select u.id, p.parent_id as "parentId", u.kind, p.name, p.short_name as "shortName", p.division_code as "divisionCode",
             u.position, u.ended_on as "endedOn", coalesce(n.people, 0)::int as people
      from unit_period p
      join unit u on u.city_id = p.city_id and u.id = p.unit_id
      left join (
        select unit_id, count(distinct person_id) as people from post
        where city_id = ${actor.cityId} and from_day <= ${day} and (until_day is null or until_day > ${day})
        group by unit_id
      ) n on n.unit_id = p.unit_id
      where p.city_id = ${actor.cityId} and p.from_day <= ${day}
        and (p.until_day is null or p.until_day > ${day} ${ended ? sql`or p.until_day = u.ended_on` : sql``})`.execute(db);
    return rows;
  },

  /** Standing units of some kinds without an open post of 主要负责人, at or below the units given: the first by name, and how many. */
  async headless({ db, actor }: Desk, tops: readonly string[], kinds: readonly UnitKind[], limit: number) {
    const { rows } = await sql<{ id: UnitId; name: string; kind: UnitKind; parentName: string | null; count: number }>`
      with recursive reach as (
        select id from unit where city_id = ${actor.cityId} and id = any(${tops}::uuid[])
        union
        select u.id from reach join unit u on u.city_id = ${actor.cityId} and u.parent_id = reach.id
      )
      select u.id, u.name, u.kind, parent.name as "parentName", (count(*) over ())::int as count
      from unit u left join unit parent on parent.city_id = u.city_id and parent.id = u.parent_id
      where u.city_id = ${actor.cityId} and u.ended_on is null and u.kind = any(${kinds}::text[]) and u.id in (select id from reach)
        and not exists (select from post t where t.city_id = u.city_id and t.unit_id = u.id and t.kind = 'unitHead' and t.until_day is null)
      order by u.name, u.id limit ${limit}`.execute(db);
    return { count: rows[0]?.count ?? 0, rows: rows.map(({ count: _count, ...row }) => row) };
  },

  /** Standing units whose name, short name, code or alias holds the text; the nearest first. */
  async search({ db, actor }: Desk, text: string, kind: UnitKind | undefined, limit: number) {
    const like = containing(text);
    const { rows } = await sql<{ id: UnitId; name: string; kind: UnitKind; parentName: string | null; alias: string | null }>`
      select u.id, u.name, u.kind, parent.name as "parentName", a.name as alias
      from unit u
      left join unit parent on parent.city_id = u.city_id and parent.id = u.parent_id
      left join lateral (
        select a.name from unit_alias a
        where a.city_id = u.city_id and a.unit_id = u.id and a.name like ${like} and u.name not like ${like}
        order by length(a.name) limit 1
      ) a on true
      where u.city_id = ${actor.cityId} and u.ended_on is null and (${kind ?? null}::text is null or u.kind = ${kind ?? null})
        and (u.name like ${like} or u.short_name like ${like} or u.division_code = ${text} or a.name is not null)
      order by u.name = ${text} desc, u.name like ${like} desc, length(u.name), u.name, u.id
      limit ${limit}`.execute(db);
    return rows;
  },

  /** From the city down to the unit, for each of the units asked; today's tree. */
  async paths({ db, actor }: Desk, ids: readonly UnitId[]): Promise<ReadonlyMap<UnitId, readonly UnitId[]>> {
    const { rows } = await sql<{ start: UnitId; path: UnitId[] }>`
      with recursive up as (
        select id as start, id, parent_id, 0 as depth from unit where city_id = ${actor.cityId} and id = any(${[...new Set(ids)]}::uuid[])
        union all
        select up.start, u.id, u.parent_id, up.depth + 1 from up join unit u on u.city_id = ${actor.cityId} and u.id = up.parent_id where up.depth < 50
      )
      select start, array_agg(id order by depth desc) as path from up group by start`.execute(db);
    return new Map(rows.map((r) => [r.start, r.path]));
  },

  /** The units asked for and everything under them today. */
  async below({ db, actor }: Desk, top: UnitId): Promise<UnitId[]> {
    const { rows } = await sql<{ id: UnitId }>`
      with recursive down as (
        select id from unit where city_id = ${actor.cityId} and id = ${top}
        union
        select u.id from down join unit u on u.city_id = ${actor.cityId} and u.parent_id = down.id
      )
      select id from down`.execute(db);
    return rows.map((r) => r.id);
  },

  async names({ db, actor }: Desk, ids: readonly UnitId[]): Promise<ReadonlyMap<UnitId, string>> {
    const rows = await db
      .selectFrom('unit')
      .select(['id', 'name'])
      .where('city_id', '=', actor.cityId)
      .where('id', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`)
      .execute();
    return new Map(rows.map((r) => [r.id as UnitId, r.name]));
  },

  async root({ db, actor }: Desk): Promise<UnitId | undefined> {
    const row = await db
      .selectFrom('unit')
      .select('id')
      .where('city_id', '=', actor.cityId)
      .where('parent_id', 'is', null)
      .executeTakeFirst();
    return row?.id as UnitId | undefined;
  },

  /** What hangs on a unit: units under it, open posts, grants that are not over. */
  async burden({ db, actor }: Desk, id: UnitId, today: Day): Promise<UnitBurden> {
    const { rows } = await sql<UnitBurden>`
      select (select count(*) from unit where city_id = ${actor.cityId} and parent_id = ${id} and ended_on is null)::int as children,
             (select count(*) from post where city_id = ${actor.cityId} and unit_id = ${id} and until_day is null)::int as posts,
             (select count(*) from role_grant where city_id = ${actor.cityId} and unit_id = ${id}
                and (until_day is null or until_day > ${today}))::int as grants`.execute(db);
    return rows[0] ?? { children: 0, posts: 0, grants: 0 };
  },

  /** Writes what changed of a unit and its history. */
  async save({ db, actor }: Desk, before: UnitRecord | undefined, { unit, periods }: UnitRecord): Promise<void> {
    const row = unitRow(actor.cityId, unit);
    if (before) {
      const { city_id, id, ...columns } = row;
      await db.updateTable('unit').set(columns).where('city_id', '=', city_id).where('id', '=', id).execute();
    } else await db.insertInto('unit').values(row).execute();
    const known = new Set(before?.periods);
    for (const period of periods) if (!known.has(period)) await savePeriod({ db, actor }, period);
  },

  /** Writes the places of units among their siblings, all in one statement. */
  async savePositions({ db, actor }: Desk, moved: readonly Pick<Unit, 'id' | 'position'>[]): Promise<void> {
    if (moved.length === 0) return;
    await sql`
      update unit u set position = moved.position
      from unnest(${moved.map((m) => m.id)}::uuid[], ${moved.map((m) => m.position)}::int[]) moved (id, position)
      where u.city_id = ${actor.cityId} and u.id = moved.id`.execute(db);
  },
};

/** In order of time: the open period is closed before the next one opens. */
async function savePeriod({ db, actor }: Desk, period: UnitPeriod): Promise<void> {
  const { city_id: _city, unit_id: _unit, from_day: _from, ...columns } = periodRow(actor.cityId, period);
  await db
    .insertInto('unit_period')
    .values(periodRow(actor.cityId, period))
    .onConflict((c) => c.columns(['city_id', 'unit_id', 'from_day']).doUpdateSet(columns))
    .execute();
}

export const unitRow = (city_id: number, u: Unit) => ({
  city_id,
  id: u.id as string,
  kind: u.kind as string,
  name: u.name,
  short_name: u.shortName,
  parent_id: u.parentId as string | null,
  division_code: u.divisionCode,
  position: u.position,
  founded_on: u.foundedOn as string,
  ended_on: u.endedOn as string | null,
  ending: u.ending as string | null,
  successor_id: u.successorId as string | null,
});

export const periodRow = (city_id: number, p: UnitPeriod) => ({
  city_id,
  unit_id: p.unitId as string,
  from_day: p.from as string,
  until_day: p.until as string | null,
  name: p.name,
  short_name: p.shortName,
  parent_id: p.parentId as string | null,
  division_code: p.divisionCode,
});

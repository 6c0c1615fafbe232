import type { AliasId, UnitAlias, UnitId } from '@weicheng/domain/organization';
import { sql } from 'kysely';
import { containing, type Desk } from '../rows.store.ts';

const columns = ['id', 'unit_id as unitId', 'name', 'from_day as from', 'until_day as until', 'origin'] as const;

export interface AliasFilter {
  search?: string | undefined;
  /** Units whose aliases are wanted. */
  unitIds?: readonly UnitId[] | undefined;
  /** Only those that are not over on this day. */
  day?: string | undefined;
  limit: number;
  after?: { name: string; id: string } | undefined;
}

export type ListedAlias = UnitAlias & { unitName: string };

/** All SQL about aliases. */
export const aliases = {
  all({ db, actor }: Desk): Promise<UnitAlias[]> {
    return db.selectFrom('unit_alias').select(columns).where('city_id', '=', actor.cityId).orderBy('id').$castTo<UnitAlias>().execute();
  },

  /** By name; one row more than asked for, when there is one. */
  async list({ db, actor }: Desk, f: AliasFilter): Promise<ListedAlias[]> {
    const { rows } = await sql<ListedAlias>`
      select a.id, a.unit_id as "unitId", a.name, a.from_day as "from", a.until_day as until, a.origin, u.name as "unitName"
      from unit_alias a join unit u on u.city_id = a.city_id and u.id = a.unit_id
      where a.city_id = ${actor.cityId}
        ${f.unitIds ? sql`and a.unit_id = any(${f.unitIds}::uuid[])` : sql``}
        ${f.day ? sql`and (a.until_day is null or a.until_day > ${f.day})` : sql``}
        ${f.search ? sql`and (a.name like ${containing(f.search)} or u.name like ${containing(f.search)})` : sql``}
        ${f.after ? sql`and (a.name, a.id) > (${f.after.name}, ${f.after.id}::uuid)` : sql``}
      order by a.name, a.id limit ${f.limit + 1}`.execute(db);
    return rows;
  },

  get({ db, actor }: Desk, id: AliasId): Promise<UnitAlias | undefined> {
    return db
      .selectFrom('unit_alias')
      .select(columns)
      .where('city_id', '=', actor.cityId)
      .where('id', '=', id)
      .$castTo<UnitAlias>()
      .executeTakeFirst();
  },

  async add({ db, actor }: Desk, alias: UnitAlias): Promise<void> {
    await db.insertInto('unit_alias').values(aliasRow(actor.cityId, alias)).execute();
  },

  async end({ db, actor }: Desk, { id, until }: UnitAlias): Promise<void> {
    await db.updateTable('unit_alias').set({ until_day: until }).where('city_id', '=', actor.cityId).where('id', '=', id).execute();
  },
};

export const aliasRow = (city_id: number, a: UnitAlias) => ({
  city_id,
  id: a.id as string,
  unit_id: a.unitId as string,
  name: a.name,
  from_day: a.from as string | null,
  until_day: a.until as string | null,
  origin: a.origin as string,
});

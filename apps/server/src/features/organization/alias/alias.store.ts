import type { AliasId, UnitAlias } from '@weicheng/domain/organization';
import type { Desk } from '../rows.store.ts';

const columns = ['id', 'unit_id as unitId', 'name', 'from_day as from', 'until_day as until', 'origin'] as const;

/** All SQL about aliases. */
export const aliases = {
  all({ db, actor }: Desk): Promise<UnitAlias[]> {
    return db.selectFrom('unit_alias').select(columns).where('city_id', '=', actor.cityId).orderBy('id').$castTo<UnitAlias>().execute();
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

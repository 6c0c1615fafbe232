import type { UnitGroup } from '@weicheng/domain/organization';
import type { Desk } from '../rows.store.ts';

const columns = [
  'id',
  'name',
  'note',
  'kinds',
  'under',
  'include',
  'exclude',
  'include_groups as includeGroups',
  'from_day as from',
  'until_day as until',
] as const;

/** All SQL about unit groups. */
export const unitGroups = {
  all({ db, actor }: Desk): Promise<UnitGroup[]> {
    return db.selectFrom('unit_group').select(columns).where('city_id', '=', actor.cityId).orderBy('name').$castTo<UnitGroup>().execute();
  },

  async add({ db, actor }: Desk, group: UnitGroup): Promise<void> {
    await db.insertInto('unit_group').values(groupRow(actor.cityId, group)).execute();
  },

  async save({ db, actor }: Desk, group: UnitGroup): Promise<void> {
    const { city_id, id, ...columns } = groupRow(actor.cityId, group);
    await db.updateTable('unit_group').set(columns).where('city_id', '=', city_id).where('id', '=', id).execute();
  },
};

export const groupRow = (city_id: number, g: UnitGroup) => ({
  city_id,
  id: g.id as string,
  name: g.name,
  note: g.note,
  kinds: g.kinds as string[],
  under: g.under as string | null,
  include: g.include as string[],
  exclude: g.exclude as string[],
  include_groups: g.includeGroups as string[],
  from_day: g.from as string,
  until_day: g.until as string | null,
});

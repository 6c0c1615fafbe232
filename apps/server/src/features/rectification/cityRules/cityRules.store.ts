import { type CityRule, CityRulePart, cityRuleParts } from '@weicheng/domain/rectification';
import type { Context } from '#platform/context';

type Desk = Pick<Context, 'db' | 'actor'>;

/** All SQL about the parts of the rules a city set for itself. */
export const ruleRows = {
  /** What this version does not understand any more counts as not set. */
  async all({ db, actor }: Desk): Promise<CityRule[]> {
    const rows = await db
      .selectFrom('rectification_rule')
      .select(['part', 'value', 'changed_at', 'changed_by'])
      .where('city_id', '=', actor.cityId)
      .orderBy('part')
      .execute();
    return rows.flatMap((row) => {
      const part = CityRulePart.safeParse(row.part).data;
      const value = part && cityRuleParts[part].safeParse(row.value).data;
      return part && value ? [{ part, value, changedAt: row.changed_at.toISOString(), changedBy: row.changed_by } as CityRule] : [];
    });
  },

  async put({ db, actor }: Desk, { part, value, changedAt, changedBy }: CityRule): Promise<void> {
    const kept = { value: JSON.stringify(value), changed_at: changedAt, changed_by: changedBy };
    await db
      .insertInto('rectification_rule')
      .values({ city_id: actor.cityId, part, ...kept })
      .onConflict((conflict) => conflict.columns(['city_id', 'part']).doUpdateSet(kept))
      .execute();
  },

  async remove({ db, actor }: Desk, part: CityRulePart): Promise<void> {
    await db.deleteFrom('rectification_rule').where('city_id', '=', actor.cityId).where('part', '=', part).execute();
  },
};

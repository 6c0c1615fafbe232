import type { Day } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import { sql } from 'kysely';
import type { Context } from '#platform/context';

type Desk = Pick<Context, 'db' | 'actor'>;

/** 填报单位 of one indicator. */
export interface Owner {
  indicator: string;
  unitId: UnitId;
  unitName: string;
}

/** All SQL about who reports what, and by when. */
export const indicatorOwners = {
  /** Of an edition, by indicator. */
  async all({ db, actor }: Desk, edition: string): Promise<Map<string, Owner>> {
    const { rows } = await sql<Owner>`
      select o.indicator, o.unit_id as "unitId", u.name as "unitName"
      from indicator_owner o join unit u on u.city_id = o.city_id and u.id = o.unit_id
      where o.city_id = ${actor.cityId} and o.edition = ${edition}`.execute(db);
    return new Map(rows.map((row) => [row.indicator, row]));
  },

  async set({ db, actor }: Desk, edition: string, indicator: string, unitId: UnitId): Promise<void> {
    await db
      .insertInto('indicator_owner')
      .values({ city_id: actor.cityId, edition, indicator, unit_id: unitId })
      .onConflict((conflict) => conflict.columns(['city_id', 'edition', 'indicator']).doUpdateSet({ unit_id: unitId }))
      .execute();
  },

  /** 换版: who reports an indicator goes on reporting those it becomes; what was already set for the new edition stays. */
  async carry({ db, actor }: Desk, from: string, to: string, pairs: readonly { from: string; to: string }[]): Promise<void> {
    await sql`
      insert into indicator_owner (city_id, edition, indicator, unit_id)
      select distinct on (p.later) o.city_id, ${to}, p.later, o.unit_id
      from unnest(${pairs.map((one) => one.from)}::text[], ${pairs.map((one) => one.to)}::text[]) p(earlier, later)
      join indicator_owner o on o.city_id = ${actor.cityId} and o.edition = ${from} and o.indicator = p.earlier
      order by p.later, p.earlier
      on conflict do nothing`.execute(db);
  },

  async terms({ db, actor }: Desk): Promise<{ year: number; due: Day }[]> {
    const { rows } = await sql<{ year: number; due: Day }>`
      select year, due from reading_term where city_id = ${actor.cityId} order by year desc`.execute(db);
    return rows;
  },

  async setTerm({ db, actor }: Desk, year: number, due: Day): Promise<void> {
    await db
      .insertInto('reading_term')
      .values({ city_id: actor.cityId, year, due })
      .onConflict((conflict) => conflict.columns(['city_id', 'year']).doUpdateSet({ due }))
      .execute();
  },
};

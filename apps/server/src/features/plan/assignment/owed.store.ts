import type { UnitId } from '@weicheng/domain/organization';
import { sql } from 'kysely';
import type { Context } from '#platform/context';

export const owed = {
  /** How many shares a unit still owes; units without any are left out. */
  async count({ db, actor }: Context, units: readonly UnitId[]): Promise<ReadonlyMap<UnitId, number>> {
    const { rows } = await sql<{ unitId: UnitId; count: number }>`
      select a.unit_id as "unitId", count(*)::int as count from assignment a
      where a.city_id = ${actor.cityId} and a.unit_id = any(${units}::uuid[])
        and a.state in ('issued', 'active', 'returned') and a.role <> 'supporting'
      group by a.unit_id`.execute(db);
    return new Map(rows.map((row) => [row.unitId, row.count]));
  },
};

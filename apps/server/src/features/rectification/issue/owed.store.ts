import type { UnitId } from '@weicheng/domain/organization';
import { sql } from 'kysely';
import type { Context } from '#platform/context';

export const owed = {
  /** How many issues a unit still has to put right; units without any are left out. */
  async count({ db, actor }: Context, units: readonly UnitId[]): Promise<ReadonlyMap<UnitId, number>> {
    const { rows } = await sql<{ unitId: UnitId; count: number }>`
      select i.lead_unit_id as "unitId", count(*)::int as count from issue i
      where i.city_id = ${actor.cityId} and i.lead_unit_id = any(${units}::uuid[])
        and i.state in ('dispatched', 'rectifying', 'returned', 'shelved')
      group by i.lead_unit_id`.execute(db);
    return new Map(rows.map((row) => [row.unitId, row.count]));
  },
};

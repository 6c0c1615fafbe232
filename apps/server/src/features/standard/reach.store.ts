import type { UnitId } from '@weicheng/domain/organization';
import { type RawBuilder, sql } from 'kysely';
import type { Reach } from '../organization/index.ts';

/** Rows of the units a reader reaches; null is every unit, and then also rows of none. */
export const within = (reach: Reach, column: RawBuilder<unknown>): RawBuilder<unknown> =>
  reach === null ? sql`true` : sql`${column} = any(${reach}::uuid[])`;

/** Whether a right reaches a unit; what has no unit is the whole city's. */
export const reaches = (reach: Reach, unitId: UnitId | null): boolean => reach === null || (unitId !== null && reach.includes(unitId));

import type { Day } from '@weicheng/domain/kernel';
import { pathOf, type UnitCity, type UnitId, type UnitRecord } from '@weicheng/domain/organization';
import type { Context } from '#platform/context';
import { found } from './ask.ts';
import { lockOrganization } from './rows.store.ts';
import { units } from './unit/unit.store.ts';

/** 单位树：all units of a city in memory, as the rules weigh them. */
export interface Tree extends UnitCity {
  records: Map<UnitId, UnitRecord>;
  today: Day;
  /** The unit asked for; another city's is not there. */
  get(id: UnitId): UnitRecord;
  /** From the city down to the unit, as `holdsAt` wants it. */
  path(id: UnitId): UnitId[];
  name(id: UnitId): string;
  root: UnitId;
  /** Puts a changed or a new unit in its place. */
  put(record: UnitRecord): void;
}

/** Loads the tree to read it. */
export async function readTree(ctx: Context): Promise<Tree> {
  const records = await units.records(ctx);
  const rows = new Map([...records].map(([id, { unit }]) => [id, unit]));
  return {
    records,
    today: ctx.today,
    get: (id) => found(records.get(id), '这个单位'),
    path: (id) => pathOf(rows, id).map((u) => u.id),
    name: (id) => records.get(id)?.unit.name ?? '',
    root: found([...rows.values()].find((u) => u.parentId === null)?.id, '城市'),
    put(record) {
      records.set(record.unit.id, record);
      rows.set(record.unit.id, record.unit);
    },
  };
}

/** Loads the tree to change it: nobody else changes the organization of this city until the act is over. */
export async function openTree(ctx: Context): Promise<Tree> {
  await lockOrganization(ctx);
  return readTree(ctx);
}

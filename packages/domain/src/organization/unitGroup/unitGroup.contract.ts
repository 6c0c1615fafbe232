import { z } from 'zod';
import { Day, verb } from '../../kernel/index.ts';
import { Can } from '../can.ts';
import { UnitId, UnitKind } from '../unit/unit.schema.ts';
import { UnitGroup, UnitGroupId, UnitGroupMembers, UnitGroupName, UnitGroupNote } from './unitGroup.schema.ts';

export const UnitGroupRow = z.object({ ...UnitGroup.shape, size: z.int(), can: Can });
export type UnitGroupRow = z.infer<typeof UnitGroupRow>;

/** The units a group means on a day, in order of the tree. */
export const UnitGroupExpansion = z.object({
  day: Day,
  units: z.array(z.object({ id: UnitId, name: z.string(), kind: UnitKind, parentName: z.string().nullable() })),
});

const wish = { name: UnitGroupName, note: UnitGroupNote.default(''), members: UnitGroupMembers };

export const unitGroupContract = {
  list: verb({
    name: 'unitGroup.list',
    method: 'GET',
    path: '/api/unit-groups',
    may: 'unit.read',
    summary: '查单位组',
    input: z.strictObject({ day: Day.optional() }),
    output: z.object({ day: Day, rows: z.array(UnitGroupRow), can: Can }),
  }),
  read: verb({
    name: 'unitGroup.read',
    method: 'GET',
    path: '/api/unit-groups/:id',
    may: 'unit.read',
    summary: '查一个单位组',
    input: z.strictObject({ id: UnitGroupId, day: Day.optional() }),
    output: z.object({ group: UnitGroupRow, expansion: UnitGroupExpansion }),
  }),
  preview: verb({
    name: 'unitGroup.preview',
    method: 'GET',
    path: '/api/unit-groups/preview',
    may: 'unit.read',
    summary: '预览单位组包含哪些单位',
    /** `members` as JSON, since an address carries text. */
    input: z.strictObject({ members: z.string().max(60_000), day: Day.optional() }),
    output: UnitGroupExpansion,
  }),
  create: verb({
    name: 'unitGroup.create',
    method: 'POST',
    path: '/api/unit-groups',
    may: 'unitGroup.edit',
    summary: '新建单位组',
    input: z.strictObject({ ...wish, on: Day }),
    output: UnitGroupRow,
  }),
  change: verb({
    name: 'unitGroup.change',
    method: 'POST',
    path: '/api/unit-groups/:id/change',
    may: 'unitGroup.edit',
    summary: '修改单位组',
    input: z.strictObject({ id: UnitGroupId, ...wish }),
    output: UnitGroupRow,
  }),
  close: verb({
    name: 'unitGroup.close',
    method: 'POST',
    path: '/api/unit-groups/:id/close',
    may: 'unitGroup.edit',
    summary: '停用单位组',
    input: z.strictObject({ id: UnitGroupId, on: Day }),
    output: UnitGroupRow,
  }),
};

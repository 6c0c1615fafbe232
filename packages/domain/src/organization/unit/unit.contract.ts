import { z } from 'zod';
import { Day, paragraph, verb } from '../../kernel/index.ts';
import { UnitAlias } from '../alias/alias.schema.ts';
import { Can } from '../can.ts';
import { Post } from '../person/person.schema.ts';
import { DivisionCode, Position, Unit, UnitId, UnitKind, UnitName, UnitPeriod, UnitShortName } from './unit.schema.ts';

/** A line of the tree as of a day. Parents may come after their children; `layTree` sorts them. */
export const UnitTreeRow = z.object({
  ...Unit.pick({ id: true, parentId: true, kind: true, name: true, shortName: true, divisionCode: true, position: true, endedOn: true })
    .shape,
  /** People with an open post here, not below. */
  people: z.int(),
});
export type UnitTreeRow = z.infer<typeof UnitTreeRow>;

/** 名片：what stands wherever a unit is named, without its history and people. */
export const UnitCard = z.object({ ...Unit.shape, parentName: z.string().nullable() });
export type UnitCard = z.infer<typeof UnitCard>;

/** A unit named in a path or a list. */
export const UnitRef = z.object({ id: UnitId, name: z.string() });

export const UnitDetail = z.object({
  unit: Unit,
  /** From the city down to the unit itself. */
  path: z.array(UnitRef),
  successor: UnitRef.nullable(),
  /** Newest first. */
  periods: z.array(z.object({ ...UnitPeriod.shape, parentName: z.string().nullable() })),
  aliases: z.array(UnitAlias),
  posts: z.array(z.object({ ...Post.shape, personName: z.string(), officePhone: z.string().nullable() })),
  groups: z.array(z.object({ id: z.string(), name: z.string() })),
  can: Can,
});
export type UnitDetail = z.infer<typeof UnitDetail>;

/** What a write answers: the unit as it is now, and what looks odd but was taken. */
const changed = z.object({ unit: Unit, warnings: z.array(z.string()) });
const on = Day.describe('生效日期');

export const unitContract = {
  tree: verb({
    name: 'unit.tree',
    method: 'GET',
    path: '/api/units',
    may: 'unit.read',
    summary: '查单位树',
    input: z.strictObject({
      day: Day.optional(),
      /** Also the units that had ended by then, with the name and parent they had last. */
      ended: z.enum(['true', 'false']).optional(),
    }),
    output: z.object({ day: Day, rows: z.array(UnitTreeRow) }),
  }),
  search: verb({
    name: 'unit.search',
    method: 'GET',
    path: '/api/units/search',
    may: 'unit.read',
    summary: '找单位',
    input: z.strictObject({
      text: z.string().trim().min(1, '写出要找的名称').max(60, '最多 60 个字'),
      kind: UnitKind.optional(),
      limit: z.coerce.number<number>().int().min(1).max(50).default(20),
    }),
    output: z.object({
      rows: z.array(
        z.object({ id: UnitId, name: z.string(), kind: UnitKind, parentName: z.string().nullable(), alias: z.string().nullable() }),
      ),
    }),
  }),
  headless: verb({
    name: 'unit.headless',
    method: 'GET',
    path: '/api/units/headless',
    may: 'person.edit',
    summary: '查没有主要负责人的单位',
    input: z.strictObject({}),
    /** Where the reader may appoint; the first 50 by name, and how many there are. */
    output: z.object({
      count: z.int(),
      rows: z.array(z.object({ id: UnitId, name: z.string(), kind: UnitKind, parentName: z.string().nullable() })),
    }),
  }),
  read: verb({
    name: 'unit.read',
    method: 'GET',
    path: '/api/units/:id',
    may: 'unit.read',
    summary: '查一个单位',
    input: z.strictObject({ id: UnitId }),
    output: UnitDetail,
  }),
  card: verb({
    name: 'unit.card',
    method: 'GET',
    path: '/api/units/:id/card',
    may: 'unit.read',
    summary: '看一个单位的名片',
    input: z.strictObject({ id: UnitId }),
    output: UnitCard,
  }),
  found: verb({
    name: 'unit.found',
    method: 'POST',
    path: '/api/units',
    may: 'unit.edit',
    summary: '设立单位',
    input: z.strictObject({
      kind: UnitKind,
      name: UnitName,
      shortName: UnitShortName.nullable().default(null),
      parentId: UnitId,
      divisionCode: DivisionCode.nullable().default(null),
      position: Position.optional(),
      on,
    }),
    output: changed,
  }),
  rename: verb({
    name: 'unit.rename',
    method: 'POST',
    path: '/api/units/:id/rename',
    may: 'unit.edit',
    summary: '单位更名',
    input: z.strictObject({ id: UnitId, name: UnitName, shortName: UnitShortName.nullable().default(null), on }),
    output: changed,
  }),
  move: verb({
    name: 'unit.move',
    method: 'POST',
    path: '/api/units/:id/move',
    may: 'unit.edit',
    summary: '调整单位隶属和顺序',
    /** `position`: the place among the units under `parentId`, 0 the first; beyond the last means last. The others make room. */
    input: z.strictObject({ id: UnitId, parentId: UnitId, position: Position, on }),
    output: changed,
  }),
  merge: verb({
    name: 'unit.merge',
    method: 'POST',
    path: '/api/units/:id/merge',
    may: 'unit.edit',
    summary: '单位并入另一单位',
    input: z.strictObject({ id: UnitId, into: UnitId, on }),
    output: changed,
  }),
  close: verb({
    name: 'unit.close',
    method: 'POST',
    path: '/api/units/:id/close',
    may: 'unit.edit',
    summary: '撤销单位',
    input: z.strictObject({ id: UnitId, on, reason: paragraph('撤销原因', 200, 2) }),
    output: changed,
  }),
  correctCode: verb({
    name: 'unit.correctCode',
    method: 'POST',
    path: '/api/units/:id/correct-code',
    may: 'unit.edit',
    summary: '更正区划代码',
    input: z.strictObject({ id: UnitId, divisionCode: DivisionCode.nullable(), on }),
    output: changed,
  }),
};

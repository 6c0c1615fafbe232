import { z } from 'zod';
import { Day, id, line } from '../../kernel/index.ts';
import { UnitId } from '../unit/unit.schema.ts';

export const AliasId = id<'Alias'>();
export type AliasId = z.infer<typeof AliasId>;

/** Where an alias comes from. */
export const AliasOrigin = z.enum([
  'renamed', // 更名：its former name
  'merged', // 并入：the name of a unit merged into it
  'office', // 创卫办登记
  'confirmed', // 审核文件时确认
]);
export type AliasOrigin = z.infer<typeof AliasOrigin>;
export const aliasOrigins: Readonly<Record<AliasOrigin, string>> = {
  renamed: '原名',
  merged: '并入单位',
  office: '创卫办登记',
  confirmed: '审核确认',
};

export const AliasName = line('别名', 60, 2);

/** 别名：another name a document may call a unit by: 工商局 → 市场监管局, 市交警队 = 市交警大队. */
export const UnitAlias = z.object({
  id: AliasId,
  unitId: UnitId,
  name: z.string(),
  /** Null: since ever. */
  from: Day.nullable(),
  until: Day.nullable(),
  origin: AliasOrigin,
});
export type UnitAlias = z.infer<typeof UnitAlias>;

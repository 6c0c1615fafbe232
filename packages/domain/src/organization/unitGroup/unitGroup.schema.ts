import { z } from 'zod';
import { Day, id, line, paragraph } from '../../kernel/index.ts';
import { UnitId, UnitKind } from '../unit/unit.schema.ts';

export const UnitGroupId = id<'UnitGroup'>();
export type UnitGroupId = z.infer<typeof UnitGroupId>;

/** What an office decides about a group: the wish list, before it is expanded on a day. */
export const UnitGroupMembers = z.strictObject({
  /** All units of these kinds. */
  kinds: z.array(UnitKind).max(20).default([]),
  /** Only those under this unit, itself included; null for the whole city. */
  under: UnitId.nullable().default(null),
  include: z.array(UnitId).max(1000, '一个单位组最多单列 1000 个单位').default([]),
  exclude: z.array(UnitId).max(1000, '一个单位组最多排除 1000 个单位').default([]),
  /** Groups inside this group: “各级各部门各单位” holds “各部门” and “各社区”. */
  includeGroups: z.array(UnitGroupId).max(50, '一个单位组最多包含 50 个单位组').default([]),
});
export type UnitGroupMembers = z.infer<typeof UnitGroupMembers>;

export const UnitGroupName = line('单位组名称', 60, 2);
export const UnitGroupNote = paragraph('说明', 300);

/** 单位组：units as documents name them by class: “各社区”, “各级各部门各单位”, “十大口”. */
export const UnitGroup = z.object({
  id: UnitGroupId,
  name: z.string(),
  note: z.string(),
  ...UnitGroupMembers.shape,
  from: Day,
  until: Day.nullable(),
});
export type UnitGroup = z.infer<typeof UnitGroup>;

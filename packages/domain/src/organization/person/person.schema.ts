import { z } from 'zod';
import { Day, id, line } from '../../kernel/index.ts';
import { UnitId } from '../unit/unit.schema.ts';

export const PersonId = id<'Person'>();
export type PersonId = z.infer<typeof PersonId>;
export const PostId = id<'Post'>();
export type PostId = z.infer<typeof PostId>;

export const PersonName = line('姓名', 30, 2);
/** 办公电话：area code and extension as people write them. */
export const OfficePhone = z
  .string('办公电话要填数字')
  .trim()
  .regex(/^(?:0\d{2,3}-?)?\d{7,8}(?:-\d{1,6})?$/, '办公电话写成 010-12345678 这样');
/** 手机号. */
export const Mobile = z
  .string('手机号要填数字')
  .trim()
  .regex(/^1[3-9]\d{9}$/, '手机号是 11 位数字');

/** 人员：the least that work needs; no identity number, no address. */
export const Person = z.object({
  id: PersonId,
  name: z.string(),
  officePhone: z.string().nullable(),
  mobile: z.string().nullable(),
  /** The first day no longer here. */
  leftOn: Day.nullable(),
});
export type Person = z.infer<typeof Person>;

export const PostKind = z.enum(
  [
    'unitHead', // 主要负责人（第一责任人）
    'deputyHead', // 分管负责人
    'liaison', // 联络员
    'inspector', // 督查员
    'clerk', // 工作人员
    'accountableOfficer', // 包保人
    'gridLead', // 网格长
    'gridWorker', // 网格员
  ],
  '岗位不在表里，从列表中选',
);
export type PostKind = z.infer<typeof PostKind>;

/** 岗位表. `single`: one holder per unit at a time. */
export const postKinds: Readonly<Record<PostKind, { says: string; single: boolean }>> = {
  unitHead: { says: '主要负责人', single: true },
  deputyHead: { says: '分管负责人', single: false },
  liaison: { says: '联络员', single: false },
  inspector: { says: '督查员', single: false },
  clerk: { says: '工作人员', single: false },
  accountableOfficer: { says: '包保人', single: false },
  gridLead: { says: '网格长', single: false },
  gridWorker: { says: '网格员', single: false },
};

/** 任职：a person in a post at a unit, on the days of [from, until). */
export const Post = z.object({
  id: PostId,
  personId: PersonId,
  unitId: UnitId,
  kind: PostKind,
  from: Day,
  until: Day.nullable(),
  /** 主岗：exactly one of a person's open posts. */
  main: z.boolean(),
});
export type Post = z.infer<typeof Post>;

import { z } from 'zod';
import { Day, id, line, paragraph } from '../../kernel/index.ts';
import { PersonId } from '../person/person.schema.ts';
import { UnitId } from '../unit/unit.schema.ts';

export const RoleId = id<'Role'>();
export type RoleId = z.infer<typeof RoleId>;
export const RoleGrantId = id<'RoleGrant'>();
export type RoleGrantId = z.infer<typeof RoleGrantId>;

export const BuiltInRoleKey = z.enum([
  'systemAdmin', // 系统管理员
  'securityAdmin', // 安全管理员
  'auditAdmin', // 审计管理员
  'campaignOfficeLead', // 创卫办负责人
  'campaignOfficeClerk', // 创卫办工作人员
  'inspector', // 督查员
  'unitHead', // 单位负责人
  'unitLiaison', // 单位联络员
  'subdistrictLead', // 街道负责人
  'communityWorker', // 社区工作人员
  'leader', // 领导，只读
  'assessor', // 评审专家，只读
]);
export type BuiltInRoleKey = z.infer<typeof BuiltInRoleKey>;

export const RoleName = line('角色名称', 30, 2);
export const RoleNote = paragraph('说明', 300);

/** 角色：a named set of permissions. */
export const Role = z.object({
  id: RoleId,
  /** Set on the roles every city starts with. */
  key: BuiltInRoleKey.nullable(),
  name: z.string(),
  note: z.string(),
  permissions: z.array(z.string()),
  /** Who holds it must sign in with two steps. */
  secondFactorRequired: z.boolean(),
});
export type Role = z.infer<typeof Role>;

/** 授权：a person holds a role at a unit and everything below it, on the days of [from, until). */
export const RoleGrant = z.object({
  id: RoleGrantId,
  personId: PersonId,
  roleId: RoleId,
  unitId: UnitId,
  from: Day,
  until: Day.nullable(),
});
export type RoleGrant = z.infer<typeof RoleGrant>;

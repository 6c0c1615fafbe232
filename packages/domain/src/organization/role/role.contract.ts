import { z } from 'zod';
import { Day, pageInput, pageOf, paragraph, verb } from '../../kernel/index.ts';
import { Can } from '../can.ts';
import { PersonId } from '../person/person.schema.ts';
import { UnitId } from '../unit/unit.schema.ts';
import { Role, RoleGrant, RoleGrantId, RoleId, RoleName, RoleNote } from './role.schema.ts';

const Kept = z.enum(['system', 'security', 'audit']);

export const RoleRow = z.object({
  ...Role.shape,
  /** Which of the three administrators it is for, if any. */
  kept: Kept.nullable(),
  holders: z.int(),
  can: Can,
});
export type RoleRow = z.infer<typeof RoleRow>;

export const RoleHolderRow = z.object({
  ...RoleGrant.shape,
  personName: z.string(),
  roleName: z.string(),
  unitName: z.string(),
  can: Can,
});
export type RoleHolderRow = z.infer<typeof RoleHolderRow>;

const wish = {
  name: RoleName,
  note: RoleNote.default(''),
  permissions: z.array(z.string().max(60)).min(1, '至少选一项权限').max(200),
  secondFactorRequired: z.boolean(),
};

export const roleContract = {
  list: verb({
    name: 'role.list',
    method: 'GET',
    path: '/api/roles',
    may: 'role.read',
    summary: '查角色和权限目录',
    input: z.strictObject({}),
    output: z.object({
      rows: z.array(RoleRow),
      permissions: z.array(z.object({ name: z.string(), says: z.string(), chapter: z.string(), kept: Kept.nullable() })),
      can: Can,
    }),
  }),
  create: verb({
    name: 'role.create',
    method: 'POST',
    path: '/api/roles',
    may: 'role.edit',
    summary: '新建角色',
    input: z.strictObject(wish),
    output: RoleRow,
  }),
  change: verb({
    name: 'role.change',
    method: 'POST',
    path: '/api/roles/:id/change',
    may: 'role.edit',
    summary: '修改角色',
    input: z.strictObject({ id: RoleId, ...wish }),
    output: RoleRow,
  }),
  close: verb({
    name: 'role.close',
    method: 'POST',
    path: '/api/roles/:id/close',
    may: 'role.edit',
    summary: '删除角色',
    input: z.strictObject({ id: RoleId }),
    output: z.object({ done: z.literal(true) }),
  }),
  holders: verb({
    name: 'role.holders',
    method: 'GET',
    path: '/api/role-grants',
    may: 'role.read',
    summary: '查谁有什么角色',
    input: z.strictObject({ ...pageInput, roleId: RoleId.optional(), personId: PersonId.optional(), unitId: UnitId.optional() }),
    output: pageOf(RoleHolderRow),
  }),
  grant: verb({
    name: 'role.grant',
    method: 'POST',
    path: '/api/role-grants',
    may: 'role.grant',
    summary: '授予角色',
    input: z.strictObject({ personId: PersonId, roleId: RoleId, unitId: UnitId, from: Day, until: Day.nullable().default(null) }),
    output: RoleHolderRow,
  }),
  revoke: verb({
    name: 'role.revoke',
    method: 'POST',
    path: '/api/role-grants/:id/revoke',
    may: 'role.grant',
    summary: '收回角色',
    input: z.strictObject({ id: RoleGrantId, on: Day, reason: paragraph('收回原因', 200, 2) }),
    output: RoleHolderRow,
  }),
};

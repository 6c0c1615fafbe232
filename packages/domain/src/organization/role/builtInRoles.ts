import type { KeptKind, OrganizationPermission } from './permission.ts';
import type { BuiltInRoleKey } from './role.schema.ts';

/** The built-in role of each administrator. */
export const administratorRoles = { system: 'systemAdmin', security: 'securityAdmin', audit: 'auditAdmin' } as const satisfies Record<
  KeptKind,
  BuiltInRoleKey
>;

interface BuiltInRole {
  key: BuiltInRoleKey;
  name: string;
  note: string;
  permissions: readonly OrganizationPermission[];
}

const reading = ['unit.read', 'person.read'] as const;

/** 内置角色：what every city starts with. An office edits all but the three administrators'; it sets two-step sign-in on any. */
export const builtInRoles: readonly BuiltInRole[] = [
  { key: 'systemAdmin', name: '系统管理员', note: '管账号和系统设置', permissions: [...reading, 'account.manage', 'settings.edit'] },
  { key: 'securityAdmin', name: '安全管理员', note: '定角色、授权', permissions: [...reading, 'role.read', 'role.edit', 'role.grant'] },
  {
    key: 'auditAdmin',
    name: '审计管理员',
    note: '查留痕、校验留痕',
    permissions: [...reading, 'audit.read', 'audit.export', 'audit.verify'],
  },
  {
    key: 'campaignOfficeLead',
    name: '创卫办负责人',
    note: '统筹全市创卫，管组织、交接和委托',
    permissions: [
      ...reading,
      'unit.edit',
      'unitGroup.edit',
      'person.edit',
      'person.handOver',
      'delegation.edit',
      'organization.import',
      'organization.export',
      'role.read',
    ],
  },
  {
    key: 'campaignOfficeClerk',
    name: '创卫办工作人员',
    note: '维护单位、单位组和人员',
    permissions: [...reading, 'unit.edit', 'unitGroup.edit', 'person.edit', 'organization.import', 'organization.export'],
  },
  { key: 'inspector', name: '督查员', note: '现场督查', permissions: [...reading] },
  { key: 'unitHead', name: '单位负责人', note: '管本单位的人和事', permissions: [...reading, 'person.edit', 'person.handOver'] },
  { key: 'unitLiaison', name: '单位联络员', note: '办本单位的事', permissions: [...reading, 'person.edit'] },
  {
    key: 'subdistrictLead',
    name: '街道负责人',
    note: '管本街道和下辖社区',
    permissions: [...reading, 'unit.edit', 'person.edit', 'person.handOver'],
  },
  { key: 'communityWorker', name: '社区工作人员', note: '办本社区的事', permissions: [...reading] },
  { key: 'leader', name: '领导', note: '看全局，核验创卫办承办的事', permissions: [...reading] },
  { key: 'assessor', name: '评审专家', note: '只读', permissions: ['unit.read'] },
];

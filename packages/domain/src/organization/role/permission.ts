/** 三员：system, security and audit administrator; what is kept for one of them nobody else may hold (GB/T 22239 8.1.5). */
export type KeptKind = 'system' | 'security' | 'audit';
export const keptKinds: Readonly<Record<KeptKind, string>> = { system: '系统管理员', security: '安全管理员', audit: '审计管理员' };

/** One entry of the permission catalogue. */
export interface PermissionEntry {
  /** 中文：what it lets a person do. */
  says: string;
  chapter: string;
  /** Kept for one of the three administrators. */
  kept?: KeptKind;
}

const organization = 'organization';

/** 权限目录 of the organization chapter and the platform. A permission's name is a public promise. */
export const organizationPermissions = {
  'unit.read': { says: '查单位', chapter: organization },
  'unit.edit': { says: '设立、变更单位', chapter: organization },
  'unitGroup.edit': { says: '维护单位组', chapter: organization },
  'person.read': { says: '查人员', chapter: organization },
  'person.edit': { says: '维护人员和任职', chapter: organization },
  'person.handOver': { says: '办理交接', chapter: organization },
  'delegation.edit': { says: '代办委托', chapter: organization },
  'organization.import': { says: '导入单位和人员', chapter: organization },
  'organization.export': { says: '导出单位和人员', chapter: organization },
  'role.read': { says: '查角色和授权', chapter: organization },
  'role.edit': { says: '维护角色', chapter: organization, kept: 'security' },
  'role.grant': { says: '授权', chapter: organization, kept: 'security' },
  'account.manage': { says: '管理账号', chapter: organization, kept: 'system' },
  'settings.edit': { says: '改系统设置', chapter: organization, kept: 'system' },
  'audit.read': { says: '查留痕', chapter: organization, kept: 'audit' },
  'audit.export': { says: '导出留痕', chapter: organization, kept: 'audit' },
  'audit.verify': { says: '校验留痕', chapter: organization, kept: 'audit' },
} as const satisfies Record<string, PermissionEntry>;

export type OrganizationPermission = keyof typeof organizationPermissions;

/** The permissions of every chapter together, by name. */
export type PermissionCatalogue = Readonly<Record<string, PermissionEntry>>;

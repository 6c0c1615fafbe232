import type { BuiltInRoleKey, PermissionEntry } from '../organization/index.ts';

const chapter = 'standard';

/** 权限目录 of the standard chapter. A permission's name is a public promise. */
export const standardPermissions = {
  'site.read': { says: '查点位', chapter },
  'site.edit': { says: '登记、导入点位', chapter },
  'mockAssessment.read': { says: '查模拟评估', chapter },
  'mockAssessment.edit': { says: '办模拟评估：抽点位、结束评估', chapter },
  'mockAssessment.score': { says: '给模拟评估打分', chapter },
} as const satisfies Record<string, PermissionEntry>;

export type StandardPermission = keyof typeof standardPermissions;

const office = ['site.read', 'site.edit', 'mockAssessment.read', 'mockAssessment.edit', 'mockAssessment.score'] as const;

/** What the built-in roles of a new city may do in this chapter; a right counts at the unit where the role was given, and below. */
export const standardRoles: Readonly<Partial<Record<BuiltInRoleKey, readonly StandardPermission[]>>> = {
  campaignOfficeLead: office,
  campaignOfficeClerk: office,
  inspector: ['site.read', 'mockAssessment.read', 'mockAssessment.score'],
  subdistrictLead: ['site.read', 'mockAssessment.read'],
  leader: ['site.read', 'mockAssessment.read'],
  assessor: ['site.read', 'mockAssessment.read', 'mockAssessment.score'],
};

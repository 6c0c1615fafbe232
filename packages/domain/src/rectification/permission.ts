import type { BuiltInRoleKey, PermissionEntry } from '../organization/index.ts';

const chapter = 'rectification';

/** 权限目录 of the rectification chapter. A permission's name is a public promise. */
export const rectificationPermissions = {
  'issue.read': { says: '查问题', chapter },
  'issue.register': { says: '登记问题', chapter },
  'issue.dispatch': { says: '交办、转办、挂账、并案、作废', chapter },
  'issue.answer': { says: '签收、反馈本单位的问题', chapter },
  'issue.import': { says: '导入旧台账', chapter },
  'issue.verify': { says: '核验销号、回头看、批延期', chapter },
  'photo.original': { says: '取照片原件', chapter },
} as const satisfies Record<string, PermissionEntry>;

export type RectificationPermission = keyof typeof rectificationPermissions;

const office = ['issue.read', 'issue.register', 'issue.dispatch', 'issue.answer', 'issue.verify', 'photo.original'] as const;
const answering = ['issue.read', 'issue.register', 'issue.answer'] as const;

/** What the built-in roles of a new city may do in this chapter; a right counts at the unit where the role was given, and below. */
export const rectificationRoles: Readonly<Partial<Record<BuiltInRoleKey, readonly RectificationPermission[]>>> = {
  campaignOfficeLead: [...office, 'issue.import'],
  campaignOfficeClerk: [...office, 'issue.import'],
  inspector: ['issue.read', 'issue.register', 'issue.verify', 'photo.original'],
  unitHead: answering,
  unitLiaison: answering,
  subdistrictLead: office,
  communityWorker: answering,
  // 创卫办自己整改的问题，由领导交办、核验
  leader: ['issue.read', 'issue.dispatch', 'issue.verify', 'photo.original'],
  assessor: ['issue.read'],
};

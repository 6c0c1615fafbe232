import type { BuiltInRoleKey, PermissionEntry } from '../organization/index.ts';

const chapter = 'plan';

/** 权限目录 of the plan chapter. A permission's name is a public promise. */
export const planPermissions = {
  'plan.read': { says: '查方案', chapter },
  'plan.import': { says: '导入、核对方案', chapter },
  'plan.publish': { says: '下达任务', chapter },
  'task.read': { says: '查任务', chapter },
  'task.answer': { says: '签收、报进展、反馈本单位的任务', chapter },
  'task.handDown': { says: '把任务分解到下级', chapter },
  'task.verify': { says: '核验销号、批延期、改派', chapter },
  'task.export': { says: '导出任务台账', chapter },
  'budget.read': { says: '查经费', chapter },
  'budget.edit': { says: '登记经费', chapter },
} as const satisfies Record<string, PermissionEntry>;

export type PlanPermission = keyof typeof planPermissions;

const answering = ['plan.read', 'task.read', 'task.answer', 'task.export'] as const;
const office = [
  'plan.read',
  'plan.import',
  'plan.publish',
  'task.read',
  'task.answer',
  'task.handDown',
  'task.verify',
  'task.export',
  'budget.read',
  'budget.edit',
] as const;

/** What the built-in roles of a new city may do in this chapter; a right counts at the unit where the role was given, and below. */
export const planRoles: Readonly<Partial<Record<BuiltInRoleKey, readonly PlanPermission[]>>> = {
  campaignOfficeLead: office,
  campaignOfficeClerk: office,
  inspector: ['plan.read', 'task.read'],
  unitHead: [...answering, 'budget.read'],
  unitLiaison: answering,
  subdistrictLead: [...answering, 'task.handDown', 'task.verify', 'budget.read'],
  communityWorker: answering,
  // 创卫办自己承办的任务，由领导核验：办的单位不核验
  leader: ['plan.read', 'task.read', 'task.verify', 'task.export', 'budget.read'],
  assessor: ['plan.read', 'task.read'],
};

import type { BuiltInRoleKey, PermissionEntry } from '../organization/index.ts';

const chapter = 'standard';

/** 权限目录 of the standard chapter. A permission's name is a public promise. */
export const standardPermissions = {
  'standard.read': { says: '查标准、词典与日历', chapter },
  'standard.edit': { says: '换版、核实标准，维护词典与日历', chapter },
  'reading.read': { says: '查指标', chapter },
  'reading.fill': { says: '填报本单位的指标', chapter },
  'reading.approve': { says: '核准、退回、更正指标数', chapter },
  'indicator.assign': { says: '定指标的填报单位和期限', chapter },
  'submission.read': { says: '查国家数据填报', chapter },
  'submission.edit': { says: '锁定报送，填年度基础数据', chapter },
  'site.read': { says: '查点位', chapter },
  'site.edit': { says: '登记、导入点位', chapter },
  'mockAssessment.read': { says: '查模拟评估', chapter },
  'mockAssessment.edit': { says: '办模拟评估：抽点位、结束评估', chapter },
  'forecast.read': { says: '查得分预测', chapter },
  'mockAssessment.score': { says: '给模拟评估打分', chapter },
} as const satisfies Record<string, PermissionEntry>;

export type StandardPermission = keyof typeof standardPermissions;

const office = [
  'standard.read',
  'standard.edit',
  'reading.read',
  'reading.fill',
  'reading.approve',
  'indicator.assign',
  'submission.read',
  'submission.edit',
  'site.read',
  'site.edit',
  'mockAssessment.read',
  'mockAssessment.edit',
  'mockAssessment.score',
  'forecast.read',
] as const;
const filling = ['standard.read', 'reading.read', 'reading.fill'] as const;

/** What the built-in roles of a new city may do in this chapter; a right counts at the unit where the role was given, and below. */
export const standardRoles: Readonly<Partial<Record<BuiltInRoleKey, readonly StandardPermission[]>>> = {
  campaignOfficeLead: office,
  campaignOfficeClerk: office,
  inspector: ['standard.read', 'reading.read', 'site.read', 'mockAssessment.read', 'mockAssessment.score', 'forecast.read'],
  unitHead: filling,
  unitLiaison: filling,
  subdistrictLead: [...filling, 'site.read', 'mockAssessment.read'],
  communityWorker: ['standard.read', 'reading.read'],
  // 创卫办自己填报的指标，由领导核准：填报的单位不核准
  leader: ['standard.read', 'reading.read', 'reading.approve', 'submission.read', 'site.read', 'mockAssessment.read', 'forecast.read'],
  assessor: [
    'standard.read',
    'reading.read',
    'submission.read',
    'site.read',
    'mockAssessment.read',
    'mockAssessment.score',
    'forecast.read',
  ],
};

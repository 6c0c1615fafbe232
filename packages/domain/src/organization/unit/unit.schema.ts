import { z } from 'zod';
import { Day, id, line } from '../../kernel/index.ts';

export const UnitId = id<'Unit'>();
export type UnitId = z.infer<typeof UnitId>;

export const UnitKind = z.enum(
  [
    'city', // 市
    'district', // 区、县
    'leadingGroup', // 领导小组、指挥部
    'workingGroup', // 专项工作组
    'campaignOffice', // 创卫办
    'department', // 部门
    'subdistrict', // 街道
    'town', // 镇、乡
    'community', // 社区
    'village', // 村
    'institution', // 事业单位：医院、学校等
    'enterprise', // 企业
  ],
  '单位类别不在表里，从列表中选',
);
export type UnitKind = z.infer<typeof UnitKind>;

/** What the table of kinds says of one kind. */
export interface UnitKindEntry {
  /** 中文名. */
  says: string;
  /** The kinds a unit of this kind may stand under; empty for the root. */
  under: readonly UnitKind[];
  /** Digits of the division code (行政区划代码, GB/T 2260 and the statistical 12-digit code); null where the kind has none. */
  codeLength: 6 | 9 | 12 | null;
}

/** 单位类别表：who may stand under whom, and how long its code is. */
export const unitKinds: Readonly<Record<UnitKind, UnitKindEntry>> = {
  city: { says: '市', under: [], codeLength: 6 },
  district: { says: '区（县）', under: ['city'], codeLength: 6 },
  leadingGroup: { says: '领导小组', under: ['city', 'district', 'subdistrict', 'town'], codeLength: null },
  workingGroup: { says: '专项工作组', under: ['leadingGroup', 'campaignOffice'], codeLength: null },
  campaignOffice: {
    says: '创卫办',
    under: ['city', 'district', 'leadingGroup', 'department', 'subdistrict', 'town'],
    codeLength: null,
  },
  department: { says: '部门', under: ['city', 'district', 'department', 'subdistrict', 'town'], codeLength: null },
  subdistrict: { says: '街道', under: ['city', 'district'], codeLength: 9 },
  town: { says: '镇（乡）', under: ['city', 'district'], codeLength: 9 },
  community: { says: '社区', under: ['subdistrict', 'town'], codeLength: 12 },
  village: { says: '村', under: ['subdistrict', 'town'], codeLength: 12 },
  institution: { says: '事业单位', under: ['city', 'district', 'department', 'subdistrict', 'town'], codeLength: null },
  enterprise: {
    says: '企业',
    under: ['city', 'district', 'department', 'subdistrict', 'town', 'community', 'village'],
    codeLength: null,
  },
};

/** The kinds whose units have a 主要负责人 of their own; groups and offices are led from outside. */
export const headedKinds: readonly UnitKind[] = ['department', 'subdistrict', 'town', 'community', 'village', 'institution'];

export const UnitName = line('单位名称', 60, 2);
export const UnitShortName = line('简称', 20, 2);

/** 行政区划代码：6 digits to the county, 9 to the subdistrict or town, 12 to the community or village. */
export const DivisionCode = z.string('区划代码要填数字').regex(/^(?:\d{6}|\d{9}|\d{12})$/, '区划代码是 6、9 或 12 位数字');

/** Among the units under one parent, the smaller stands first. */
export const Position = z.int('顺序要是整数').min(0, '顺序从 0 开始').max(9999, '顺序最大 9999');

/** How a unit ended: 并入 another, or 撤销. */
export const UnitEnding = z.enum(['merged', 'abolished']);
export type UnitEnding = z.infer<typeof UnitEnding>;

/** 单位 as it is now: the values of its last period, and what never changes. */
export const Unit = z.object({
  id: UnitId,
  kind: UnitKind,
  name: z.string(),
  shortName: z.string().nullable(),
  parentId: UnitId.nullable(),
  divisionCode: z.string().nullable(),
  position: z.int(),
  foundedOn: Day,
  /** The first day it no longer stands. */
  endedOn: Day.nullable(),
  ending: UnitEnding.nullable(),
  /** The unit it was merged into. */
  successorId: UnitId.nullable(),
});
export type Unit = z.infer<typeof Unit>;

/** 一段沿革：what a unit was called and where it stood, on the days of [from, until). Periods follow one another without holes. */
export const UnitPeriod = z.object({
  unitId: UnitId,
  from: Day,
  until: Day.nullable(),
  name: z.string(),
  shortName: z.string().nullable(),
  parentId: UnitId.nullable(),
  divisionCode: z.string().nullable(),
});
export type UnitPeriod = z.infer<typeof UnitPeriod>;

/** A unit with its whole history, oldest period first. */
export interface UnitRecord {
  unit: Unit;
  periods: readonly UnitPeriod[];
}

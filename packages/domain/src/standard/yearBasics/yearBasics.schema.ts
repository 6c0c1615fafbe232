import { z } from 'zod';
import { line } from '../../kernel/index.ts';
import { ReadingYear } from '../reading/reading.schema.ts';

/** A line of the yearly basic data; `unitConfirmed` false where the interface's unit was not seen and is ours. */
export interface YearBasicField {
  key: string;
  name: string;
  unit: string;
  kind: 'area' | 'population' | 'count' | 'money' | 'choice';
  unitConfirmed: boolean;
}

/** 城市类别, with the codes of the national interface. */
export const cityCategories: Readonly<Record<string, string>> = { 1: '国家卫生城市', 2: '省卫生城市', 9: '其他' };

const field = (key: string, name: string, kind: YearBasicField['kind'], unit: string, unitConfirmed = true): YearBasicField => ({
  ...{ key, name, kind, unit, unitConfirmed },
});

/** 年度基础数据, in the order of the national reporting interface (domain facts 1.5); units of money were not seen there. */
export const yearBasicFields: readonly YearBasicField[] = [
  field('category', '城市类别', 'choice', ''),
  field('areaJurisdiction', '辖区面积', 'area', '平方公里'),
  field('areaUrban', '城区面积', 'area', '平方公里'),
  field('areaBuiltUp', '建成区面积', 'area', '平方公里'),
  field('registeredPopulation', '辖区户籍人口', 'population', '万人'),
  field('permanentPopulation', '辖区常住人口', 'population', '万人'),
  field('permanentUrban', '城区常住人口', 'population', '万人'),
  field('permanentBuiltUp', '建成区常住人口', 'population', '万人'),
  field('districts', '区数', 'count', '个'),
  field('streets', '街道数（含建成区内的镇）', 'count', '个'),
  field('committees', '居委会数（含建成区内的村委会）', 'count', '个'),
  field('gdp', '地区生产总值', 'money', '亿元', false),
  field('gdpPerHead', '人均地区生产总值', 'money', '元', false),
  field('budgetRevenue', '一般公共预算收入', 'money', '亿元', false),
  field('incomeUrban', '城镇居民人均可支配收入', 'money', '元', false),
  field('incomeRural', '农村居民人均可支配收入', 'money', '元', false),
];

const keys = yearBasicFields.map(({ key }) => key);
const Key = z.string().refine((key) => keys.includes(key), '没有这一项基础数据');

/** One figure with where it comes from. A category is its code. */
export const YearBasic = z.object({ value: z.number(), source: z.string() });
export type YearBasic = z.infer<typeof YearBasic>;
export const YearBasics = z.record(z.string(), YearBasic);
/** By key; what is not known is not in it. */
export type YearBasics = z.infer<typeof YearBasics>;

/** 年度基础数据 as it is typed: an empty value is not known. */
export const YearBasicsForm = z.strictObject({
  year: ReadingYear,
  /** The one that was seen, 0 where nothing was there. */
  revision: z.int().min(0).default(0),
  figures: z.record(Key, z.strictObject({ value: line('数', 40, 0), source: line('来源', 100, 0) })),
});
export type YearBasicsForm = z.infer<typeof YearBasicsForm>;

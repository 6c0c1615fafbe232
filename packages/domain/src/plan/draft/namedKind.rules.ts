import { type UnitKind, unitKinds } from '../../organization/index.ts';

/** 结尾说出的类别, the longer ending before the shorter it ends with. */
const endings: readonly (readonly [RegExp, UnitKind])[] = [
  [/(?:街道|街道办事处|街道办|街办|办事处)$/u, 'subdistrict'],
  [/[镇乡](?:人民政府|政府)?$/u, 'town'],
  [/(?:社区|居委会|居民委员会)$/u, 'community'],
  [/(?:村|村委会|村民委员会)$/u, 'village'],
  [/(?:公司|集团|银行|企业)$/u, 'enterprise'],
  [/(?:医院|卫生院|学校|[中小大]学|学院|[电广]视?台|报社|中心|[站馆园])$/u, 'institution'],
  [/(?:局|委|委员会|办|办公室|部|处|队|所|会|联|院|厅|署|科|公安|政府)$/u, 'department'],
];

/** 不是一个单位: a kind of units, a description, several in one. */
const collective = /^(?:各|全|所有|有关|相关|其他|其它|政府)|(?:单位|部门|行业|企业)$|[（(、/]/u;

/**
 * What a name that no unit of the city bears would be if it were founded: by its ending; null where it names no single unit, or
 * one that does not stand under a city, a department or the like (a community wants its subdistrict chosen).
 */
export function namedKind(printed: string): UnitKind | null {
  if (printed.length < 2 || collective.test(printed)) return null;
  const kind = endings.find(([ending]) => ending.test(printed))?.[1];
  return kind && unitKinds[kind].under.some((above) => above === 'city') ? kind : null;
}

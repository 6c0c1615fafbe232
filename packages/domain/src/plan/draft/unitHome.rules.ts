import type { Day } from '../../kernel/index.ts';
import { asOf, type NameIndex, type UnitId, type UnitKind } from '../../organization/index.ts';

/** 本地: the district, subdistrict or town a document belongs to, with the prefixes its own offices are named with. */
export interface HomePlace {
  id: UnitId;
  /** 街道, 镇: what its papers call themselves. */
  says: string;
  prefixes: readonly string[];
  /** Whether a unit stands under it, or is it. */
  holds: (unit: UnitId) => boolean;
}

const places: Partial<Record<UnitKind, string>> = {
  district: '区（县）',
  subdistrict: '街道',
  town: '镇',
  community: '社区',
  village: '村',
};

/** The nearest place at or above a document's unit on a day; null for a document of the city's own. */
export function homeOf(unitId: UnitId | null, { records }: NameIndex, day: Day): HomePlace | null {
  const parentOf = (id: UnitId): UnitId | null => {
    const record = records.get(id);
    return record ? (asOf(record.periods, day)?.parentId ?? record.unit.parentId) : null;
  };
  for (let id = unitId; id !== null; id = parentOf(id)) {
    const record = records.get(id);
    const says = record && places[record.unit.kind];
    if (!record || !says) continue;
    const place = id;
    const { name, shortName } = asOf(record.periods, day) ?? record.unit;
    const prefixes = [name, shortName, name.replace(/(?:街道|镇|乡|社区|村)?(?:办事处|人民政府|居委会|村委会)?$/u, '')];
    const holds = (unit: UnitId): boolean => {
      for (let at: UnitId | null = unit; at !== null; at = parentOf(at)) if (at === place) return true;
      return false;
    };
    return { id, says, prefixes: prefixes.filter((prefix) => prefix !== null && prefix.length > 1) as string[], holds };
  }
  return null;
}

/** Whether a printed name says whose office it is: 市爱卫办, 澄溪市爱卫办; 爱卫办, 街道城管中队 and 市监所 do not. */
export const saysWhose = (printed: string, { prefixes }: NameIndex): boolean =>
  prefixes.some((prefix) => printed.startsWith(prefix)) || /^(?:省|[市区县](?![监场容政民长]))/u.test(printed);

/** Whether a name in a document of this unit can mean its place's own office, so that it is no name for the whole city. */
export const namesItsOwn = (printed: string, unitId: UnitId, index: NameIndex, day: Day): boolean =>
  homeOf(unitId, index, day) !== null && !saysWhose(printed, index);

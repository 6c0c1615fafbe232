import type { Day } from '../../kernel/index.ts';
import { type NameIndex, resolveName, type UnitId } from '../../organization/index.ts';
import type { Indicator } from '../edition/edition.schema.ts';

/** The names in a hint like “城管（环卫）、商务”. */
const namesIn = (reportedBy: string): string[] => reportedBy.split(/[、，,（）()]/).filter(Boolean);

/**
 * 按名称提示填报单位: the first name of the hint that is one unit's, by itself or with 局 or 委 behind it. Null leaves it to a person;
 * what is merely like a name is no suggestion, since the wrong unit would be asked for a figure.
 */
export function suggestOwner({ reportedBy }: Pick<Indicator, 'reportedBy'>, day: Day, index: NameIndex): UnitId | null {
  for (const name of namesIn(reportedBy))
    for (const form of [name, `${name}局`, `${name}委`, `${name}中心`, `市${name}`, `市${name}局`]) {
      const resolution = resolveName(form, day, index, 1);
      if (resolution.match !== 'candidates') return resolution.unitId;
    }
  return null;
}

import { type Day, type Problem, within } from '../../kernel/index.ts';
import { standingOn, successorOf } from '../unit/unit.rules.ts';
import type { UnitId, UnitRecord } from '../unit/unit.schema.ts';
import { subtreeOf } from '../unit/unit.tree.ts';
import { unitGroupProblems } from './unitGroup.problems.ts';
import type { UnitGroup, UnitGroupId, UnitGroupMembers } from './unitGroup.schema.ts';

/** What a group is expanded against: all groups of the city and all units with their history. */
export interface GroupCity {
  groups: ReadonlyMap<UnitGroupId, UnitGroup>;
  records: ReadonlyMap<UnitId, UnitRecord>;
}

/**
 * 展开单位组: the units it means on a day, sorted by id. Units named singly follow a merger to their successor; what has
 * ended, or is excluded, is not there. An inner group counts only on the days it is in use, and is
 * expanded once, however many hold it; a ring ends where it closes.
 */
export function expandGroup(group: UnitGroupMembers, { groups, records }: GroupCity, day: Day): UnitId[] {
  const standing = standingOn([...records.values()], day);
  const here = new Set(standing.map((unit) => unit.id));
  const expanded = new Map<UnitGroupId, ReadonlySet<UnitId>>();
  const expand = (members: UnitGroupMembers): Set<UnitId> => {
    const below = members.under === null ? here : subtreeOf(standing, successorOf(records, members.under, day));
    const units = new Set(standing.filter((unit) => members.kinds.includes(unit.kind) && below.has(unit.id)).map((unit) => unit.id));
    for (const id of members.include) units.add(successorOf(records, id, day));
    for (const id of members.includeGroups) for (const unit of inner(id)) units.add(unit);
    for (const id of members.exclude) units.delete(successorOf(records, id, day));
    return units;
  };
  const inner = (id: UnitGroupId): ReadonlySet<UnitId> => {
    const known = expanded.get(id);
    if (known) return known;
    expanded.set(id, new Set()); // while it is being expanded
    const group = groups.get(id);
    const units = group && within(day, group.from, group.until) ? expand(group) : new Set<UnitId>();
    expanded.set(id, units);
    return units;
  };
  return [...expand(group)].filter((id) => here.has(id)).sort();
}

/** Why a group cannot be made or changed so. `id` is null for a new one. */
export function groupRefusal(
  id: UnitGroupId | null,
  wish: { name: string; members: UnitGroupMembers },
  groups: ReadonlyMap<UnitGroupId, UnitGroup>,
  today: Day,
): Problem | undefined {
  const { name, members } = wish;
  for (const other of groups.values())
    if (other.id !== id && other.name === name && (other.until === null || today < other.until))
      return unitGroupProblems.nameTaken({ name });
  if (members.kinds.length + members.include.length + members.includeGroups.length === 0) return unitGroupProblems.empty({});
  for (const inner of members.includeGroups) {
    const group = groups.get(inner);
    if (!group || (group.until !== null && group.until <= today)) return unitGroupProblems.unknownGroup({});
    if (id !== null && reaches(groups, inner, id)) return unitGroupProblems.ring({ name: group.name });
  }
  return undefined;
}

/** Why a group cannot be taken out of use now. */
export function closeGroupRefusal(group: UnitGroup, groups: ReadonlyMap<UnitGroupId, UnitGroup>, today: Day): Problem | undefined {
  if (group.until !== null) return unitGroupProblems.closed({ name: group.name, on: group.until });
  for (const other of groups.values())
    if (other.includeGroups.includes(group.id) && (other.until === null || today < other.until))
      return unitGroupProblems.stillIncluded({ name: group.name, by: other.name });
  return undefined;
}

/** 停用. */
export function closeGroup(group: UnitGroup, groups: ReadonlyMap<UnitGroupId, UnitGroup>, on: Day, today: Day): UnitGroup | Problem {
  const no = closeGroupRefusal(group, groups, today);
  if (no) return no;
  return on <= group.from ? unitGroupProblems.beforeStart({ from: group.from }) : { ...group, until: on };
}

function reaches(groups: ReadonlyMap<UnitGroupId, UnitGroup>, from: UnitGroupId, to: UnitGroupId): boolean {
  const reached = new Set<UnitGroupId>([from]);
  for (const id of reached) for (const inner of groups.get(id)?.includeGroups ?? []) reached.add(inner);
  return reached.has(to);
}

import type { Day } from '@weicheng/domain/kernel';
import {
  asOf,
  canOf,
  canUnitGroup,
  expandGroup,
  layTree,
  mayNotUnitGroup,
  standingOn,
  type TreeNode,
  type Unit,
  type UnitGroup,
  type UnitGroupExpansion,
  type UnitGroupMembers,
  type UnitGroupRow,
} from '@weicheng/domain/organization';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import type { Groups } from './unitGroup.service.ts';

export const canCreateGroup = ({ actor }: Context) => canOf(['create'] as const, (action) => mayNotUnitGroup(actor, action));

/** A group as a row of the list, counted on a day. */
export const presentGroup = ({ actor, today }: Context, group: UnitGroup, { tree, groups }: Groups, day: Day): UnitGroupRow => ({
  ...group,
  size: expandGroup(group, { groups, records: tree.records }, day).length,
  can: canUnitGroup(actor, group, groups, today),
});

/** The units a group means on a day, in the order of the tree. */
export function presentExpansion(members: UnitGroupMembers, { tree, groups }: Groups, day: Day): z.output<typeof UnitGroupExpansion> {
  const meant = new Set(expandGroup(members, { groups, records: tree.records }, day));
  const nameThen = (id: Unit['parentId']) => (id && asOf(tree.records.get(id)?.periods ?? [], day)?.name) || null;
  const units = inOrder(layTree(standingOn([...tree.records.values()], day)))
    .filter((unit) => meant.has(unit.id))
    .map(({ id, name, kind, parentId }) => ({ id, name, kind, parentName: nameThen(parentId) }));
  return { day, units };
}

const inOrder = (nodes: readonly TreeNode<Unit>[]): Unit[] => nodes.flatMap(({ row, children }) => [row, ...inOrder(children)]);

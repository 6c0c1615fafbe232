import { type Actor, holds, kernelProblems, type Problem } from '../../kernel/index.ts';
import { type Can, canOf } from '../can.ts';
import { unitGroupProblems } from './unitGroup.problems.ts';
import { closeGroupRefusal } from './unitGroup.rules.ts';
import type { UnitGroup, UnitGroupId } from './unitGroup.schema.ts';

export const unitGroupActions = { create: '新建单位组', change: '修改单位组', close: '停用单位组' } as const;
export type UnitGroupAction = keyof typeof unitGroupActions;

/** 谁可以：a group belongs to the city, not to a place in its tree; the right counts wherever it was given. */
export const mayNotUnitGroup = (actor: Actor, action: UnitGroupAction): Problem | undefined =>
  holds(actor, 'unitGroup.edit') ? undefined : kernelProblems.notAllowed({ what: unitGroupActions[action] });

export function unitGroupRefusal(
  actor: Actor,
  action: 'change' | 'close',
  group: UnitGroup,
  groups: ReadonlyMap<UnitGroupId, UnitGroup>,
  today: UnitGroup['from'],
): Problem | undefined {
  const no = mayNotUnitGroup(actor, action);
  if (no) return no;
  if (action === 'close') return closeGroupRefusal(group, groups, today);
  return group.until === null ? undefined : unitGroupProblems.closed({ name: group.name, on: group.until });
}

export const canUnitGroup = (actor: Actor, group: UnitGroup, groups: ReadonlyMap<UnitGroupId, UnitGroup>, today: UnitGroup['from']): Can =>
  canOf(['change', 'close'] as const, (action) => unitGroupRefusal(actor, action, group, groups, today));

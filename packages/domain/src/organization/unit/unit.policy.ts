import { type Actor, holdsAt, kernelProblems, type Problem } from '../../kernel/index.ts';
import { type Can, canOf } from '../can.ts';
import { unitProblems } from './unit.problems.ts';
import { closeRefusal, mergeRefusal, type UnitBurden } from './unit.rules.ts';
import type { Unit } from './unit.schema.ts';

export const unitActions = {
  found: '在下面设立单位',
  rename: '单位更名',
  move: '调整单位隶属和顺序',
  merge: '单位并入另一单位',
  close: '撤销单位',
  correctCode: '更正区划代码',
  addAlias: '登记别名',
} as const;
export type UnitAction = keyof typeof unitActions;

/** These change the place a unit has above it, so they are asked there: a subdistrict arranges its communities, not itself. */
const fromAbove: readonly UnitAction[] = ['rename', 'move', 'merge', 'close', 'correctCode'];

/** 谁可以：`unit.edit` at the unit or above it. A move or a merge asks at the other unit too. `path` as in `holdsAt`. */
export function mayNotUnit(
  actor: Actor,
  action: UnitAction,
  unit: Pick<Unit, 'id' | 'parentId'>,
  path: readonly string[],
): Problem | undefined {
  const asked = unit.parentId !== null && fromAbove.includes(action) ? path.filter((id) => id !== unit.id) : path;
  return holdsAt(actor, 'unit.edit', asked) ? undefined : kernelProblems.notAllowed({ what: unitActions[action] });
}

/** Not yours, or not now, before a day or a target is chosen. */
export function unitRefusal(
  actor: Actor,
  action: UnitAction,
  unit: Unit,
  path: readonly string[],
  burden: UnitBurden,
): Problem | undefined {
  const no = mayNotUnit(actor, action, unit, path);
  if (no) return no;
  if (unit.endedOn !== null) return unitProblems.ended({ name: unit.name, on: unit.endedOn });
  if (action === 'close') return closeRefusal(unit, burden);
  if (action === 'merge') return mergeRefusal(unit, burden);
  if (action === 'move' && unit.parentId === null) return unitProblems.rootStays({});
  return undefined;
}

export const canUnit = (actor: Actor, unit: Unit, path: readonly string[], burden: UnitBurden): Can =>
  canOf(Object.keys(unitActions) as UnitAction[], (action) => unitRefusal(actor, action, unit, path, burden));

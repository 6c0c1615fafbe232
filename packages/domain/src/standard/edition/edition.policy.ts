import { type Actor, holds, kernelProblems, type Problem } from '../../kernel/index.ts';
import { type Can, canOf } from '../../organization/index.ts';

export const standardActions = {
  choose: '换用标准',
  import: '导入标准',
  edit: '改标准的草稿',
  confirm: '核实标准',
  word: '修改词典',
  calendar: '修改工作日历',
} as const;
export type StandardAction = keyof typeof standardActions;

/** 谁可以：the standard belongs to the city, not to a place in its tree; the right counts wherever it was given. */
export const mayNotStandard = (actor: Actor, action: StandardAction): Problem | undefined =>
  holds(actor, 'standard.edit') ? undefined : kernelProblems.notAllowed({ what: standardActions[action] });

export const canStandard = (actor: Actor): Can =>
  canOf(Object.keys(standardActions) as StandardAction[], (action) => mayNotStandard(actor, action));

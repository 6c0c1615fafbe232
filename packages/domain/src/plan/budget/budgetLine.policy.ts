import { type Actor, holds, holdsAt, kernelProblems, type Problem } from '../../kernel/index.ts';
import { type Can, canOf } from '../../organization/index.ts';

export const budgetLineActions = { open: '设经费项目', enter: '记一笔经费', reverse: '冲销一笔经费' } as const;
export type BudgetLineAction = keyof typeof budgetLineActions;

/** 谁可以：the right at the unit that spends the money, or above it. `path` as in `holdsAt`. */
export const mayNotBudget = (actor: Actor, action: BudgetLineAction, path: readonly string[]): Problem | undefined =>
  holdsAt(actor, 'budget.edit', path) ? undefined : kernelProblems.notAllowed({ what: budgetLineActions[action] });

export const canBudget = (actor: Actor, path: readonly string[]): Can =>
  canOf(['enter', 'reverse'] as const, (action) => mayNotBudget(actor, action, path));

/** Whether he may open lines at all; at which unit is asked again. */
export const canOpenBudget = (actor: Actor): Can =>
  canOf(['open'] as const, () => (holds(actor, 'budget.edit') ? undefined : kernelProblems.notAllowed({ what: budgetLineActions.open })));

import type { Day, Problem } from '../../kernel/index.ts';
import { budgetLineProblems } from './budgetLine.problems.ts';
import { type BudgetEntry, type BudgetKind, type BudgetSums, budgetKinds, type NewBudgetEntry } from './budgetLine.schema.ts';

export const noMoney: BudgetSums = { budgeted: 0, allocated: 0, spent: 0 };

/** The sums after an amount of one kind. */
export const added = (sums: BudgetSums, kind: BudgetKind, amount: number): BudgetSums => ({ ...sums, [kind]: sums[kind] + amount });

export const addedUp = (all: readonly BudgetSums[]): BudgetSums =>
  all.reduce(
    (sum, { budgeted, allocated, spent }) => ({
      budgeted: sum.budgeted + budgeted,
      allocated: sum.allocated + allocated,
      spent: sum.spent + spent,
    }),
    noMoney,
  );

/** No line holds more than this, in 分, so that the sums over all lines of a city stay whole numbers. */
const mostOfLine = 100_000_000_000_000;

/** Why an entry cannot be written. What is to come may be budgeted; money that came or went, came or went. */
export function whyNotEnter({ kind, amount, day }: NewBudgetEntry, sums: BudgetSums, today: Day): Problem | undefined {
  if (kind !== 'budgeted' && day > today) return budgetLineProblems.future({ what: budgetKinds[kind], today });
  return sums[kind] + amount > mostOfLine ? budgetLineProblems.tooMuch({}) : undefined;
}

/** Why an entry cannot be countered. */
export function whyNotReverse({ reverses, reversedBy }: Pick<BudgetEntry, 'reverses' | 'reversedBy'>): Problem | undefined {
  if (reverses) return budgetLineProblems.isReverse({});
  return reversedBy ? budgetLineProblems.reversedAlready({}) : undefined;
}

/** 要留意的: what stands out of a line's sums, as a sentence, or null. It is pointed out and never refused: bills come in any order. */
export function standsOut({ budgeted, allocated, spent }: BudgetSums): string | null {
  if (spent > allocated) return `支出比到位多 ${yuan(spent - allocated)} 元`;
  if (allocated > budgeted) return `到位比预算多 ${yuan(allocated - budgeted)} 元`;
  return null;
}

/** 分 as 元 for people: `1,234.50`. */
export function yuan(fen: number): string {
  const whole = Math.trunc(Math.abs(fen) / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}${whole}.${(Math.abs(fen) % 100).toString().padStart(2, '0')}`;
}

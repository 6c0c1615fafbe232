import type { Page } from '@weicheng/domain/kernel';
import { type BudgetEntry, type BudgetLine, type BudgetLineRow, canBudget, canOpenBudget, standsOut } from '@weicheng/domain/plan';
import type { Context } from '#platform/context';
import { lookup } from '../../organization/index.ts';

/** A line with the title of its task, as it lies in the database. */
export type TitledLine = BudgetLine & { taskTitle: string | null };

async function rowsOf(ctx: Context, lines: readonly TitledLine[]): Promise<BudgetLineRow[]> {
  const units = lines.map((line) => line.unitId);
  const [names, paths] = [await lookup.names(ctx, units), await lookup.paths(ctx, units)];
  return lines.map((line) => ({
    ...line,
    unitName: names.get(line.unitId) ?? '',
    notice: standsOut(line.sums),
    can: canBudget(ctx.actor, paths.get(line.unitId) ?? []),
  }));
}

export const presentLines = async (ctx: Context, { rows, next }: Page<TitledLine>) => ({
  rows: await rowsOf(ctx, rows),
  next,
  can: canOpenBudget(ctx.actor),
});

export async function presentLine(ctx: Context, { line, entries }: { line: TitledLine; entries: BudgetEntry[] }) {
  const [row] = await rowsOf(ctx, [line]);
  return { line: row as BudgetLineRow, entries };
}

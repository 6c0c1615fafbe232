import { z } from 'zod';
import { Day, id, line } from '../../kernel/index.ts';
import { Can, UnitId } from '../../organization/index.ts';
import { PlanDocumentId } from '../document/planDocument.schema.ts';
import { TaskId } from '../task/task.schema.ts';

export const BudgetLineId = id<'BudgetLine'>();
export type BudgetLineId = z.infer<typeof BudgetLineId>;
export const BudgetEntryId = id<'BudgetEntry'>();
export type BudgetEntryId = z.infer<typeof BudgetEntryId>;

/** 经费的三种账：预算多少、到位多少、支出多少. */
export const BudgetKind = z.enum(['budgeted', 'allocated', 'spent']);
export type BudgetKind = z.infer<typeof BudgetKind>;
export const budgetKinds: Readonly<Record<BudgetKind, string>> = { budgeted: '预算', allocated: '到位', spent: '支出' };

/** Money in 分, whole; less than a trillion yuan, so that any sum of a city stays exact. */
const Fen = z.int('金额精确到分').min(1, '金额要大于 0').max(10_000_000_000_000, '金额太大，核对单位是不是元');

/** Sums in 分. */
export const BudgetSums = z.object({ budgeted: z.int(), allocated: z.int(), spent: z.int() });
export type BudgetSums = z.infer<typeof BudgetSums>;

/** What one line is for: the working section of a plan, or one task of it; `unitId` spends it and answers for it. */
export const BudgetLine = z.object({
  id: BudgetLineId,
  documentId: PlanDocumentId,
  taskId: TaskId.nullable(),
  /** 领域; the task's where there is one. */
  area: z.string(),
  unitId: UnitId,
  name: z.string(),
  sums: BudgetSums,
});
export type BudgetLine = z.infer<typeof BudgetLine>;

/** 一笔：written once and never changed; a wrong one is countered by a reverse entry (冲销) of the same amount below zero. */
export const BudgetEntry = z.object({
  id: BudgetEntryId,
  kind: BudgetKind,
  /** 分; below zero in a reverse entry. */
  amount: z.int(),
  day: Day,
  note: z.string(),
  at: z.string(),
  by: z.string().nullable(),
  /** The entry this one counters. */
  reverses: BudgetEntryId.nullable(),
  /** The entry that counters this one. */
  reversedBy: BudgetEntryId.nullable(),
});
export type BudgetEntry = z.infer<typeof BudgetEntry>;

/** A line as a reader sees it. `notice` is what stands out, as a sentence; `can`: enter, reverse. */
export const BudgetLineRow = BudgetLine.extend({
  unitName: z.string(),
  taskTitle: z.string().nullable(),
  notice: z.string().nullable(),
  can: Can,
});
export type BudgetLineRow = z.infer<typeof BudgetLineRow>;

export const BudgetName = line('项目名称', 60);
export const BudgetNote = line('说明', 200, 0);
export const NewBudgetEntry = z.strictObject({ kind: BudgetKind, amount: Fen, day: Day, note: BudgetNote.default('') });
export type NewBudgetEntry = z.infer<typeof NewBudgetEntry>;

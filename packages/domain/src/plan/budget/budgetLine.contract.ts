import { z } from 'zod';
import { Day, pageInput, pageOf, verb } from '../../kernel/index.ts';
import { Can, UnitId } from '../../organization/index.ts';
import { PlanDocumentId } from '../document/planDocument.schema.ts';
import { TaskId } from '../task/task.schema.ts';
import {
  BudgetEntry,
  BudgetEntryId,
  BudgetLineId,
  BudgetLineRow,
  BudgetName,
  BudgetNote,
  BudgetSums,
  NewBudgetEntry,
} from './budgetLine.schema.ts';

const DetailedLine = z.object({ line: BudgetLineRow, entries: z.array(BudgetEntry) });

/** 经费: a reader sees the lines of the units where he may, and the totals are of those. */
export const budgetLineContract = {
  /** In the order of areas, then as they were opened. */
  list: verb({
    name: 'budgetLine.list',
    method: 'GET',
    path: '/api/budget-lines',
    may: 'budget.read',
    summary: '查经费',
    input: z.strictObject({ ...pageInput, documentId: PlanDocumentId, area: z.string().max(200).optional(), taskId: TaskId.optional() }),
    /** `can`: open. */
    output: pageOf(BudgetLineRow).extend({ can: Can }),
  }),
  totals: verb({
    name: 'budgetLine.totals',
    method: 'GET',
    path: '/api/budget-lines/totals',
    may: 'budget.read',
    summary: '查经费合计',
    input: z.strictObject({ documentId: PlanDocumentId }),
    output: z.object({ whole: BudgetSums, areas: z.array(z.object({ area: z.string(), lines: z.int(), sums: BudgetSums })) }),
  }),
  /** With its entries, newest first; at most the newest 500. */
  read: verb({
    name: 'budgetLine.read',
    method: 'GET',
    path: '/api/budget-lines/:id',
    may: 'budget.read',
    summary: '查一项经费',
    input: z.strictObject({ id: BudgetLineId }),
    output: DetailedLine,
  }),
  /** For a task, or for an area of the plan: one of the two. */
  open: verb({
    name: 'budgetLine.open',
    method: 'POST',
    path: '/api/budget-lines/open',
    may: 'budget.edit',
    summary: '设经费项目',
    input: z.strictObject({
      documentId: PlanDocumentId,
      taskId: TaskId.nullable().default(null),
      area: z.string().max(200).default(''),
      unitId: UnitId,
      name: BudgetName,
    }),
    output: BudgetLineRow,
  }),
  enter: verb({
    name: 'budgetLine.enter',
    method: 'POST',
    path: '/api/budget-lines/:id/enter',
    may: 'budget.edit',
    summary: '记一笔经费',
    input: z.strictObject({ id: BudgetLineId, ...NewBudgetEntry.shape }),
    output: DetailedLine,
  }),
  /** 冲销: the wrong entry stays, an equal one below zero stands beside it. */
  reverse: verb({
    name: 'budgetLine.reverse',
    method: 'POST',
    path: '/api/budget-lines/:id/reverse',
    may: 'budget.edit',
    summary: '冲销一笔经费',
    input: z.strictObject({ id: BudgetLineId, entryId: BudgetEntryId, day: Day.optional(), note: BudgetNote.default('') }),
    output: DetailedLine,
  }),
};

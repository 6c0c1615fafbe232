import type { Page } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import {
  added,
  addedUp,
  type BudgetEntry,
  type BudgetEntryId,
  type BudgetLine,
  type BudgetLineAction,
  type BudgetLineId,
  type budgetLineContract,
  budgetLineFacts,
  budgetLineProblems,
  mayNotBudget,
  noMoney,
  whyNotEnter,
  whyNotReverse,
} from '@weicheng/domain/plan';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { found, lookup, type Reaches, refuse } from '../../organization/index.ts';
import { ledger } from '../task/taskLedger.store.ts';
import type { TitledLine } from './budgetLine.present.ts';
import { budgetLines } from './budgetLine.store.ts';

type Input<V extends keyof typeof budgetLineContract> = z.output<(typeof budgetLineContract)[V]['input']>;
type Detailed = { line: TitledLine; entries: BudgetEntry[] };

/** 经费：a line is seen and kept at the unit that spends it and above; the sums move in the transaction of the entry. */
export function budgetLineService(reaches: Reaches) {
  const reach = (ctx: Context) => reaches.of(ctx, 'budget.read');

  /** 查经费 */
  const list = async (ctx: Context, input: Input<'list'>): Promise<Page<TitledLine>> => budgetLines.page(ctx, await reach(ctx), input);

  /** 查经费合计 */
  async function totals(ctx: Context, { documentId }: Input<'totals'>) {
    const areas = await budgetLines.totals(ctx, await reach(ctx), documentId);
    return { whole: addedUp(areas.map(({ sums }) => sums)), areas };
  }

  /** 查一项经费 */
  async function read(ctx: Context, { id }: Input<'read'>): Promise<Detailed> {
    const line = found(await budgetLines.get(ctx, await reach(ctx), id), '这项经费');
    return { line, entries: await budgetLines.entries(ctx, id) };
  }

  /** 设经费项目 */
  async function open(ctx: Context, { documentId, taskId, area, unitId, name }: Input<'open'>): Promise<Detailed> {
    const unitName = found((await lookup.names(ctx, [unitId])).get(unitId), '这个单位');
    await ask(ctx, 'open', unitId);
    const task = taskId === null ? null : found(await budgetLines.task(ctx, taskId), '这件任务');
    if (taskId !== null && !(await ledger.reaches(ctx, taskId, await reaches.of(ctx, 'task.read')))) found(undefined, '这件任务');
    if (task && task.documentId !== documentId) throw budgetLineProblems.otherDocument({});
    if (!task && !(await budgetLines.hasArea(ctx, documentId, area))) throw budgetLineProblems.noSuchArea({ area });
    const line: BudgetLine = {
      id: ctx.newId() as BudgetLineId,
      documentId,
      taskId,
      area: task?.area ?? area,
      unitId,
      name,
      sums: noMoney,
    };
    if (!(await budgetLines.add(ctx, line))) throw budgetLineProblems.nameTaken({ name });
    await ctx.record(budgetLineFacts.opened, line.id, { name, documentId, taskId, area: line.area, unitId, unitName }, unitId);
    return { line: { ...line, taskTitle: task?.title ?? null }, entries: [] };
  }

  /** 记一笔经费 */
  async function enter(ctx: Context, { id, ...entry }: Input<'enter'>): Promise<Detailed> {
    const line = await take(ctx, 'enter', id);
    refuse(whyNotEnter(entry, line.sums, ctx.today));
    return write(ctx, line, { ...entry, reverses: null });
  }

  /** 冲销一笔经费 */
  async function reverse(ctx: Context, { id, entryId, day = ctx.today, note }: Input<'reverse'>): Promise<Detailed> {
    const line = await take(ctx, 'reverse', id);
    const wrong = found(await budgetLines.entry(ctx, id, entryId), '这一笔经费');
    refuse(whyNotReverse(wrong));
    return write(ctx, line, { kind: wrong.kind, amount: -wrong.amount, day, note, reverses: entryId });
  }

  /** The line to be written to, held until the act is over. */
  async function take(ctx: Context, action: BudgetLineAction, id: BudgetLineId): Promise<TitledLine> {
    const line = found(await budgetLines.take(ctx, await reach(ctx), id), '这项经费');
    await ask(ctx, action, line.unitId);
    return line;
  }

  async function write(ctx: Context, line: TitledLine, entry: Pick<BudgetEntry, 'kind' | 'amount' | 'day' | 'note' | 'reverses'>) {
    const entryId = ctx.newId() as BudgetEntryId;
    await budgetLines.write(ctx, line, { ...entry, id: entryId });
    const data = { name: line.name, entryId, kind: entry.kind, amount: entry.amount, day: entry.day, note: entry.note };
    if (entry.reverses) await ctx.record(budgetLineFacts.reversed, line.id, { ...data, reverses: entry.reverses }, line.unitId);
    else await ctx.record(budgetLineFacts.entered, line.id, data, line.unitId);
    return { line: { ...line, sums: added(line.sums, entry.kind, entry.amount) }, entries: await budgetLines.entries(ctx, line.id) };
  }

  return { list, totals, read, open, enter, reverse };
}

async function ask(ctx: Context, action: BudgetLineAction, unitId: UnitId): Promise<void> {
  refuse(mayNotBudget(ctx.actor, action, (await lookup.paths(ctx, [unitId])).get(unitId) ?? []));
}

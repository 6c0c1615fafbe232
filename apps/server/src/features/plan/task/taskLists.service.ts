import { type TaskFilter, type TaskId, type taskContract, taskFacts } from '@weicheng/domain/plan';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { factPage } from '#platform/facts';
import type { Reach, Reaches } from '../../organization/index.ts';
import { assignments } from '../assignment/assignment.store.ts';
import type { Naming } from './naming.ts';
import type { Standing } from './task.service.ts';
import { ledger } from './taskLedger.store.ts';

type Input<V extends keyof typeof taskContract> = z.output<(typeof taskContract)[V]['input']>;

const mostReports = 200;
const mostChildren = 200;

/** What is read of tasks: lists, counts, the wall chart, one task's page. */
export function taskLists(reaches: Reaches, naming: Naming) {
  const reading = (ctx: Context): Promise<Reach> => reaches.of(ctx, 'task.read');

  /** 查任务台账 */
  const list = async (ctx: Context, { limit, after, sort, ...filter }: Input<'list'>) =>
    ledger.page(ctx, filter, await reading(ctx), await naming.days(ctx), { limit, after, sort });

  /** 数任务 */
  const counts = async (ctx: Context, filter: TaskFilter) => ledger.counts(ctx, filter, await reading(ctx), await naming.days(ctx));

  /** 查挂图作战: areas in the order of the document, periods in time; undated ones stand under an empty period at the end. */
  async function matrix(ctx: Context, { documentId }: Input<'matrix'>) {
    const cells = await ledger.matrix(ctx, documentId, await reading(ctx), await naming.days(ctx));
    const periods = [...new Set(cells.map((cell) => cell.period))].sort((a, b) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1));
    return { areas: [...new Set(cells.map((cell) => cell.area))], periods, cells };
  }

  /** 查时间安排 */
  async function timeline(ctx: Context, { documentId }: Input<'timeline'>) {
    const months = await ledger.months(ctx, documentId, await reading(ctx), await naming.days(ctx));
    return {
      today: ctx.today,
      phases: months.length > 0 ? await ledger.phases(ctx, documentId) : [],
      months: months.filter((row) => row.month !== ''),
      undated: months.find((row) => row.month === '')?.total ?? 0,
    };
  }

  /** What one task's page shows besides the task. */
  async function around(ctx: Context, { task }: Standing) {
    const children = { parentTaskId: task.id } as TaskFilter;
    const { rows } = await ledger.page(ctx, children, await reading(ctx), await naming.days(ctx), { limit: mostChildren, sort: 'urgency' });
    return {
      assignments: await assignments.listOfTask(ctx, task.id),
      reports: await assignments.reports(ctx, task.id, mostReports),
      children: rows,
      history: (await factPage(ctx.db, { about: task.id }, { limit: 100 })).rows,
    };
  }

  /** 导出任务台账: that a copy was taken stands in the trail before the first byte leaves. */
  async function openExport(ctx: Context, { format, ...filter }: Input<'export'>): Promise<{ filter: TaskFilter; reach: Reach }> {
    const given = Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as const]));
    await ctx.record(taskFacts.exported, null, { format, filter: Object.fromEntries(given) });
    return { filter, reach: await reaches.of(ctx, 'task.export') };
  }

  const some = (ctx: Context, ids: readonly TaskId[]) => ledger.some(ctx, ids);

  return { list, counts, matrix, timeline, around, openExport, some };
}

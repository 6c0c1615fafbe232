import { Readable } from 'node:stream';
import { streamSheet } from '@weicheng/documents/sheet';
import { xlsx } from '@weicheng/domain/organization';
import { type Clock, type TaskFilter, type ThresholdOperator, taskStates } from '@weicheng/domain/plan';
import type { Context } from '#platform/context';
import { csvLine, Download } from '#platform/endpoint';
import type { Reach } from '../../organization/index.ts';
import { ledgerDays } from '../calendar.ts';
import { ledger, type WideTask } from './taskLedger.store.ts';

const batch = 200;

const columns = [
  { title: '编号', width: 14 },
  { title: '领域', width: 20 },
  { title: '任务', width: 30 },
  { title: '内容', width: 60 },
  { title: '牵头、责任单位', width: 30 },
  { title: '协助单位', width: 24 },
  { title: '指标', width: 30 },
  { title: '时限', width: 12 },
  { title: '状态', width: 10 },
  { title: '超期', width: 10 },
  { title: '进度', width: 8 },
  { title: '方案', width: 30 },
] as const;

const operators: Readonly<Record<ThresholdOperator, string>> = { '>=': '≥', '<=': '≤', '>': '＞', '<': '＜', '=': '=' };

const cellsOf = (row: WideTask, clock: Clock): string[] => {
  const named = (owing: boolean) =>
    row.units
      .filter((unit) => (unit.role !== 'supporting') === owing)
      .map((unit) => unit.name)
      .join('、');
  return [
    row.path,
    row.area,
    row.title,
    row.text,
    named(true),
    named(false),
    row.thresholds.map((t) => `${t.metric}${operators[t.operator]}${t.value}${t.unit}`).join('；'),
    row.due ?? '',
    taskStates[row.state],
    clock.kind === 'overdue' ? `超 ${-clock.days} 个工作日` : '',
    `${row.progress}%`,
    row.documentTitle,
  ];
};

/** All rows that match, read page by page. */
async function* linesOf(ctx: Context, filter: TaskFilter, reach: Reach): AsyncGenerator<string[]> {
  let after: string | undefined;
  do {
    const days = await ledgerDays(ctx);
    const { rows, next } = await ledger.widePage(ctx, filter, reach, days, { limit: batch, after, sort: 'document' });
    for (const row of rows) yield cellsOf(row, days.clock(row));
    after = next ?? undefined;
  } while (after);
}

async function* csv(ctx: Context, filter: TaskFilter, reach: Reach): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(columns.map((column) => column.title))}`;
  for await (const line of linesOf(ctx, filter, reach)) yield csvLine(line);
}

export const exportTaskCsv = (ctx: Context, filter: TaskFilter, reach: Reach): Download =>
  new Download(Readable.from(csv(ctx, filter, reach)), 'text/csv; charset=utf-8', `任务台账 ${ctx.today}.csv`);

export const exportTaskXlsx = (ctx: Context, filter: TaskFilter, reach: Reach): Download =>
  new Download(
    Readable.from(streamSheet({ name: '任务台账', columns, rows: linesOf(ctx, filter, reach) })),
    xlsx,
    `任务台账 ${ctx.today}.xlsx`,
  );

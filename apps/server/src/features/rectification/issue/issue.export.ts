import { Readable } from 'node:stream';
import { streamSheet } from '@weicheng/documents/sheet';
import { dayOf } from '@weicheng/domain/kernel';
import { xlsx } from '@weicheng/domain/organization';
import { issueSeverities, issueSources, issueStates } from '@weicheng/domain/rectification';
import type { Context } from '#platform/context';
import { csvLine, Download } from '#platform/endpoint';
import { presentWide } from './issue.present.ts';
import { type Asked, issueLedger } from './issueLedger.store.ts';
import type { IssueNaming } from './naming.ts';

const batch = 500;

const columns = [
  { title: '编号', width: 8 },
  { title: '问题', width: 36 },
  { title: '情况', width: 50 },
  { title: '地点', width: 28 },
  { title: '属地', width: 16 },
  { title: '类别', width: 18 },
  { title: '轻重', width: 8 },
  { title: '来源', width: 10 },
  { title: '来件编号', width: 16 },
  { title: '登记', width: 12 },
  { title: '牵头单位', width: 24 },
  { title: '协助单位', width: 24 },
  { title: '时限', width: 12 },
  { title: '状态', width: 10 },
  { title: '超期', width: 14 },
  { title: '销号', width: 12 },
  { title: '退回', width: 8 },
  { title: '反弹', width: 8 },
  { title: '经度', width: 12 },
  { title: '纬度', width: 12 },
] as const;

const dayOfText = (moment: string | null) => (moment === null ? '' : dayOf(Date.parse(moment)));
const times = (n: number) => (n > 0 ? String(n) : '');

const cellsOf = (row: Awaited<ReturnType<typeof presentWide>>[number]): string[] => [
  String(row.number),
  row.title,
  row.text,
  row.place,
  row.areaUnitName ?? '',
  row.matterName ?? '',
  issueSeverities[row.severity],
  issueSources[row.source],
  row.sourceNumber ?? '',
  dayOfText(row.registeredAt),
  row.leadUnitName ?? '',
  row.supportingUnitNames.join('、'),
  row.due ?? '',
  issueStates[row.state],
  row.clock.kind === 'overdue' ? `超 ${-row.clock.days} 个工作日` : '',
  dayOfText(row.closedAt),
  times(row.returns),
  times(row.reopenings),
  row.location ? String(row.location.longitude) : '',
  row.location ? String(row.location.latitude) : '',
];

/** All rows that match, read page by page in the order of the ledger. */
async function* linesOf(ctx: Context, naming: IssueNaming, asked: Asked): AsyncGenerator<string[]> {
  let after: string | undefined;
  do {
    const { rows, next } = await issueLedger.widePage(ctx, asked, { limit: batch, after });
    for (const row of await presentWide(ctx, naming, rows)) yield cellsOf(row);
    after = next ?? undefined;
  } while (after);
}

async function* csv(ctx: Context, naming: IssueNaming, asked: Asked): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(columns.map((column) => column.title))}`;
  for await (const line of linesOf(ctx, naming, asked)) yield csvLine(line);
}

/** 导出问题台账 as it is written; no more than a batch of it is ever held. */
export function exportIssues(ctx: Context, naming: IssueNaming, asked: Asked, format: 'xlsx' | 'csv'): Download {
  const name = `问题台账 ${ctx.today}.${format}`;
  return format === 'csv'
    ? new Download(Readable.from(csv(ctx, naming, asked)), 'text/csv; charset=utf-8', name)
    : new Download(Readable.from(streamSheet({ name: '问题台账', columns, rows: linesOf(ctx, naming, asked) })), xlsx, name);
}

import { Readable } from 'node:stream';
import { streamSheet } from '@weicheng/documents/sheet';
import { problem } from '@weicheng/domain/kernel';
import { xlsx } from '@weicheng/domain/organization';
import type { Context } from '#platform/context';
import { csvLine, Download } from '#platform/endpoint';
import { type FactFilter, type FactRow, streamFacts, trailLines } from '#platform/facts';
import { presentFacts } from './trail.present.ts';

export const trailProblems = {
  wholeOnly: problem('trail.whole-only', 422, () => '核验用的文件总是全部留痕，不能加条件。清空条件再导出。'),
};

const titles = ['时间', '种类', '内容', '办理人', '单位', '对象编号', '记事编号', '数据'] as const;

/** The facts as lines of text, in batches so that names of units are asked for once a batch. */
async function* linesOf(ctx: Context, filter: FactFilter): AsyncGenerator<string[]> {
  let batch: FactRow[] = [];
  const flush = async () => {
    const rows = await presentFacts(ctx, batch);
    batch = [];
    return rows.map((r) => [
      officeTime(r.at),
      r.says,
      r.line,
      r.actorName ?? '',
      r.unitName ?? '',
      r.about ?? '',
      r.id,
      JSON.stringify(r.data),
    ]);
  };
  for await (const fact of streamFacts(ctx.db, filter)) if (batch.push(fact) === 500) yield* await flush();
  yield* await flush();
}

const officeTime = (at: string): string => new Date(Date.parse(at) + 8 * 3600_000).toISOString().slice(0, 19).replace('T', ' ');

async function* csv(ctx: Context, filter: FactFilter): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(titles)}`;
  for await (const line of linesOf(ctx, filter)) yield csvLine(line);
}

export const exportCsv = (ctx: Context, filter: FactFilter): Download =>
  new Download(Readable.from(csv(ctx, filter)), 'text/csv; charset=utf-8', `留痕 ${ctx.today}.csv`);

const widths = [20, 14, 60, 12, 24, 38, 38, 60];

export function exportXlsx(ctx: Context, filter: FactFilter): Download {
  const columns = titles.map((title, i) => ({ title, width: widths[i] ?? 20 }));
  return new Download(Readable.from(streamSheet({ name: '留痕', columns, rows: linesOf(ctx, filter) })), xlsx, `留痕 ${ctx.today}.xlsx`);
}

/** The whole trail for `weicheng verify` where there is no database. */
export function exportJsonl(ctx: Context, filter: FactFilter): Download {
  if (Object.values(filter).some((condition) => condition !== undefined)) throw trailProblems.wholeOnly({});
  const { cityId, cityName } = ctx.actor;
  const lines = trailLines(ctx.db, { cityId, cityName, exportedAt: new Date(ctx.now).toISOString() });
  return new Download(Readable.from(lines), 'application/jsonl', `留痕 ${ctx.today}.jsonl`);
}

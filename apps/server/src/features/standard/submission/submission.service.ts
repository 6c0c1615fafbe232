import { Readable } from 'node:stream';
import { streamSheets } from '@weicheng/documents/sheet';
import { holds, kernelProblems } from '@weicheng/domain/kernel';
import { canOf, xlsx } from '@weicheng/domain/organization';
import {
  reportedYears,
  type SubmissionBody,
  type SubmissionChange,
  type SubmissionId,
  type SubmissionRow,
  submissionChanges,
  type submissionContract,
  submissionFacts,
  submissionOf,
  submissionProblems,
  submissionSheets,
  yearBasicFields,
} from '@weicheng/domain/standard';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { Download } from '#platform/endpoint';
import { found, refuse } from '../../organization/index.ts';
import { openBook, partsOf } from '../reading/book.ts';
import { readingRows } from '../reading/reading.store.ts';
import { lastFullYear } from '../standing.ts';
import { yearBasics } from '../yearBasics/yearBasics.store.ts';
import { submissions } from './submission.store.ts';

type Input<V extends keyof typeof submissionContract> = z.output<(typeof submissionContract)[V]['input']>;

/** A year as it would be handed in now, what of it is not frozen yet, and what was handed in before. */
async function drawnUp(ctx: Context, year: number) {
  const book = await openBook(ctx);
  const { edition, owners } = book;
  const from = Math.min(year, ...edition.indicators.flatMap((indicator) => reportedYears(indicator, year)));
  const records = await readingRows.some(ctx, edition.key, null, { from, to: year });
  const basics = (await yearBasics.get(ctx, year))?.figures ?? {};
  const body = submissionOf({
    ...{ cityName: ctx.actor.cityName, edition, year, records, basics },
    parts: (indicator) => partsOf(book, indicator).map(({ name }) => name),
    unitName: (indicator) => owners.get(indicator)?.unitName ?? null,
  });
  const last = await submissions.last(ctx, year);
  const handedIn = new Set(body.figures.map(({ indicator, part, year: of }) => `${indicator}|${part}|${of}`));
  const fresh = records.filter(
    ({ state, indicator, partName, year: of }) => state === 'approved' && handedIn.has(`${indicator}|${partName}|${of}`),
  );
  return { edition, body, fresh, last, changes: last ? submissionChanges(last.body, body) : [] };
}

/** Why a year cannot be frozen as it stands, apart from what is missing. */
function whyNotFreeze(ctx: Context, { body, last, changes, fresh }: Awaited<ReturnType<typeof drawnUp>>) {
  const { year, figures } = body;
  if (!holds(ctx.actor, 'submission.edit')) return kernelProblems.notAllowed({ what: '锁定报送' });
  if (year > lastFullYear(ctx)) return submissionProblems.yearNotOver({ year });
  if (!figures.some((figure) => figure.year === year)) return submissionProblems.nothing({ year });
  if (last && changes.length === 0 && fresh.length === 0) return submissionProblems.same({ number: last.number });
  return undefined;
}

const rowOf = ({ body: _body, ...row }: SubmissionRow & { body: SubmissionBody }): SubmissionRow => row;

/** 查报送的准备 */
export async function submissionState(ctx: Context, { year = lastFullYear(ctx) }: Input<'state'>) {
  const drawn = await drawnUp(ctx, year);
  const { body, fresh, last, changes } = drawn;
  return {
    year,
    edition: body.edition,
    figures: body.figures.length,
    fresh: fresh.length,
    basics: { filled: Object.keys(body.basics).length, all: yearBasicFields.length },
    gaps: body.gaps,
    changes,
    last: last ? rowOf(last) : null,
    can: canOf(['freeze'] as const, () => whyNotFreeze(ctx, drawn)),
  };
}

/** 查历次报送 */
export const listSubmissions = (ctx: Context, page: Input<'list'>) => submissions.page(ctx, page);

/** 锁定报送: all of it or nothing. Who was second, or saw figures that have moved, is told. */
export async function freezeSubmission(ctx: Context, { year, last: seen, reason }: Input<'freeze'>): Promise<SubmissionRow> {
  const drawn = await drawnUp(ctx, year);
  const { edition, body, fresh, last, changes } = drawn;
  refuse(whyNotFreeze(ctx, drawn));
  const number = (last?.number ?? 0) + 1;
  if (number !== seen + 1) throw submissionProblems.moved({});
  if (body.gaps.length > 0 && reason === '') throw submissionProblems.gaps({ count: body.gaps.length });
  const row = {
    ...{ id: ctx.newId() as SubmissionId, year, number, figures: body.figures.length, gaps: body.gaps.length, changes, reason },
    ...{ frozenBy: ctx.actor.name, frozenAt: new Date(ctx.now).toISOString() },
  };
  if ((await submissions.freezeReadings(ctx, fresh)) < fresh.length) throw submissionProblems.moved({});
  if (!(await submissions.add(ctx, edition.key, { ...row, body }))) throw submissionProblems.moved({});
  const { figures, gaps } = row;
  await ctx.record(submissionFacts.frozen, row.id, { year, number, figures, gaps, changes: changes.length, reason });
  return row;
}

const sheetOf = (body: SubmissionBody, changes: readonly SubmissionChange[], name: string) =>
  new Download(Readable.from(streamSheets(submissionSheets(body, changes))), xlsx, name);

/** 下载报送草表: as it stands now. */
export async function previewSubmission(ctx: Context, { year = lastFullYear(ctx) }: Input<'preview'>): Promise<Download> {
  const { body, changes } = await drawnUp(ctx, year);
  return sheetOf(body, changes, `${body.cityName} ${year} 年国家数据填报（草表，${ctx.today}）.xlsx`);
}

/** 下载报送表: as it was handed in. */
export async function exportSubmission(ctx: Context, { id }: Input<'export'>): Promise<Download> {
  const { body, changes, year, number } = found(await submissions.get(ctx, id), '这次报送');
  return sheetOf(body, changes, `${body.cityName} ${year} 年国家数据填报（第 ${number} 次）.xlsx`);
}

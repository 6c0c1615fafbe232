import { Problem } from '@weicheng/domain/kernel';
import {
  doubtsOf,
  type Indicator,
  type ReadingForm,
  type ReadingRecord,
  readingRefusalOf,
  type readingSheetContract,
  readingSheetFacts,
  readingSheetProblems,
  readReadingSheet,
  reportedYears,
  type SheetEntry,
  type SheetFigure,
  type Stated,
  sayFigure,
  statedOf,
  whyNotStated,
} from '@weicheng/domain/standard';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { must, type Reaches, type Workbook } from '../../organization/index.ts';
import { type Book, openBook, partsOf, reached } from '../reading/book.ts';
import { partNameOf, stateReading, taken } from '../reading/fill.service.ts';
import { whyNotFillIn } from '../reading/reading.present.ts';
import { readingRows } from '../reading/reading.store.ts';
import { lastFullYear } from '../standing.ts';
import { writeReadingSheet } from './sheetPaper.ts';

type Input<V extends keyof typeof readingSheetContract> = z.output<(typeof readingSheetContract)[V]['input']>;

/** No older year is reported. */
const yearsBack = 30;

const keyOf = ({ indicator, year, part }: { indicator: string; year: number; part: string | null }) => `${indicator}|${year}|${part ?? ''}`;

/** 填报表: out with every figure, in row by row by the rules of the page. */
export function readingSheetService(reaches: Reaches) {
  /** 下载填报表 */
  async function template(ctx: Context, { year = lastFullYear(ctx), unitId, whose }: Input<'template'>) {
    const book = await openBook(ctx);
    const reach = await reaches.of(ctx, 'reading.read');
    const indicators = reached(book, reach).filter(({ key }) => {
      const owner = book.owners.get(key)?.unitId;
      return (unitId === undefined || owner === unitId) && (whose === 'all' || owner === ctx.actor.unitId);
    });
    const from = Math.min(year, ...indicators.flatMap((one) => reportedYears(one, year)));
    const records = Map.groupBy(
      await readingRows.some(ctx, book.edition.key, reach, { from: from - 1, to: year }),
      (record) => record.indicator,
    );
    return { bytes: await writeReadingSheet(ctx, book, indicators, records, year), name: `指标填报表 ${year} 年.xlsx` };
  }

  /** 检查填报表 */
  async function check(ctx: Context, { sheets }: Workbook): Promise<{ rows: SheetFigure[]; same: number }> {
    const book = await openBook(ctx);
    const to = Number(ctx.today.slice(0, 4));
    // a row may name any indicator: what its writer does not see is not said back to him
    const all = await readingRows.some(ctx, book.edition.key, await reaches.of(ctx, 'reading.read'), { from: to - yearsBack, to });
    const records = new Map(all.map((record) => [keyOf(record), record]));
    const { entries, same } = must(
      readReadingSheet(sheets, {
        cityId: ctx.actor.cityId,
        edition: { key: book.edition.key, title: book.edition.shortTitle },
        indicators: book.indicators,
        partsOf: (indicator) => partsOf(book, indicator),
        recordOf: (mark) => records.get(keyOf(mark)),
      }),
    );
    if (entries.length === 0) throw readingSheetProblems.nothing({});
    const inSheet = new Map<string, Stated['value']>();
    const yearOf = (entry: SheetEntry) => (entry.indicator ? entry.form.year : 0);
    const rows = entries.toSorted((a, b) => yearOf(a) - yearOf(b)).map((entry) => looked(ctx, book, entry, records, inSheet));
    return { rows: rows.sort((a, b) => a.row - b.row), same };
  }

  /** 收下填报表的数: each row by the ordinary verb; an earlier year first, since a later one is held against it. */
  async function take(ctx: Context, { as, forms }: Input<'take'>) {
    const book = await openBook(ctx);
    const refusals = forms.map((): string | null => null);
    const inOrder = [...forms.entries()].sort(([, a], [, b]) => a.year - b.year);
    for (const [i, form] of inOrder)
      refusals[i] = await stateReading(ctx, form, as === 'draft' ? 'fill' : 'report', { book }).then(
        () => null,
        (refusal: unknown) => {
          if (!(refusal instanceof Problem)) throw refusal;
          return refusal.message;
        },
      );
    const refused = refusals.filter((refusal) => refusal !== null).length;
    if (refused < forms.length) await ctx.record(readingSheetFacts.taken, null, { figures: forms.length - refused, refused, as });
    return { refusals };
  }

  return { template, check, take };
}

/** One row as it would be kept: what the verbs would refuse is refused here with the same sentence. */
function looked(
  ctx: Context,
  book: Book,
  entry: SheetEntry,
  records: ReadonlyMap<string, ReadingRecord>,
  inSheet: Map<string, Stated['value']>,
): SheetFigure {
  const { row, name, partName, typed } = entry;
  const figure = { row, name, partName, before: null, said: typed, doubts: [] };
  if (!entry.indicator) return { ...figure, refusal: entry.refusal, form: null };
  const { indicator, form } = entry;
  const said = (value: Stated['value']) => sayFigure(indicator, value);
  const before = records.get(keyOf(form));
  const stated = statedOf(indicator, form);
  const value = stated instanceof Problem ? null : stated.value;
  if (value !== null) inSheet.set(keyOf(form), value);
  const last = { ...form, year: form.year - 1 };
  const lastRecord = records.get(keyOf(last));
  const lastYear = inSheet.get(keyOf(last)) ?? (lastRecord ? (lastRecord.inForce?.value ?? lastRecord.value) : null);
  return {
    ...figure,
    before: before ? said(before.value) : null,
    said: value === null ? typed : said(value),
    refusal: (stated instanceof Problem ? stated : whyNotRow(ctx, book, indicator, { form, stated, before }))?.message ?? null,
    doubts: value === null ? [] : doubtsOf(indicator, value, lastYear),
    form,
  };
}

function whyNotRow(
  ctx: Context,
  book: Book,
  indicator: Indicator,
  { form, stated, before }: { form: ReadingForm; stated: Stated; before: ReadingRecord | undefined },
): Problem | undefined {
  const place = book.place(indicator.key);
  const part = form.part === null ? null : partNameOf(book, indicator, form.part);
  return (
    whyNotFillIn(ctx, book, indicator) ??
    (before && before.revision !== form.revision ? taken(indicator, before) : undefined) ??
    (before && place ? readingRefusalOf(ctx.actor, 'fill', before, place) : undefined) ??
    whyNotStated(indicator, stated, { year: form.year, part, documented: form.document !== null }, ctx.today)
  );
}

import {
  type ComputedFigure,
  doubtsOf,
  type Indicator,
  isOffered,
  type ReadingForm,
  type ReadingId,
  type ReadingRecord,
  readingFacts,
  readingLifeProblems,
  readingRefusalOf,
  type Stated,
  sayFigure,
  statedOf,
  steppedReading,
  whyNotStated,
} from '@weicheng/domain/standard';
import type { Context } from '#platform/context';
import { must, refuse } from '../../organization/index.ts';
import { type Book, indicatorIn, openBook } from './book.ts';
import { type ComputedSource, offersOf } from './computedSources.ts';
import { whyNotFillIn, yearBefore } from './reading.present.ts';
import { type ReadingKey, readingRows } from './reading.store.ts';

/** What a step answers with: the record as it is then, in its book, beside last year's. */
export interface Done {
  book: Book;
  record: ReadingRecord;
  lastYear: Stated['value'] | null;
}

/** How facts call a figure. */
export const named = (book: Book, indicator: Indicator, record: Pick<ReadingRecord, 'year' | 'partName' | 'value'>) => ({
  indicator: indicator.key,
  name: indicator.name,
  year: record.year,
  partName: record.partName,
  unitName: book.owners.get(indicator.key)?.unitName ?? '',
  said: sayFigure(indicator, record.value),
});

/** Reads a form: what is impossible is refused with its sentence, and nothing is written. */
export async function readForm(
  ctx: Context,
  book: Book,
  indicator: Indicator,
  form: ReadingForm,
  sources: readonly ComputedSource[] = [],
): Promise<Stated> {
  const stated = must(statedOf(indicator, form));
  const documented = form.document !== null;
  const partName = form.part === null ? null : partNameOf(book, indicator, form.part);
  refuse(whyNotStated(indicator, stated, { year: form.year, part: partName, documented }, ctx.today));
  if (form.document) await paperThere(ctx, form.document);
  if (form.computed !== null) await askSource(ctx, indicator, { form, computed: form.computed, stated }, sources);
  return stated;
}

/** What is said to be computed must be what its source works out now. */
async function askSource(
  ctx: Context,
  indicator: Indicator,
  { form, computed, stated }: { form: ReadingForm; computed: string; stated: Stated },
  sources: readonly ComputedSource[],
): Promise<void> {
  const offers =
    form.part === null ? await offersOf(ctx, sources, 'indicator', form.year, indicator.key) : new Map<string, ComputedFigure>();
  const offer = offers.get(indicator.key);
  if (!offer || offer.source !== computed) throw readingLifeProblems.notComputed({ source: computed, now: null });
  if (!isOffered(offer, stated.value)) throw readingLifeProblems.notComputed({ source: computed, now: sayFigure(indicator, offer.value) });
}

/** The name of a part; a subdistrict must be one of today's. */
export function partNameOf({ subdistricts }: Book, { rule }: Indicator, part: string): string {
  if (rule.kind !== 'per_unit_min') return part;
  const unit = subdistricts.find((one) => one.id === part);
  if (!unit) throw readingLifeProblems.notASubdistrict({});
  return unit.name;
}

/** 国家系统只收 PDF 和 OFD. An OFD is a zip by its bytes, so its name decides. */
async function paperThere(ctx: Context, { sha256, name }: { sha256: string; name: string }): Promise<void> {
  const type = await readingRows.mediaType(ctx, sha256);
  if (type === undefined) throw readingLifeProblems.noPaper({});
  const isOfd = /^application\/(zip|ofd)$/.test(type) && /\.ofd$/i.test(name);
  if (type !== 'application/pdf' && !isOfd) throw readingLifeProblems.notPaper({ name });
}

/** Somebody was faster: who, when and what, so that the other knows what to compare with. */
export function taken(indicator: Indicator, { filledBy, filledAt, value }: ReadingRecord) {
  const at = new Date(Date.parse(filledAt) + 8 * 3600_000).toISOString().slice(5, 16).replace('T', ' ');
  return readingLifeProblems.taken({ who: filledBy, said: sayFigure(indicator, value), at });
}

/** 填指标数、上报指标数: the same act, but what is reported has its source and an answer to every doubt. */
export async function stateReading(
  ctx: Context,
  form: ReadingForm,
  action: 'fill' | 'report',
  { book: opened, sources = [] }: { book?: Book; sources?: readonly ComputedSource[] } = {},
): Promise<Done> {
  const book = opened ?? (await openBook(ctx));
  const indicator = indicatorIn(book, form.indicator);
  refuse(whyNotFillIn(ctx, book, indicator));
  const stated = await readForm(ctx, book, indicator, form, sources);
  const key: ReadingKey = { indicator: indicator.key, year: form.year, part: form.part };
  const others = await readingRows.some(ctx, book.edition.key, null, {
    indicators: [indicator.key],
    from: form.year - 1,
    to: form.year - 1,
  });
  const lastYear = yearBefore(others, key);
  const before = await readingRows.hold(ctx, book.edition.key, key);
  if (before && before.revision !== form.revision) throw taken(indicator, before);
  const place = book.place(indicator.key);
  if (before && place) refuse(readingRefusalOf(ctx.actor, action, before, place));
  if (action === 'report') askBeforeReport(indicator, form, stated, lastYear);
  const next = { ...written(ctx, book, indicator, form, stated, before), state: before?.state ?? ('draft' as const) };
  const record =
    action === 'report'
      ? { ...steppedReading(next, 'report'), reportedBy: ctx.actor.name, reportedById: ctx.actor.personId || null }
      : steppedReading(next, 'fill');
  if (before) await readingRows.save(ctx, record);
  else if (!(await readingRows.add(ctx, book.edition.key, record))) {
    const first = await readingRows.hold(ctx, book.edition.key, key);
    if (first) throw taken(indicator, first);
  }
  await recordStated(ctx, book, indicator, { record, before, action });
  return { book, record, lastYear };
}

/** What must be there before a figure is reported: where it comes from, and why it is right where it is unlikely. */
export function askBeforeReport(
  indicator: Indicator,
  form: Pick<ReadingForm, 'source' | 'doubtReason'>,
  stated: Stated,
  lastYear: Stated['value'] | null,
) {
  if (form.source === '') throw readingLifeProblems.noSource({});
  const doubts = doubtsOf(indicator, stated.value, lastYear);
  if (doubts.length > 0 && form.doubtReason === '') throw readingLifeProblems.unlikely({ doubts });
}

/** The record with what was typed in it. */
export function written(
  ctx: Context,
  book: Book,
  indicator: Indicator,
  form: ReadingForm,
  stated: Stated,
  before: ReadingRecord | undefined,
): ReadingRecord {
  const { scope = indicator.scope, source, note, document, doubtReason, computed, part, year } = form;
  const blank = {
    ...{ id: ctx.newId() as ReadingId, indicator: indicator.key, year, part, state: 'draft' as const },
    ...{
      reportedBy: null,
      reportedById: null,
      approvedBy: null,
      approvedAt: null,
      lastWord: '',
      inForce: null,
      corrections: [],
      revision: 0,
    },
  };
  const unitId = book.owners.get(indicator.key)?.unitId;
  if (!unitId) throw readingLifeProblems.noOwner({ name: indicator.name });
  const by = { filledBy: ctx.actor.name, filledAt: new Date(ctx.now).toISOString() };
  const partName = part === null ? null : partNameOf(book, indicator, part);
  return { ...(before ?? blank), ...stated, partName, unitId, scope, source, note, document, doubtReason, computed, ...by };
}

async function recordStated(
  ctx: Context,
  book: Book,
  indicator: Indicator,
  { record, before, action }: { record: ReadingRecord; before: ReadingRecord | undefined; action: 'fill' | 'report' },
): Promise<void> {
  const data = named(book, indicator, record);
  if (action === 'report') await ctx.record(readingFacts.reported, record.id, { ...data, doubtReason: record.doubtReason }, record.unitId);
  else {
    const said = before ? sayFigure(indicator, before.value) : null;
    await ctx.record(readingFacts.filled, record.id, { ...data, before: said }, record.unitId);
  }
}

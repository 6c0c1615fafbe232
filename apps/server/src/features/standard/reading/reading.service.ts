import type { Problem } from '@weicheng/domain/kernel';
import {
  approvedReading,
  cardOf,
  judge,
  type ReadingAction,
  type ReadingForm,
  type ReadingId,
  type ReadingRecord,
  type readingContract,
  readingFacts,
  readingLifeProblems,
  readingRefusalOf,
  sayFigure,
  steppedReading,
} from '@weicheng/domain/standard';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { notify } from '#platform/notices';
import { found, lookup, type Reaches, refuse } from '../../organization/index.ts';
import { indicatorOwners } from '../indicatorOwner/indicatorOwner.store.ts';
import { lastFullYear } from '../standing.ts';
import { type Book, indicatorIn, inForce, openBook, reached } from './book.ts';
import { type ComputedSource, offersOf } from './computedSources.ts';
import { askBeforeReport, type Done, named, readForm, stateReading, written } from './fill.service.ts';
import { presentIndicator, presentReading, yearBefore } from './reading.present.ts';
import { readingRows } from './reading.store.ts';

type Input<V extends keyof typeof readingContract> = z.output<(typeof readingContract)[V]['input']>;
type One = { id: ReadingId; revision: number };

/** How many years back a list looks: five for the mean, one more beside the oldest. */
const yearsBack = 6;

/** The verbs of readings, for readers whose rights reach as `reaches` says; `sources` can work some of them out. */
export function readingService(reaches: Reaches, sources: readonly ComputedSource[]) {
  const reach = (ctx: Context) => reaches.of(ctx, 'reading.read');

  /** 查指标数 */
  async function list(ctx: Context, { year = lastFullYear(ctx), unitId, whose }: Input<'list'>) {
    const book = await openBook(ctx);
    const within = await reach(ctx);
    const records = await readingRows.some(ctx, book.edition.key, within, { from: year - yearsBack, to: year });
    const ofIndicator = Map.groupBy(records, (record) => record.indicator);
    const wanted = reached(book, within).filter(({ key }) => {
      const owner = book.owners.get(key)?.unitId;
      return (unitId === undefined || owner === unitId) && (whose === 'all' || owner === ctx.actor.unitId);
    });
    return {
      year,
      edition: { key: book.edition.key, title: book.edition.shortTitle },
      due: await dueOf(ctx, year),
      rows: wanted.map((indicator) => presentIndicator(ctx, book, indicator, ofIndicator.get(indicator.key) ?? [], year)),
    };
  }

  const dueOf = async (ctx: Context, year: number) => (await indicatorOwners.terms(ctx)).find((term) => term.year === year)?.due ?? null;

  /** 查一项指标的历年 */
  async function read(ctx: Context, { indicator: key }: Input<'read'>) {
    const book = await openBook(ctx);
    const within = await reach(ctx);
    const indicator = indicatorIn(book, key);
    if (!reached(book, within).includes(indicator)) found(undefined, '这项指标');
    const records = await readingRows.some(ctx, book.edition.key, within, { indicators: [key] });
    const year = lastFullYear(ctx);
    return {
      row: presentIndicator(ctx, book, indicator, records, year),
      year,
      due: await dueOf(ctx, year),
      readings: records.map((record) => presentReading(ctx, book, record, yearBefore(records, record))),
      offer: (await offersOf(ctx, sources, 'indicator', year, key)).get(key) ?? null,
    };
  }

  /** 查待核准的指标数 */
  async function queue(ctx: Context, { state, limit, after }: Input<'queue'>) {
    const book = await openBook(ctx);
    const within = await reaches.of(ctx, 'reading.approve');
    const page = await readingRows.page(ctx, book.edition.key, within, { state, limit, after });
    const indicators = [...new Set(page.rows.map((record) => record.indicator))];
    const to = Math.max(0, ...page.rows.map((record) => record.year));
    const beside = Map.groupBy(await readingRows.some(ctx, book.edition.key, null, { indicators, to }), (record) => record.indicator);
    const units = book.subdistricts.map((unit) => unit.name);
    const rows = page.rows.map((record) => {
      const indicator = indicatorIn(book, record.indicator);
      const all = beside.get(record.indicator) ?? [];
      const asIf = all.map((one) => (one.id === record.id ? approvedReading(one, '', '') : one));
      const { standing, reason } = judge(indicator, { readings: inForce(asIf), year: record.year, units });
      const lastYear = yearBefore(all, record);
      const reading = presentReading(ctx, book, record, lastYear);
      return { reading, indicator: cardOf(indicator, book.edition), lastYear, standing, reason };
    });
    return { rows, next: page.next, total: await readingRows.count(ctx, book.edition.key, within, state) };
  }

  /** Load and lock what a reader reaches, as it was seen. */
  async function take(ctx: Context, book: Book, { id, revision }: One, action: ReadingAction): Promise<ReadingRecord> {
    const record = found(await readingRows.take(ctx, book.edition.key, await reach(ctx), id), '这个数');
    const indicator = indicatorIn(book, record.indicator);
    if (record.revision !== revision) throw readingLifeProblems.moved({ said: sayFigure(indicator, record.value), who: record.filledBy });
    const place = book.place(record.indicator);
    if (!place) throw readingLifeProblems.noOwner({ name: indicator.name });
    refuse(readingRefusalOf(ctx.actor, action, record, place));
    return record;
  }

  async function done(ctx: Context, book: Book, record: ReadingRecord): Promise<Done> {
    const { indicator, year } = record;
    const others = await readingRows.some(ctx, book.edition.key, null, { indicators: [indicator], from: year - 1, to: year - 1 });
    return { book, record, lastYear: yearBefore(others, record) };
  }

  /** 核准指标数 */
  async function approve(ctx: Context, one: One): Promise<Done> {
    const book = await openBook(ctx);
    const record = approvedReading(await take(ctx, book, one, 'approve'), ctx.actor.name, new Date(ctx.now).toISOString());
    await readingRows.save(ctx, record);
    await ctx.record(readingFacts.approved, record.id, named(book, indicatorIn(book, record.indicator), record), record.unitId);
    return done(ctx, book, record);
  }

  /** 退回指标数 */
  async function giveBack(ctx: Context, { reason, ...one }: Input<'return'>): Promise<Done> {
    const book = await openBook(ctx);
    const record = { ...steppedReading(await take(ctx, book, one, 'return'), 'return'), lastWord: reason };
    await readingRows.save(ctx, record);
    const indicator = indicatorIn(book, record.indicator);
    await ctx.record(readingFacts.returned, record.id, { ...named(book, indicator, record), reason }, record.unitId);
    await tell(ctx, record, `退回：${record.year} 年${indicator.name}`, reason);
    return done(ctx, book, record);
  }

  /** 更正指标数: the old figure counts until the new one is approved, and stays on record after that. */
  async function correct(ctx: Context, { id, reason, ...typed }: Input<'correct'>): Promise<Done> {
    const book = await openBook(ctx);
    const before = await take(ctx, book, { id, revision: typed.revision }, 'correct');
    const indicator = indicatorIn(book, before.indicator);
    const form: ReadingForm = { ...typed, indicator: before.indicator, year: before.year, part: before.part };
    const stated = await readForm(ctx, book, indicator, form, sources);
    const { value, plan, numerator, denominator } = before;
    if (value === stated.value && plan === stated.plan && numerator === stated.numerator && denominator === stated.denominator)
      throw readingLifeProblems.noChange({});
    const { lastYear } = await done(ctx, book, before);
    askBeforeReport(indicator, form, stated, lastYear);
    const was = { value, plan, numerator, denominator };
    const record: ReadingRecord = {
      ...steppedReading(written(ctx, book, indicator, form, stated, before), 'correct'),
      reportedBy: ctx.actor.name,
      reportedById: ctx.actor.personId || null,
      lastWord: reason,
      corrections: [...before.corrections, { was, reason, by: ctx.actor.name, at: new Date(ctx.now).toISOString() }],
    };
    await readingRows.save(ctx, record);
    const data = { ...named(book, indicator, record), before: sayFigure(indicator, value), reason };
    await ctx.record(readingFacts.corrected, record.id, data, record.unitId);
    return { book, record, lastYear };
  }

  /** 核准多个：each for itself. */
  async function approveMany(ctx: Context, { items }: Input<'approveMany'>) {
    const rows: { id: ReadingId; refusal: string | null }[] = [];
    for (const one of items) {
      const refusal = await approve(ctx, one).then(
        () => null,
        (problem: Problem | Error) => {
          if (!('code' in problem && 'status' in problem)) throw problem;
          return problem.message;
        },
      );
      rows.push({ id: one.id, refusal });
    }
    return { rows };
  }

  return {
    list,
    read,
    queue,
    fill: (ctx: Context, form: ReadingForm) => stateReading(ctx, form, 'fill', { sources }),
    report: (ctx: Context, form: ReadingForm) => stateReading(ctx, form, 'report', { sources }),
    approve,
    approveMany,
    giveBack,
    correct,
  };
}

/** Tells the people of the unit that reports it. */
async function tell(ctx: Context, { unitId, indicator }: ReadingRecord, title: string, body: string): Promise<void> {
  const people = (await lookup.peopleAt(ctx, [unitId])).get(unitId) ?? [];
  for (const person of people) await notify(ctx, person, { title, body, link: `/standard/readings/${indicator}` });
}

import { type Actor, addDays, type Day, startOfDay } from '@weicheng/domain/kernel';
import type { PersonId, UnitId } from '@weicheng/domain/organization';
import {
  approvedReading,
  type Indicator,
  ReadingForm,
  type ReadingRecord,
  readingFacts,
  readingRefusalOf,
  steppedReading,
} from '@weicheng/domain/standard';
import type { Context } from '#platform/context';
import type { SampleSeries } from '../../../../../../samples/src/readings.ts';
import { lookup, refuse } from '../../organization/index.ts';
import { assignOwners, listOwners, setTerm } from '../indicatorOwner/indicatorOwner.service.ts';
import { type Book, indicatorIn, openBook, partsOf } from '../reading/book.ts';
import { askBeforeReport, named, readForm, written } from '../reading/fill.service.ts';
import { yearBefore } from '../reading/reading.present.ts';
import { readingRows } from '../reading/reading.store.ts';

/** How a seed acts: as somebody, so many days ago, in the one transaction of the seed. */
export interface Acting {
  /** In the rights of this person. */
  as(personId: string, daysAgo: number): Promise<Context>;
  /** In the name of this person of a unit. */
  named(personId: string, unitId: UnitId, daysAgo: number): Promise<Context>;
}

/** The office's lead, who runs it, and the city's leader, who approves what the office itself reports. */
export interface Officials {
  leadId: string;
  leaderId: string;
}

const ago = { termSet: 30, filled: 20, approved: 15, lately: 3 } as const;
const daysToFillIn = 10;
/** Figures of a year are reported and approved in the spring after it; of the last year, one indicator of so many only lately. */
const inSpring = { filled: '03-06', approved: '03-18' } as const;
const oneIsLateOf = 4;

/**
 * 示例的指标数: every indicator gets the reporting unit that its words suggest, and the figures of `series` are reported and approved by
 * the rules of the office: what is impossible is refused here too. An indicator nobody is suggested for has none. Answers how many figures.
 */
export async function seedReadings(act: Acting, { leadId, leaderId }: Officials, series: Readonly<Record<string, SampleSeries>>) {
  const today = (await act.as(leadId, 0)).today;
  const daysAgo = (on: Day) => Math.round((startOfDay(today) - startOfDay(on)) / 86_400_000);
  const longest = Math.max(
    ...Object.values(series).flatMap((one) => [one.years ?? [], ...Object.values(one.parts ?? {})].map((f) => f.length)),
  );
  const year = Number(today.slice(0, 4)) - 1;
  const assigning = await act.as(leadId, daysAgo(`${year - longest + 2}-01-15` as Day));
  const { rows } = await listOwners(assigning);
  await assignOwners(assigning, {
    items: rows.flatMap(({ indicator, suggested }) => (suggested ? { indicator, unitId: suggested.unitId } : [])),
  });
  const desk = await act.as(leadId, ago.termSet);
  await setTerm(desk, { year, due: addDays(desk.today, ago.termSet + daysToFillIn) });

  const book = await openBook(desk);
  const people = await lookup.peopleAt(desk, [...new Set([...book.owners.values()].map((owner) => owner.unitId))]);
  const approvers = (days: number) => Promise.all([act.as(leadId, days), act.as(leaderId, days)]);
  const when = (of: number, late: boolean, what: 'filled' | 'approved') =>
    late ? ago[what] : Math.max(ago[what], daysAgo(`${of + 1}-${inSpring[what]}` as Day));
  let figures = 0;
  for (const [n, [key, one]] of Object.entries(series).entries()) {
    const indicator = indicatorIn(book, key);
    const filler = fillerOf(book, key, people);
    if (!filler) continue;
    const done: ReadingRecord[] = [];
    for (const form of formsOf(book, indicator, one, year)) {
      const last = form.year === year ? one.last : undefined;
      const late = form.year === year && n % oneIsLateOf === 0;
      const by = await act.named(filler.personId, filler.unitId, last ? ago.lately : when(form.year, late, 'filled'));
      done.push(await stated(by, book, indicator, { form, last, before: yearBefore(done, form) }));
      const record = done.at(-1);
      if (record && last === undefined) await approved(await approvers(when(form.year, late, 'approved')), book, indicator, record);
      if (record && last === 'returned') await returned(await act.as(leadId, 1), book, indicator, record, one.word ?? '');
    }
    figures += done.length;
  }
  return figures;
}

function fillerOf({ owners }: Book, indicator: string, people: ReadonlyMap<UnitId, PersonId[]>) {
  const unitId = owners.get(indicator)?.unitId;
  const personId = unitId && people.get(unitId)?.[0];
  return unitId && personId ? { unitId, personId } : undefined;
}

/** What would be typed, oldest year first. */
function formsOf(book: Book, indicator: Indicator, { years = [], parts = {}, plan, source, note = '' }: SampleSeries, last: number) {
  const keys = new Map(partsOf(book, indicator).map(({ key, name }) => [name, key]));
  const lines = [[null, years] as const, ...Object.entries(parts).map(([name, figures]) => [keys.get(name) ?? name, figures] as const)];
  return lines.flatMap(([part, figures]) =>
    figures.flatMap((value, n) => {
      const year = last - figures.length + 1 + n;
      if (value === null) return [];
      const said = { value: String(value), plan: plan === undefined ? '' : String(plan), note: year === last ? note : '' };
      return ReadingForm.parse({ indicator: indicator.key, year, part, source, ...said });
    }),
  );
}

async function stated(
  ctx: Context,
  book: Book,
  indicator: Indicator,
  { form, last, before }: { form: ReadingForm; last: SampleSeries['last']; before: ReadingRecord['value'] | null },
): Promise<ReadingRecord> {
  const draft = written(ctx, book, indicator, form, await readForm(ctx, book, indicator, form), undefined);
  const data = named(book, indicator, draft);
  if (last === 'draft') {
    const record = steppedReading(draft, 'fill');
    await readingRows.add(ctx, book.edition.key, record);
    await ctx.record(readingFacts.filled, record.id, { ...data, before: null }, record.unitId);
    return record;
  }
  askBeforeReport(indicator, form, draft, before);
  const record = { ...steppedReading(draft, 'report'), reportedBy: ctx.actor.name, reportedById: ctx.actor.personId };
  await readingRows.add(ctx, book.edition.key, record);
  await ctx.record(readingFacts.reported, record.id, { ...data, doubtReason: record.doubtReason }, record.unitId);
  return record;
}

/** Approved by the first who may. */
async function approved(approvers: readonly Context[], book: Book, indicator: Indicator, record: ReadingRecord): Promise<void> {
  const place = book.place(record.indicator);
  const refusal = ({ actor }: { actor: Actor }) => place && readingRefusalOf(actor, 'approve', record, place);
  const ctx = approvers.find((one) => refusal(one) === undefined);
  if (!ctx) return refuse(approvers[0] && refusal(approvers[0]));
  const next = approvedReading(record, ctx.actor.name, new Date(ctx.now).toISOString());
  await readingRows.save(ctx, next);
  await ctx.record(readingFacts.approved, next.id, named(book, indicator, next), next.unitId);
}

async function returned(ctx: Context, book: Book, indicator: Indicator, record: ReadingRecord, reason: string): Promise<void> {
  const next = { ...steppedReading(record, 'return'), lastWord: reason };
  await readingRows.save(ctx, next);
  await ctx.record(readingFacts.returned, next.id, { ...named(book, indicator, next), reason }, next.unitId);
}

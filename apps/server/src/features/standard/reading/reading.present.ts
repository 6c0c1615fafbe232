import { kernelProblems } from '@weicheng/domain/kernel';
import { canOf } from '@weicheng/domain/organization';
import {
  canReading,
  cardOf,
  doubtsOf,
  type Indicator,
  type IndicatorReadings,
  judge,
  mayNotFill,
  type ReadingRecord,
  type ReadingRow,
  readingLifeProblems,
  type Stated,
} from '@weicheng/domain/standard';
import type { Context } from '#platform/context';
import { type Book, inForce, partsOf } from './book.ts';

/** What stood a year before, of the same part: what is in force, else what was stated. */
export function yearBefore(
  records: readonly ReadingRecord[],
  { indicator, year, part }: Pick<ReadingRecord, 'indicator' | 'year' | 'part'>,
) {
  const before = records.find((one) => one.indicator === indicator && one.year === year - 1 && one.part === part);
  return before ? (before.inForce?.value ?? before.value) : null;
}

export function presentReading(ctx: Context, book: Book, record: ReadingRecord, lastYear: Stated['value'] | null): ReadingRow {
  const { reportedById: _who, ...shown } = record;
  const indicator = book.indicators.get(record.indicator);
  const place = book.place(record.indicator);
  return {
    ...shown,
    unitName: place?.unitName ?? '',
    doubts: indicator ? doubtsOf(indicator, record.value, lastYear) : [],
    can: place ? canReading(ctx.actor, record, place) : {},
  };
}

/** One indicator with its figures of a year. `records` are all of the indicator's that may be seen. */
export function presentIndicator(
  ctx: Context,
  book: Book,
  indicator: Indicator,
  records: readonly ReadingRecord[],
  year: number,
): IndicatorReadings {
  const owner = book.owners.get(indicator.key);
  const parts = partsOf(book, indicator);
  const ofYear = records.filter((record) => record.year === year);
  const { standing, reason } = judge(indicator, {
    readings: inForce(records),
    year,
    units: book.subdistricts.map((unit) => unit.name),
  });
  const wanted = parts.length > 0 ? parts.map((part) => part.key) : [null];
  const settled = new Set(ofYear.filter(({ state }) => state !== 'draft' && state !== 'returned').map(({ part }) => part));
  return {
    indicator: cardOf(indicator, book.edition),
    unitId: owner?.unitId ?? null,
    unitName: owner?.unitName ?? null,
    parts,
    readings: ofYear.map((record) => presentReading(ctx, book, record, yearBefore(records, record))),
    lastYear: Object.fromEntries(
      records.filter((record) => record.year === year - 1).map((record) => [record.part ?? '', record.inForce?.value ?? record.value]),
    ),
    missingYears: missingYears(indicator, records, year),
    owed: wanted.filter((part) => !settled.has(part)).length,
    standing,
    reason,
    can: canOf(['fill'] as const, () => whyNotFillIn(ctx, book, indicator)),
  };
}

/** Why this reader does not fill an indicator in, or undefined. */
export function whyNotFillIn(ctx: Context, book: Book, { key, name }: Indicator) {
  const place = book.place(key);
  if (place) return mayNotFill(ctx.actor, place, '填指标数');
  return ctx.actor.grants.has('reading.fill') ? readingLifeProblems.noOwner({ name }) : kernelProblems.notAllowed({ what: '填指标数' });
}

/** Earlier years that are reported along and have no figure in force, newest first. */
function missingYears({ series, rule }: Indicator, records: readonly ReadingRecord[], year: number): number[] {
  const length = rule.kind === 'lte_5y_mean' ? series : series - 1;
  const known = new Set(records.filter(({ part, inForce: counts }) => part === null && counts !== null).map((record) => record.year));
  return Array.from({ length }, (_, i) => year - 1 - i).filter((one) => !known.has(one));
}

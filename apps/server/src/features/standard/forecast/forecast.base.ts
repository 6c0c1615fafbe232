import type { Day } from '@weicheng/domain/kernel';
import { boardOf, type ForecastBase, type Verdict } from '@weicheng/domain/standard';
import type { Context } from '#platform/context';
import type { LatestScores } from '../mockAssessment/latestScores.ts';
import { type Book, inForce, openBook } from '../reading/book.ts';
import { readingRows } from '../reading/reading.store.ts';

/** So many years before the judged one are read: five for a mean, and one more. */
const yearsBefore = 6;

/** What is known on a day: the sheets of an assessment, and how the indicators stand by the figures of the last full year. */
export interface KnownBase extends ForecastBase {
  year: number;
  book: Book;
  verdicts: ReadonlyMap<string, Verdict>;
  /** How many figures of that year are in force. */
  readings: number;
}

/** 某一天知道的: figures approved on that day or later are not known yet. */
export async function knownBefore(ctx: Context, day: Day, scores: LatestScores | null): Promise<KnownBase> {
  const year = Number(day.slice(0, 4)) - 1;
  const book = await openBook(ctx);
  const records = await readingRows.some(ctx, book.edition.key, null, { from: year - yearsBefore, to: year });
  const known = inForce(records.filter(({ approvedAt }) => approvedAt !== null && approvedAt.slice(0, 10) < day));
  const names = book.subdistricts.map((unit) => unit.name);
  const { rows } = boardOf(book.edition, known, year, names);
  return {
    year,
    book,
    sheets: scores?.sheets ?? [],
    standings: new Map(rows.map(({ indicator, verdict }) => [indicator.key, verdict.standing])),
    verdicts: new Map(rows.map(({ indicator, verdict }) => [indicator.key, verdict])),
    readings: known.filter((reading) => reading.year === year).length,
  };
}

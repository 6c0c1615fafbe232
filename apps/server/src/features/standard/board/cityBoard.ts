import { type BoardRow, boardOf, type Edition, type IndicatorReading } from '@weicheng/domain/standard';
import type { Context } from '#platform/context';
import type { Owner } from '../indicatorOwner/indicatorOwner.store.ts';
import { type Book, openBook, partsOf } from '../reading/book.ts';
import { readingRows } from '../reading/reading.store.ts';
import { lastFullYear } from '../standing.ts';

/** So many years before the judged one are read: five for a mean, and one more. */
const yearsBefore = 6;

/** 全市的看板: what later chapters ask of the indicators, whoever asks. */
export interface CityBoard {
  edition: Edition;
  year: number;
  rows: (BoardRow & { owner: Owner | null; areaName: string; clauseText: string })[];
}

/** The figures in force that a year is judged by, with the book they stand in. */
export async function boardOfYear(ctx: Context, year: number): Promise<{ book: Book; figures: IndicatorReading[]; rows: BoardRow[] }> {
  const book = await openBook(ctx);
  const indicators = book.edition.indicators.map((indicator) => ({ key: indicator.key, parted: partsOf(book, indicator).length > 0 }));
  const figures = await readingRows.inForce(ctx, book.edition.key, { indicators, from: year - yearsBefore, to: year });
  const { rows } = boardOf(
    book.edition,
    figures,
    year,
    book.subdistricts.map((unit) => unit.name),
  );
  return { book, figures, rows };
}

/** 全市的看板 of the last year that is over. */
export async function cityBoard(ctx: Context): Promise<CityBoard> {
  const year = lastFullYear(ctx);
  const { book, rows } = await boardOfYear(ctx, year);
  const { edition, owners } = book;
  const clauses = new Map(edition.clauses.map((clause) => [clause.key, clause]));
  const areas = new Map(edition.areas.map((area) => [area.key, area.name]));
  return {
    edition,
    year,
    rows: rows.map((row) => {
      const clause = clauses.get(row.indicator.clause);
      return {
        ...row,
        owner: owners.get(row.indicator.key) ?? null,
        areaName: areas.get(clause?.area ?? '') ?? '',
        clauseText: clause?.text ?? '',
      };
    }),
  };
}

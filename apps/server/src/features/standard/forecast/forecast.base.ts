import { addDays, type Day, dayOf } from '@weicheng/domain/kernel';
import {
  boardOf,
  type ForecastBase,
  type IssuesOfMatter,
  inForceAfter,
  issuesByPart,
  type LastOfKinds,
  lastOfKinds,
  type OpenIssues,
  type ReadingRecord,
  readingFacts,
  type ScoringTable,
  type Verdict,
} from '@weicheng/domain/standard';
import type { Context } from '#platform/context';
import { factPage } from '#platform/facts';
import type { FinishedScores } from '../mockAssessment/finishedScores.ts';
import { type Book, inForce, openBook } from '../reading/book.ts';
import { readingRows } from '../reading/reading.store.ts';

/** So many years before the judged one are read: five for a mean, and one more. */
const yearsBefore = 6;
/** An assessment tells about today for a year. */
const daysThatTell = 365;

/** 没有销号的问题 of a later chapter: how many registered since a day (null: ever) were open on the eve of another, by matter. */
export interface OpenIssueSource {
  what: string;
  count(ctx: Context, span: { since: Day | null; before: Day }): Promise<IssuesOfMatter[]>;
}

/** What is known on a day: the sheets of an assessment, and how the indicators stand by the figures of the last full year. */
export interface KnownBase extends ForecastBase {
  year: number;
  book: Book;
  verdicts: ReadonlyMap<string, Verdict>;
  /** Of each kind of place the assessment its sheets are from. */
  scoredIn: LastOfKinds['runOf'];
  /** How many figures of that year are in force. */
  readings: number;
  /** 没有销号的问题 that no sheet has: since when, by part, and how many tell about none. */
  open: OpenIssues & { since: Day | null };
}

/** What is asked for: the eve of this day, by this table, resting on this assessment, with the issues of these chapters. */
interface Asked {
  day: Day;
  table: ScoringTable;
  /** Finished before it, the latest first. */
  past: readonly FinishedScores[];
  issueSources: readonly OpenIssueSource[];
}

/** The records as they counted on the eve of a day: one approved first on that day or later is left out, one corrected since stands as it stood. */
async function asOf(ctx: Context, records: readonly ReadingRecord[], day: Day): Promise<ReadingRecord[]> {
  const then: ReadingRecord[] = [];
  for (const record of records) {
    if (record.approvedAt === null) continue;
    if (dayOf(Date.parse(record.approvedAt)) < day) then.push(record);
    else if (record.corrections.length > 0) {
      const about = { kind: readingFacts.approved.kind, about: record.id, to: addDays(day, -1) };
      const [last] = (await factPage(ctx.db, about, { limit: 1 })).rows;
      if (last) then.push({ ...record, inForce: inForceAfter(record, last.at) });
    }
  }
  return then;
}

/** 某一天知道的: figures approved on that day or later are not known yet. */
export async function knownBefore(ctx: Context, { day, table, past, issueSources }: Asked): Promise<KnownBase> {
  const year = Number(day.slice(0, 4)) - 1;
  const book = await openBook(ctx);
  const records = await readingRows.some(ctx, book.edition.key, null, { from: year - yearsBefore, to: year });
  const known = inForce(await asOf(ctx, records, day));
  const names = book.subdistricts.map((unit) => unit.name);
  const { rows } = boardOf(book.edition, known, year, names);
  const since = past[0] ? addDays(past[0].on, 1) : null;
  const { sheets, runOf } = lastOfKinds(past, addDays(day, -daysThatTell));
  const issues: IssuesOfMatter[] = [];
  for (const source of issueSources) issues.push(...(await source.count(ctx, { since, before: day })));
  const open = { ...issuesByPart(table, issues), since };
  return {
    year,
    book,
    open,
    issues: open.byPart,
    sheets,
    scoredIn: runOf,
    standings: new Map(rows.map(({ indicator, verdict }) => [indicator.key, verdict.standing])),
    verdicts: new Map(rows.map(({ indicator, verdict }) => [indicator.key, verdict])),
    readings: known.filter((reading) => reading.year === year).length,
  };
}

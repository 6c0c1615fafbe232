import type { Page } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import type { FindingId, FindingRow } from '@weicheng/domain/standard';
import { sql } from 'kysely';
import type { Context } from '#platform/context';
import { cut, insertRows, keyOf, type Reach, readKey } from '../../organization/index.ts';
import { within } from '../reach.store.ts';
import type { StoredSheet } from './scoreSheet.store.ts';

/** A finding as it lies in the database. */
export type StoredFinding = Omit<FindingRow, 'clauseTitle'> & { assessmentId: string };

const weights = { minor: 0, major: 1, severe: 2 } as const;
const columns = sql`
  f.id, f.assessment_id as "assessmentId", f.sheet_id as "sheetId", f.sheet_number as "sheetNumber", f.site_id as "siteId",
  f.place_kind as "placeKind", f.place_name as "placeName", f.subdistrict_id as "subdistrictId", f.subdistrict_name as "subdistrictName",
  f.clause, f.item, f.text, f.severity, f.photos, f.found_at as "foundAt"`;
type InDatabase = Omit<StoredFinding, 'foundAt'> & { foundAt: Date };
const findingOf = ({ foundAt, ...finding }: InDatabase): StoredFinding => ({ ...finding, foundAt: foundAt.toISOString() });

/** All SQL about findings; withdrawn ones are not read any more. */
export const findings = {
  /** The severest first, then as they were found. */
  async page(
    { db, actor }: Context,
    reach: Reach,
    wish: {
      assessmentId: string;
      placeKind?: string | undefined;
      subdistrictId?: UnitId | undefined;
      limit: number;
      after?: string | undefined;
    },
  ): Promise<Page<StoredFinding>> {
    const { assessmentId, placeKind, subdistrictId, limit, after } = wish;
    const key = after === undefined ? undefined : readKey(after);
    const weight = Number.parseInt(key?.name ?? '', 10) || 0;
    const { rows } = await sql<InDatabase>`
      select ${columns} from finding f
      where f.city_id = ${actor.cityId} and f.assessment_id = ${assessmentId} and f.withdrawn_at is null
        and ${within(reach, sql`f.subdistrict_id`)}
        and ${placeKind === undefined ? sql`true` : sql`f.place_kind = ${placeKind}`}
        and ${subdistrictId === undefined ? sql`true` : sql`f.subdistrict_id = ${subdistrictId}`}
        and ${key === undefined ? sql`true` : sql`(f.weight < ${weight} or (f.weight = ${weight} and f.id > ${key.id}::uuid))`}
      order by f.weight desc, f.id limit ${limit + 1}`.execute(db);
    return cut(rows.map(findingOf), limit, ({ severity, id }) => keyOf({ name: String(weights[severity]), id }));
  },

  /** Those that cite any of the clauses, in assessments that were not voided; the latest first, with how many there are. */
  async ofClauses(
    { db, actor }: Context,
    reach: Reach,
    clauses: readonly string[],
    limit: number,
  ): Promise<{ rows: (StoredFinding & { assessmentTitle: string })[]; total: number }> {
    const { rows } = await sql<InDatabase & { assessmentTitle: string; total: number }>`
      select ${columns}, a.title as "assessmentTitle", count(*) over ()::int as total
      from finding f join mock_assessment a on a.city_id = f.city_id and a.id = f.assessment_id and a.state <> 'void'
      where f.city_id = ${actor.cityId} and f.clause = any(${clauses}::text[]) and f.withdrawn_at is null
        and ${within(reach, sql`f.subdistrict_id`)}
      order by f.found_at desc, f.weight desc, f.id limit ${limit}`.execute(db);
    return {
      rows: rows.map(({ total: _total, assessmentTitle, ...row }) => ({ ...findingOf(row), assessmentTitle })),
      total: rows[0]?.total ?? 0,
    };
  },

  async ofSheet({ db, actor }: Context, { id }: StoredSheet): Promise<StoredFinding[]> {
    const { rows } = await sql<InDatabase>`
      select ${columns} from finding f where f.city_id = ${actor.cityId} and f.sheet_id = ${id} and f.withdrawn_at is null`.execute(db);
    return rows.map(findingOf);
  },

  /** All that stand, by sheet and item; of a finished assessment that is what is to be put right. */
  async ofAssessment({ db, actor }: Context, assessmentId: string): Promise<StoredFinding[]> {
    const { rows } = await sql<InDatabase>`
      select ${columns} from finding f where f.city_id = ${actor.cityId} and f.assessment_id = ${assessmentId} and f.withdrawn_at is null
      order by f.sheet_number, f.item`.execute(db);
    return rows.map(findingOf);
  },

  async countStanding({ db, actor }: Context, assessmentId: string): Promise<number> {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from finding f
      where f.city_id = ${actor.cityId} and f.assessment_id = ${assessmentId} and f.withdrawn_at is null`.execute(db);
    return rows[0]?.count ?? 0;
  },

  addMany: ({ db, actor }: Context, all: readonly StoredFinding[]): Promise<void> =>
    insertRows(
      db,
      'finding',
      all.map((f) => ({
        city_id: actor.cityId,
        id: f.id,
        assessment_id: f.assessmentId,
        sheet_id: f.sheetId,
        sheet_number: f.sheetNumber,
        site_id: f.siteId,
        place_kind: f.placeKind,
        place_name: f.placeName,
        subdistrict_id: f.subdistrictId,
        subdistrict_name: f.subdistrictName,
        clause: f.clause,
        item: f.item,
        text: f.text,
        severity: f.severity,
        weight: weights[f.severity],
        photos: f.photos,
        found_at: f.foundAt,
        withdrawn_at: null,
      })),
    ),

  /** How many stand under each clause, in assessments of an edition that were not voided. */
  async counted({ db, actor }: Pick<Context, 'db' | 'actor'>): Promise<Map<string, number>> {
    const { rows } = await sql<{ key: string; count: number }>`
      select f.clause as key, count(*)::int as count
      from finding f join mock_assessment a on a.city_id = f.city_id and a.id = f.assessment_id and a.state <> 'void'
      where f.city_id = ${actor.cityId} and f.withdrawn_at is null group by f.clause`.execute(db);
    return new Map(rows.map(({ key, count }) => [key, count]));
  },

  async withdraw({ db, actor, now }: Context, ids: readonly FindingId[]): Promise<void> {
    await sql`
      update finding set withdrawn_at = ${new Date(now)} where city_id = ${actor.cityId} and id = any(${ids}::uuid[])`.execute(db);
  },
};

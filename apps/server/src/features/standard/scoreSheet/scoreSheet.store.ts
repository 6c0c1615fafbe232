import type { Page } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import type {
  AssessmentState,
  Checklist,
  CitySize,
  ItemMark,
  MockAssessmentId,
  ScoreSheetId,
  ScoreSheetKind,
  ScoreSheetRow,
  ScoreSheetState,
} from '@weicheng/domain/standard';
import { type RawBuilder, sql } from 'kysely';
import type { Context } from '#platform/context';
import { cut, insertRows, keyOf, type Reach, readKey } from '../../organization/index.ts';
import { within } from '../reach.store.ts';

/** A sheet as it lies in the database. */
export type StoredSheet = Omit<ScoreSheetRow, 'can'>;

/** A sheet with what its marks are weighed by. */
export interface SheetOnDesk {
  sheet: StoredSheet;
  checklist: Checklist;
  assessmentTitle: string;
  assessmentState: AssessmentState;
  edition: string;
  citySize: CitySize;
}

/** The sums of a sheet's marks. */
export type SheetSums = Pick<StoredSheet, 'marked' | 'scaled' | 'lost' | 'failedKeys' | 'vetoes'>;

const columns = sql`
  s.id, s.assessment_id as "assessmentId", s.number, s.kind, s.checklist, s.place_kind as "placeKind",
  s.place_kind_name as "placeKindName", s.site_id as "siteId", s.name, s.address, s.subdistrict_id as "subdistrictId",
  s.subdistrict_name as "subdistrictName", s.state, s.items, s.marked, s.scaled, s.lost, s.failed_keys as "failedKeys", s.vetoes,
  s.last_by as "lastBy", s.last_at as "lastAt"`;
type SheetInDatabase = Omit<StoredSheet, 'lastAt'> & { lastAt: Date | null };
const sheetOf = ({ lastAt, ...sheet }: SheetInDatabase): StoredSheet => ({ ...sheet, lastAt: lastAt?.toISOString() ?? null });

const markColumns = sql`m.item, m.kind, m.defects, m.seen, m.rating, m.remark, m.photos, m.revision, m.by_name as "by", m.at`;
type MarkInDatabase = Omit<ItemMark, 'at'> & { at: Date };
const markOf = ({ at, ...mark }: MarkInDatabase): ItemMark => ({ ...mark, at: at.toISOString() });

/** All SQL about score sheets and their marks. What a reader does not reach is not there. */
export const scoreSheets = {
  /** By number. */
  async page(
    { db, actor }: Context,
    reach: Reach,
    wish: {
      assessmentId: string;
      kind?: ScoreSheetKind | undefined;
      state?: ScoreSheetState | undefined;
      placeKind?: string | undefined;
      subdistrictId?: UnitId | undefined;
      limit: number;
      after?: string | undefined;
    },
  ): Promise<Page<StoredSheet>> {
    const { assessmentId, kind, state, placeKind, subdistrictId, limit, after } = wish;
    const number = after === undefined ? 0 : Number.parseInt(readKey(after).name, 10) || 0;
    const only = (column: RawBuilder<unknown>, value: string | undefined) => (value === undefined ? sql`true` : sql`${column} = ${value}`);
    const { rows } = await sql<SheetInDatabase>`
      select ${columns} from score_sheet s
      where s.city_id = ${actor.cityId} and s.assessment_id = ${assessmentId} and ${within(reach, sql`s.subdistrict_id`)}
        and ${only(sql`s.kind`, kind)} and ${only(sql`s.state`, state)} and ${only(sql`s.place_kind`, placeKind)}
        and ${only(sql`s.subdistrict_id`, subdistrictId)} and s.number > ${number}
      order by s.number limit ${limit + 1}`.execute(db);
    return cut(rows.map(sheetOf), limit, ({ number, id }) => keyOf({ name: String(number), id }));
  },

  async all({ db, actor }: Context, assessmentId: MockAssessmentId, reach: Reach): Promise<StoredSheet[]> {
    const { rows } = await sql<SheetInDatabase>`
      select ${columns} from score_sheet s
      where s.city_id = ${actor.cityId} and s.assessment_id = ${assessmentId} and ${within(reach, sql`s.subdistrict_id`)}
      order by s.number`.execute(db);
    return rows.map(sheetOf);
  },

  /** A sheet with its checklist. `hold`: nobody else writes on it, and nobody ends its assessment, until the act is over. */
  async desk({ db, actor }: Context, reach: Reach, id: ScoreSheetId, hold: boolean): Promise<SheetOnDesk | undefined> {
    // first the assessment, then the sheet: a draw takes them in the same order
    if (hold)
      await sql`
        select from mock_assessment where city_id = ${actor.cityId}
          and id = (select assessment_id from score_sheet where city_id = ${actor.cityId} and id = ${id}) for key share`.execute(db);
    const { rows } = await sql<SheetInDatabase & Omit<SheetOnDesk, 'sheet' | 'checklist'> & { body: Checklist }>`
      select ${columns}, c.body, a.title as "assessmentTitle", a.state as "assessmentState",
             a.edition->>'key' as edition, a.city_size as "citySize"
      from score_sheet s
      join mock_assessment a on a.city_id = s.city_id and a.id = s.assessment_id
      join mock_checklist c on c.city_id = s.city_id and c.assessment_id = s.assessment_id and c.key = s.checklist
      where s.city_id = ${actor.cityId} and s.id = ${id} and ${within(reach, sql`s.subdistrict_id`)}
      ${hold ? sql`for update of s` : sql``}`.execute(db);
    const [row] = rows;
    if (!row) return undefined;
    const { body: checklist, assessmentTitle, assessmentState, edition, citySize, ...sheet } = row;
    return { sheet: sheetOf(sheet), checklist, assessmentTitle, assessmentState, edition, citySize };
  },

  /** The sheets before and after one, by number. */
  async around({ db, actor }: Context, reach: Reach, { assessmentId, number }: StoredSheet) {
    const at = (order: RawBuilder<unknown>, beyond: RawBuilder<unknown>) => sql`(
      select s.id from score_sheet s where s.city_id = ${actor.cityId} and s.assessment_id = ${assessmentId}
        and ${within(reach, sql`s.subdistrict_id`)} and ${beyond} order by s.number ${order} limit 1)`;
    const { rows } = await sql<{ previous: ScoreSheetId | null; next: ScoreSheetId | null }>`
      select ${at(sql`desc`, sql`s.number < ${number}`)} as previous, ${at(sql`asc`, sql`s.number > ${number}`)} as next`.execute(db);
    return rows[0] ?? { previous: null, next: null };
  },

  async marks({ db, actor }: Context, { id, assessmentId }: Pick<StoredSheet, 'id' | 'assessmentId'>): Promise<ItemMark[]> {
    const { rows } = await sql<MarkInDatabase>`
      select ${markColumns} from score_mark m
      where m.city_id = ${actor.cityId} and m.assessment_id = ${assessmentId} and m.sheet_id = ${id}`.execute(db);
    return rows.map(markOf);
  },

  async marksOfAll({ db, actor }: Context, assessmentId: MockAssessmentId): Promise<ReadonlyMap<ScoreSheetId, ItemMark[]>> {
    const { rows } = await sql<MarkInDatabase & { sheetId: ScoreSheetId }>`
      select m.sheet_id as "sheetId", ${markColumns} from score_mark m
      where m.city_id = ${actor.cityId} and m.assessment_id = ${assessmentId}`.execute(db);
    const all = new Map<ScoreSheetId, ItemMark[]>();
    for (const { sheetId, ...mark } of rows) {
      const of = all.get(sheetId);
      if (of) of.push(markOf(mark));
      else all.set(sheetId, [markOf(mark)]);
    }
    return all;
  },

  /** Writes lines; each is that of its item from now on. */
  async write(
    { db, actor, now }: Context,
    { id, assessmentId }: StoredSheet,
    marks: readonly Omit<ItemMark, 'by' | 'at'>[],
  ): Promise<ItemMark[]> {
    const at = new Date(now);
    const by = { by_id: actor.personId || null, by_name: actor.name || null, at };
    const written = ['kind', 'defects', 'seen', 'rating', 'remark', 'photos', 'revision', 'by_id', 'by_name', 'at'] as const;
    if (marks.length > 0)
      await db
        .insertInto('score_mark')
        .values(marks.map((mark) => ({ city_id: actor.cityId, assessment_id: assessmentId, sheet_id: id, ...mark, ...by })))
        .onConflict((clash) =>
          clash
            .columns(['city_id', 'assessment_id', 'sheet_id', 'item'])
            .doUpdateSet((row) => Object.fromEntries(written.map((column) => [column, row.ref(`excluded.${column}`)]))),
        )
        .execute();
    return marks.map((mark) => ({ ...mark, by: actor.name || null, at: at.toISOString() }));
  },

  async save({ db, actor, now }: Context, { id }: StoredSheet, state: ScoreSheetState, sums: SheetSums): Promise<void> {
    await db
      .updateTable('score_sheet')
      .set({
        state,
        marked: sums.marked,
        scaled: sums.scaled,
        lost: sums.lost,
        failed_keys: sums.failedKeys,
        vetoes: sums.vetoes,
        last_by: actor.name || null,
        last_at: new Date(now),
      })
      .where('city_id', '=', actor.cityId)
      .where('id', '=', id)
      .execute();
  },

  addMany: ({ db, actor }: Context, sheets: readonly StoredSheet[]): Promise<void> =>
    insertRows(
      db,
      'score_sheet',
      sheets.map((s) => ({
        city_id: actor.cityId,
        id: s.id,
        assessment_id: s.assessmentId,
        number: s.number,
        kind: s.kind,
        checklist: s.checklist,
        place_kind: s.placeKind,
        place_kind_name: s.placeKindName,
        site_id: s.siteId,
        name: s.name,
        address: s.address,
        subdistrict_id: s.subdistrictId,
        subdistrict_name: s.subdistrictName,
        state: s.state,
        items: s.items,
        marked: s.marked,
        scaled: s.scaled,
        lost: s.lost,
        failed_keys: s.failedKeys,
        vetoes: s.vetoes,
        last_by: null,
        last_at: null,
      })),
    ),

  /** Sheets nobody has written on, which a further draw leaves out. */
  async remove({ db, actor }: Context, ids: readonly ScoreSheetId[]): Promise<void> {
    await sql`delete from score_sheet where city_id = ${actor.cityId} and id = any(${ids}::uuid[])`.execute(db);
  },
};

import type { DraftCounts, DraftFlag, DraftPhase, PlanReading, SourceTable } from '@weicheng/domain/plan';
import { sql } from 'kysely';
import { asJson, type Desk, insertRead } from '../rows.ts';

/** The words of a document and what was read from them. */
export interface PlanSource {
  text: string;
  tables: SourceTable[];
  notes: string[];
  reading: PlanReading;
}

const flagColumns = sql`id, kind, jsonb_build_object('start', span_start, 'end', span_end) as span, sentence, revision,
  case when settled_at is not null then jsonb_build_object('note', settled_note, 'by', settled_by, 'at', settled_at) end as settled`;
const phaseColumns = sql`id, name, start_day as start, end_day as "end", text, jsonb_build_object('start', span_start, 'end', span_end) as span, revision`;

/** All SQL about a draft as a whole, its flags and phases; its items are draftTask.store.ts, its names draftUnit.store.ts. */
export const drafts = {
  async addSource({ db, actor }: Desk, document_id: string, { text, tables, notes, reading }: PlanSource): Promise<void> {
    await db
      .insertInto('plan_source')
      .values({ city_id: actor.cityId, document_id, text, tables: asJson(tables), notes: asJson(notes), reading: asJson(reading) })
      .execute();
  },

  async source({ db, actor }: Desk, id: string): Promise<PlanSource | undefined> {
    const row = await db
      .selectFrom('plan_source')
      .select(['text', 'tables', 'notes', 'reading'])
      .where('city_id', '=', actor.cityId)
      .where('document_id', '=', id)
      .$castTo<PlanSource>()
      .executeTakeFirst();
    return row;
  },

  /** A part of the source text, by UTF-16 offsets, without fetching a reading of many megabytes with it. */
  async text({ db, actor }: Desk, id: string): Promise<string | undefined> {
    const row = await db
      .selectFrom('plan_source')
      .select('text')
      .where('city_id', '=', actor.cityId)
      .where('document_id', '=', id)
      .executeTakeFirst();
    return row?.text;
  },

  addFlags({ db, actor }: Desk, document_id: string, flags: readonly DraftFlag[]): Promise<void> {
    return insertRead(
      db,
      'draft_flag',
      flags.map((f) => ({
        city_id: actor.cityId,
        document_id,
        id: f.id,
        kind: f.kind,
        span_start: f.span.start,
        span_end: f.span.end,
        sentence: f.sentence,
        settled_note: f.settled?.note ?? null,
        settled_by: f.settled?.by ?? null,
        settled_at: f.settled?.at ?? null,
        revision: f.revision,
      })),
    );
  },

  /** In the order of the document; with `since` only those changed after that revision. */
  async flags({ db, actor }: Desk, document: string, since = -1): Promise<DraftFlag[]> {
    const { rows } = await sql<DraftFlag>`
      select ${flagColumns} from draft_flag where city_id = ${actor.cityId} and document_id = ${document} and revision > ${since}
      order by span_start, id`.execute(db);
    return rows;
  },

  /** Settles, or with `settled` null opens again, those of the flags that are not so already. Returns their ids. */
  async settle(
    { db, actor }: Desk,
    document: string,
    ids: readonly string[],
    settled: { note: string; by: string; at: Date } | null,
    revision: number,
  ): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`
      update draft_flag set settled_note = ${settled?.note ?? null}, settled_by = ${settled?.by ?? null},
        settled_at = ${settled?.at ?? null}, revision = ${revision}
      where city_id = ${actor.cityId} and document_id = ${document} and id = any(${ids}::uuid[])
        and (settled_at is null) = ${settled !== null}
      returning id`.execute(db);
    return rows.map((row) => row.id);
  },

  addPhases({ db, actor }: Desk, document_id: string, phases: readonly DraftPhase[]): Promise<void> {
    return insertRead(
      db,
      'plan_phase',
      phases.map((p, position) => ({
        city_id: actor.cityId,
        document_id,
        id: p.id,
        position,
        name: p.name,
        start_day: p.start,
        end_day: p.end,
        text: p.text,
        span_start: p.span.start,
        span_end: p.span.end,
        revision: p.revision,
      })),
    );
  },

  async phases({ db, actor }: Desk, document: string, since = -1): Promise<DraftPhase[]> {
    const { rows } = await sql<DraftPhase>`
      select ${phaseColumns} from plan_phase where city_id = ${actor.cityId} and document_id = ${document} and revision > ${since}
      order by position`.execute(db);
    return rows;
  },

  async savePhase({ db, actor }: Desk, document: string, { id, name, start, end, revision }: DraftPhase): Promise<void> {
    await db
      .updateTable('plan_phase')
      .set({ name, start_day: start, end_day: end, revision })
      .where('city_id', '=', actor.cityId)
      .where('document_id', '=', document)
      .where('id', '=', id)
      .execute();
  },

  /** How far the checking is: of one document, by its keys. */
  async counts({ db, actor }: Desk, document: string): Promise<DraftCounts> {
    const { rows } = await sql<DraftCounts>`
      select
        (count(*) filter (where state in ('unreviewed', 'accepted')))::int as tasks,
        (count(*) filter (where state = 'accepted'))::int as accepted,
        (count(*) filter (where state = 'setAside'))::int as "setAside",
        (select count(*)::int from draft_flag where city_id = ${actor.cityId} and document_id = ${document} and settled_at is null) as "openFlags",
        (select count(*)::int from draft_unit where city_id = ${actor.cityId} and document_id = ${document} and decision is null and mentions > 0) as "openUnits"
      from draft_task where city_id = ${actor.cityId} and document_id = ${document}`.execute(db);
    return rows[0] ?? { tasks: 0, accepted: 0, setAside: 0, openFlags: 0, openUnits: 0 };
  },
};

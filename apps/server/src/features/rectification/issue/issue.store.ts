import type { UnitId } from '@weicheng/domain/organization';
import { wordsOf } from '@weicheng/domain/plan';
import { type Issue, type IssueId, type IssueLink, placeKey, urgencyOfIssue } from '@weicheng/domain/rectification';
import { sql } from 'kysely';
import type { Context } from '#platform/context';
import type { Reach } from '../../organization/index.ts';

type Desk = Pick<Context, 'db' | 'actor'>;

/** A moment as the domain has it. */
/** A moment of an issue as the contract writes it. */
export const moment = (column: string) => sql.raw(`to_char(i.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

const columns = sql`i.id, i.number, i.title, i.source, i.source_number as "sourceNumber", i.matter, i.severity, i.place,
  case when i.longitude is null then null else jsonb_build_object('longitude', i.longitude, 'latitude', i.latitude) end as location,
  i.area_unit_id as "areaUnitId", i.text, i.wants_photo as "wantsPhoto", ${moment('registered_at')} as "registeredAt", i.registered_by as "registeredBy",
  i.registered_by_id as "registeredById", i.registrar_unit_id as "registrarUnitId", i.state, i.lead_unit_id as "leadUnitId",
  i.supporting_unit_ids as "supportingUnitIds", i.due, i.deadline_rule as "deadlineRule", i.timing, ${moment('dispatched_at')} as "dispatchedAt",
  ${moment('acknowledged_at')} as "acknowledgedAt", ${moment('submitted_at')} as "submittedAt", i.submitted_by as "submittedBy",
  ${moment('closed_at')} as "closedAt", ${moment('moved_at')} as "movedAt", i.extension, i.extensions, i.shelving,
  i.merged_into_id as "mergedIntoId", i.duplicates, ${moment('disputed_at')} as "disputedAt", i.declines, i.returns, i.reopenings, i.rechecks,
  i.photos_before as "photosBefore", i.photos_after as "photosAfter", i.last_word as "lastWord", i.revision,
  i.rectifier_ids as "rectifierIds", i.verified_by_id as "verifiedById"`;

/** Words as a tsvector: already cut, so that no dictionary of the database has a say. */
const vectorOf = ({ title, text, place }: Pick<Issue, 'title' | 'text' | 'place'>) =>
  sql<string>`array_to_tsvector(${wordsOf(`${title}\n${text}\n${place}`)}::text[])`;

const asRow = (issue: Issue) => ({
  state: issue.state,
  lead_unit_id: issue.leadUnitId,
  supporting_unit_ids: sql<string[]>`${issue.supportingUnitIds}::uuid[]`,
  due: issue.due,
  deadline_rule: issue.deadlineRule === null ? null : JSON.stringify(issue.deadlineRule),
  timing: issue.timing === null ? null : JSON.stringify(issue.timing),
  dispatched_at: issue.dispatchedAt,
  acknowledged_at: issue.acknowledgedAt,
  submitted_at: issue.submittedAt,
  submitted_by: issue.submittedBy,
  closed_at: issue.closedAt,
  moved_at: issue.movedAt,
  rectifier_ids: sql<string[]>`${issue.rectifierIds}::uuid[]`,
  verified_by_id: issue.verifiedById,
  extension: issue.extension === null ? null : JSON.stringify(issue.extension),
  extensions: issue.extensions,
  shelving: issue.shelving === null ? null : JSON.stringify(issue.shelving),
  merged_into_id: issue.mergedIntoId,
  duplicates: issue.duplicates,
  disputed_at: issue.disputedAt,
  declines: issue.declines,
  returns: issue.returns,
  reopenings: issue.reopenings,
  rechecks: issue.rechecks,
  photos_before: issue.photosBefore,
  photos_after: issue.photosAfter,
  last_word: issue.lastWord,
  revision: issue.revision,
  urgency: urgencyOfIssue(issue),
});

/** All SQL that reads and writes one issue; lists are in issueLedger.store.ts, what was said and shown in issueParts.store.ts. */
export const issues = {
  /** Puts an issue in as it is registered; answers its number. */
  async add({ db, actor }: Desk, issue: Omit<Issue, 'number'>): Promise<number> {
    const { number } = await db
      .insertInto('issue')
      .values({
        ...asRow({ ...issue, number: 0 }),
        city_id: actor.cityId,
        id: issue.id,
        title: issue.title,
        text: issue.text,
        source: issue.source,
        source_number: issue.sourceNumber,
        matter: issue.matter,
        severity: issue.severity,
        place: issue.place,
        longitude: issue.location?.longitude ?? null,
        latitude: issue.location?.latitude ?? null,
        area_unit_id: issue.areaUnitId,
        wants_photo: issue.wantsPhoto,
        registered_at: issue.registeredAt,
        registered_by: issue.registeredBy,
        registered_by_id: issue.registeredById,
        registrar_unit_id: issue.registrarUnitId,
        place_key: placeKey(issue.place),
        words: vectorOf(issue),
      })
      .returning('number')
      .executeTakeFirstOrThrow();
    return Number(number);
  },

  /** Within reach of the reader, or undefined: whose it is not, for him it is not there. */
  async get({ db, actor }: Desk, id: IssueId, reach: Reach): Promise<Issue | undefined> {
    const { rows } = await sql<Issue>`
      select ${columns} from issue i where i.city_id = ${actor.cityId} and i.id = ${id} and ${withinReach(reach)}`.execute(db);
    return rows.map(asIssue)[0];
  },

  /** Those of several that are within reach. */
  async several({ db, actor }: Desk, ids: readonly IssueId[], reach: Reach): Promise<Issue[]> {
    const { rows } = await sql<Issue>`
      select ${columns} from issue i where i.city_id = ${actor.cityId} and i.id = any(${ids}::uuid[]) and ${withinReach(reach)}`.execute(
      db,
    );
    return rows.map(asIssue);
  },

  /** Which of several are within reach. */
  async visible({ db, actor }: Desk, ids: readonly IssueId[], reach: Reach): Promise<ReadonlySet<IssueId>> {
    if (ids.length === 0) return new Set();
    const { rows } = await sql<{ id: IssueId }>`
      select i.id from issue i where i.city_id = ${actor.cityId} and i.id = any(${ids}::uuid[]) and ${withinReach(reach)}`.execute(db);
    return new Set(rows.map(({ id }) => id));
  },

  /** The same as `several`, and nobody else changes them until the act is over; always taken in one order, so that two hands do not wait in a ring. */
  async take({ db, actor }: Desk, ids: readonly IssueId[], reach: Reach): Promise<ReadonlyMap<IssueId, Issue>> {
    const { rows } = await sql<Issue>`
      select ${columns} from issue i where i.city_id = ${actor.cityId} and i.id = any(${ids}::uuid[]) and ${withinReach(reach)}
      order by i.id for update of i`.execute(db);
    return new Map(rows.map((row) => [row.id, asIssue(row)]));
  },

  async save({ db, actor }: Desk, issue: Issue): Promise<void> {
    await db.updateTable('issue').set(asRow(issue)).where('city_id', '=', actor.cityId).where('id', '=', issue.id).execute();
  },

  /** What it has to do with: where it was merged, what was merged into it, what it came back from or came back as. */
  async links({ db, actor }: Desk, id: IssueId, reach: Reach): Promise<IssueLink[]> {
    const { rows } = await sql<IssueLink>`
      with linked(kind, id, metres, days) as (
        select 'mergedInto', merged_into_id, null::int, null::int from issue where city_id = ${actor.cityId} and id = ${id} and merged_into_id is not null
        union all select 'absorbed', id, null, null from issue where city_id = ${actor.cityId} and merged_into_id = ${id}
        union all select 'reboundOf', other_id, metres, days from issue_link where city_id = ${actor.cityId} and issue_id = ${id}
        union all select 'rebound', issue_id, metres, days from issue_link where city_id = ${actor.cityId} and other_id = ${id}
        union all select 'sweptFrom', s.issue_id, null, null from sweep_check c join sweep s on s.city_id = c.city_id and s.id = c.sweep_id
          where c.city_id = ${actor.cityId} and c.found_issue_id = ${id}
        union all select 'sweptOut', c.found_issue_id, null, null from sweep s join sweep_check c on c.city_id = s.city_id and c.sweep_id = s.id
          where s.city_id = ${actor.cityId} and s.issue_id = ${id} and c.found_issue_id is not null
      )
      select l.kind, i.id, i.number, i.title, i.state, l.metres, l.days from linked l join issue i on i.city_id = ${actor.cityId} and i.id = l.id
      where ${withinReach(reach)} order by i.number desc limit 100`.execute(db);
    return rows.map((row) => ({ ...row, number: Number(row.number) }));
  },

  /** What was merged into it: the ids and what a fact calls them. */
  async absorbed({ db, actor }: Desk, id: IssueId): Promise<{ id: IssueId; number: number; title: string }[]> {
    const { rows } = await sql<{ id: IssueId; number: string; title: string }>`
      select id, number, title from issue where city_id = ${actor.cityId} and merged_into_id = ${id} order by id limit 500`.execute(db);
    return rows.map((row) => ({ ...row, number: Number(row.number) }));
  },
};

/** `bigint` comes as text. */
const asIssue = (row: Issue): Issue => ({ ...row, number: Number(row.number) });

/** Whose issues `i` a reader sees: those of a unit he reaches. */
export const withinReach = (reach: Reach) =>
  reach === null
    ? sql`true`
    : sql`exists (select from issue_unit u where u.city_id = i.city_id and u.issue_id = i.id and u.unit_id = any(${reach as readonly UnitId[]}::uuid[]))`;

import type { Page } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import type { IndicatorReading, ReadingId, ReadingRecord, ReadingState } from '@weicheng/domain/standard';
import { type RawBuilder, sql } from 'kysely';
import type { Context } from '#platform/context';
import { cut, keyOf, type Reach, readKey } from '../../organization/index.ts';
import { earlierPlaces } from '../edition/edition.store.ts';

type Desk = Pick<Context, 'db' | 'actor'>;

/** Which figure: `part` as in `ReadingRecord`. */
export interface ReadingKey {
  indicator: string;
  year: number;
  part: string | null;
}

const iso = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const columns = sql`
  r.id, r.now as indicator, r.year, nullif(r.part, '') as part, coalesce(p.name, nullif(r.part, '')) as "partName", r.unit_id as "unitId", r.state,
  coalesce(to_jsonb(r.figure), to_jsonb(r.word)) as value, r.numerator, r.denominator, r.plan, r.scope, r.source, r.note, r.document,
  r.doubt_reason as "doubtReason", r.computed, r.filled_by as "filledBy", ${iso('r.filled_at')} as "filledAt",
  r.reported_by as "reportedBy", r.reported_by_id as "reportedById", r.approved_by as "approvedBy",
  ${iso('r.approved_at')} as "approvedAt", r.last_word as "lastWord", r.in_force as "inForce", r.corrections, r.revision`;

/**
 * The figures of an edition: those stated under it, and those stated under an earlier one whose indicator carries on in one of its own.
 * `now` is the indicator they count for today. No row is keyed anew when the edition changes.
 */
async function figuresOf(desk: Desk, edition: string) {
  const places = await earlierPlaces(desk, edition);
  const own = sql`select *, indicator as now from reading where city_id = ${desk.actor.cityId} and edition = ${edition}`;
  const earlier = sql`
    select r.*, e.now from unnest(${places.map((one) => one.edition)}::text[], ${places.map((one) => one.key)}::text[],
      ${places.map((one) => one.now)}::text[]) e(edition, key, now)
    join reading r on r.city_id = ${desk.actor.cityId} and r.edition = e.edition and r.indicator = e.key
    where not exists (select from reading o where o.city_id = r.city_id and o.edition = ${edition} and o.indicator = e.now
      and o.year = r.year and o.part = r.part)`;
  const all = places.length === 0 ? own : sql`${own} union all ${earlier}`;
  return sql`(${all}) r left join unit p on p.city_id = r.city_id and p.id = r.part_unit_id`;
}

/** Figures of the indicators whose reporting unit a reader reaches; null is every unit, and what has none yet. */
const within = (edition: string, reach: Reach) =>
  reach === null
    ? sql`true`
    : sql`exists (select from indicator_owner o where o.city_id = r.city_id and o.edition = ${edition} and o.indicator = r.now
        and o.unit_id = any(${reach}::uuid[]))`;

/** All SQL about figures. What a reader does not reach is not there. */
export const readingRows = {
  /** Of an edition, newest year first; these indicators or all, of some years or all. */
  async some(
    desk: Desk,
    edition: string,
    reach: Reach,
    { indicators, from, to }: { indicators?: readonly string[]; from?: number; to?: number } = {},
  ): Promise<ReadingRecord[]> {
    const { rows } = await sql<ReadingRecord>`
      select ${columns} from ${await figuresOf(desk, edition)}
      where ${within(edition, reach)} and ${indicators === undefined ? sql`true` : sql`r.now = any(${indicators})`}
        and ${from === undefined ? sql`true` : sql`r.year >= ${from}`} and ${to === undefined ? sql`true` : sql`r.year <= ${to}`}
      order by r.now, r.year desc, coalesce(p.position, 0), r.part`.execute(desk.db);
    return rows;
  },

  /**
   * What counts, without who and when: the figures in force of these years under the names people read, as `some` finds them. Of an
   * indicator that is stated as a whole only the whole is looked up, one index entry a year; `parted` says which are stated part by part.
   */
  async inForce(
    desk: Desk,
    edition: string,
    { indicators, from, to }: { indicators: readonly { key: string; parted: boolean }[]; from: number; to: number },
  ): Promise<IndicatorReading[]> {
    const parted = new Map(indicators.map((one) => [one.key, one.parted]));
    const places = [...indicators.map(({ key }) => ({ edition, key, now: key })), ...(await earlierPlaces(desk, edition))];
    const { rows } = await sql<IndicatorReading>`
      with place as (
        select * from unnest(${places.map((one) => one.edition)}::text[], ${places.map((one) => one.key)}::text[],
          ${places.map((one) => one.now)}::text[], ${places.map((one) => parted.get(one.now) ?? false)}::boolean[])
          with ordinality as e(edition, key, now, parted, place)
      ), found as (
        select e.now, e.place, r.year, r.part, r.part_unit_id, r.in_force
        from place e cross join generate_series(${from}::int, ${to}::int) y
        join reading r on r.city_id = ${desk.actor.cityId} and r.edition = e.edition and r.indicator = e.key and r.year = y and r.part = ''
        where not e.parted
        union all
        select e.now, e.place, r.year, r.part, r.part_unit_id, r.in_force
        from place e join reading r on r.city_id = ${desk.actor.cityId} and r.edition = e.edition and r.indicator = e.key
          and r.year between ${from} and ${to}
        where e.parted
      ), newest as (select distinct on (now, year, part) * from found order by now, year, part, place)
      select r.now as indicator, r.year, coalesce(p.name, nullif(r.part, '')) as part, r.in_force->'value' as value,
        (r.in_force->>'plan')::float8 as plan, (r.in_force->>'documented')::boolean as documented
      from newest r left join unit p on p.city_id = ${desk.actor.cityId} and p.id = r.part_unit_id
      where r.in_force is not null
      order by r.now, r.year desc, coalesce(p.position, 0), r.part`.execute(desk.db);
    return rows;
  },

  /** 待核准 and the like: in the order they were reported. */
  async page(
    desk: Desk,
    edition: string,
    reach: Reach,
    { state, limit, after }: { state: ReadingState; limit: number; after?: string | undefined },
  ): Promise<Page<ReadingRecord>> {
    const key = after === undefined ? undefined : readKey(after);
    const { rows } = await sql<ReadingRecord & { at: string }>`
      select ${columns}, r.reported_at::text as at from ${await figuresOf(desk, edition)}
      where r.state = ${state} and ${within(edition, reach)}
        and ${key === undefined ? sql`true` : sql`(r.reported_at, r.id) > (${key.name}::timestamptz, ${key.id}::uuid)`}
      order by r.reported_at, r.id limit ${limit + 1}`.execute(desk.db);
    const page = cut(rows, limit, (row) => keyOf({ name: row.at, id: row.id }));
    return { rows: page.rows.map(({ at: _at, ...row }) => row), next: page.next };
  },

  async count(desk: Desk, edition: string, reach: Reach, state: ReadingState): Promise<number> {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from ${await figuresOf(desk, edition)}
      where r.state = ${state} and ${within(edition, reach)}`.execute(desk.db);
    return rows[0]?.count ?? 0;
  },

  /** How many figures stand under each indicator of an edition. */
  async counted(desk: Desk, edition: string): Promise<Map<string, number>> {
    const { rows } = await sql<{ key: string; count: number }>`
      select r.now as key, count(*)::int as count from ${await figuresOf(desk, edition)} group by r.now`.execute(desk.db);
    return new Map(rows.map(({ key, count }) => [key, count]));
  },

  /** By what it is of, held until the act is over. */
  hold: (desk: Desk, edition: string, { indicator, year, part }: ReadingKey): Promise<ReadingRecord | undefined> =>
    one(desk, edition, sql`r.now = ${indicator} and r.year = ${year} and r.part = ${part ?? ''}`),

  /** By id, held until the act is over. */
  take: (desk: Desk, edition: string, reach: Reach, id: ReadingId): Promise<ReadingRecord | undefined> =>
    one(desk, edition, sql`r.id = ${id} and ${within(edition, reach)}`),

  /** Answers whether it was added; it is not when somebody was first. */
  async add(desk: Desk, edition: string, record: ReadingRecord): Promise<boolean> {
    const { id, indicator, year, part } = record;
    const isUnit = part !== null && /^[0-9a-f-]{36}$/.test(part);
    const key = { city_id: desk.actor.cityId, id, edition, indicator, year, part: part ?? '', part_unit_id: isUnit ? part : null };
    const added = await desk.db
      .insertInto('reading')
      .values({ ...key, ...written(record) })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    return added !== undefined;
  },

  async save({ db, actor }: Desk, record: ReadingRecord): Promise<void> {
    await db.updateTable('reading').set(written(record)).where('city_id', '=', actor.cityId).where('id', '=', record.id).execute();
  },

  /** 现有的街道、镇, whose figures are asked for one by one. */
  async subdistricts({ db, actor }: Desk): Promise<{ id: UnitId; name: string }[]> {
    const { rows } = await sql<{ id: UnitId; name: string }>`
      select id, name from unit
      where city_id = ${actor.cityId} and kind in ('subdistrict', 'town') and ended_on is null order by position, id`.execute(db);
    return rows;
  },

  /** Media type of a file of the city, or undefined where it has none of that name. */
  async mediaType({ db, actor }: Desk, sha256: string): Promise<string | undefined> {
    const { rows } = await sql<{ type: string }>`
      select media_type as type from file where city_id = ${actor.cityId} and sha256 = ${sha256}`.execute(db);
    return rows[0]?.type;
  },
};

/** Locks the row and reads it again, so that what is answered is what stood when the lock was got. */
async function one(desk: Desk, edition: string, which: RawBuilder<unknown>): Promise<ReadingRecord | undefined> {
  const from = await figuresOf(desk, edition);
  const { rows: there } = await sql<{ id: string }>`select r.id from ${from} where ${which} limit 1`.execute(desk.db);
  if (!there[0]) return;
  const { cityId } = desk.actor;
  await sql`select from reading where city_id = ${cityId} and id = ${there[0].id} for update`.execute(desk.db);
  const { rows } = await sql<ReadingRecord>`select ${columns} from ${from} where r.id = ${there[0].id} and ${which}`.execute(desk.db);
  return rows[0];
}

/** The columns that change with a step. */
function written(record: ReadingRecord) {
  const { value, document, inForce } = record;
  return {
    unit_id: record.unitId,
    state: record.state,
    figure: typeof value === 'number' ? value : null,
    word: typeof value === 'number' ? null : value,
    numerator: record.numerator,
    denominator: record.denominator,
    plan: record.plan,
    scope: record.scope,
    source: record.source,
    note: record.note,
    document: document && JSON.stringify(document),
    doubt_reason: record.doubtReason,
    computed: record.computed,
    filled_by: record.filledBy,
    filled_at: new Date(record.filledAt),
    reported_by: record.reportedBy,
    reported_by_id: record.reportedById,
    ...(record.state === 'reported' ? { reported_at: new Date(record.filledAt) } : {}),
    approved_by: record.approvedBy,
    approved_at: record.approvedAt === null ? null : new Date(record.approvedAt),
    last_word: record.lastWord,
    in_force: inForce && JSON.stringify(inForce),
    corrections: JSON.stringify(record.corrections),
    revision: record.revision,
  };
}

import type { Page } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import type { ReadingId, ReadingRecord, ReadingState } from '@weicheng/domain/standard';
import { type RawBuilder, sql } from 'kysely';
import type { Context } from '#platform/context';
import { cut, keyOf, type Reach, readKey } from '../../organization/index.ts';

type Desk = Pick<Context, 'db' | 'actor'>;

/** Which figure: `part` as in `ReadingRecord`. */
export interface ReadingKey {
  indicator: string;
  year: number;
  part: string | null;
}

const iso = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const columns = sql`
  r.id, r.indicator, r.year, nullif(r.part, '') as part, coalesce(p.name, nullif(r.part, '')) as "partName", r.unit_id as "unitId", r.state,
  coalesce(to_jsonb(r.figure), to_jsonb(r.word)) as value, r.numerator, r.denominator, r.plan, r.scope, r.source, r.note, r.document,
  r.doubt_reason as "doubtReason", r.computed, r.filled_by as "filledBy", ${iso('r.filled_at')} as "filledAt",
  r.reported_by as "reportedBy", r.reported_by_id as "reportedById", r.approved_by as "approvedBy",
  ${iso('r.approved_at')} as "approvedAt", r.last_word as "lastWord", r.in_force as "inForce", r.corrections, r.revision`;
const readings = sql`reading r left join unit p on p.city_id = r.city_id and p.id = r.part_unit_id`;

/** Figures of the indicators whose reporting unit a reader reaches; null is every unit, and what has none yet. */
const within = (reach: Reach) =>
  reach === null
    ? sql`true`
    : sql`exists (select from indicator_owner o where o.city_id = r.city_id and o.edition = r.edition and o.indicator = r.indicator
        and o.unit_id = any(${reach}::uuid[]))`;

/** All SQL about figures. What a reader does not reach is not there. */
export const readingRows = {
  /** Of an edition, newest year first; one indicator or all, of some years or all. */
  async some(
    { db, actor }: Desk,
    edition: string,
    reach: Reach,
    { indicator, from, to }: { indicator?: string; from?: number; to?: number } = {},
  ): Promise<ReadingRecord[]> {
    const { rows } = await sql<ReadingRecord>`
      select ${columns} from ${readings}
      where r.city_id = ${actor.cityId} and r.edition = ${edition} and ${within(reach)}
        and ${indicator === undefined ? sql`true` : sql`r.indicator = ${indicator}`}
        and ${from === undefined ? sql`true` : sql`r.year >= ${from}`} and ${to === undefined ? sql`true` : sql`r.year <= ${to}`}
      order by r.indicator, r.year desc, coalesce(p.position, 0), r.part`.execute(db);
    return rows;
  },

  /** 待核准 and the like: in the order they were reported. */
  async page(
    { db, actor }: Desk,
    edition: string,
    reach: Reach,
    { state, limit, after }: { state: ReadingState; limit: number; after?: string | undefined },
  ): Promise<Page<ReadingRecord>> {
    const key = after === undefined ? undefined : readKey(after);
    const { rows } = await sql<ReadingRecord & { at: string }>`
      select ${columns}, r.reported_at::text as at from ${readings}
      where r.city_id = ${actor.cityId} and r.edition = ${edition} and r.state = ${state} and ${within(reach)}
        and ${key === undefined ? sql`true` : sql`(r.reported_at, r.id) > (${key.name}::timestamptz, ${key.id}::uuid)`}
      order by r.reported_at, r.id limit ${limit + 1}`.execute(db);
    const page = cut(rows, limit, (row) => keyOf({ name: row.at, id: row.id }));
    return { rows: page.rows.map(({ at: _at, ...row }) => row), next: page.next };
  },

  async count({ db, actor }: Desk, edition: string, reach: Reach, state: ReadingState): Promise<number> {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from reading r
      where r.city_id = ${actor.cityId} and r.edition = ${edition} and r.state = ${state} and ${within(reach)}`.execute(db);
    return rows[0]?.count ?? 0;
  },

  /** By what it is of, held until the act is over. */
  hold: (desk: Desk, edition: string, { indicator, year, part }: ReadingKey): Promise<ReadingRecord | undefined> =>
    one(desk, sql`r.edition = ${edition} and r.indicator = ${indicator} and r.year = ${year} and r.part = ${part ?? ''}`),

  /** By id, held until the act is over. */
  take: (desk: Desk, edition: string, reach: Reach, id: ReadingId): Promise<ReadingRecord | undefined> =>
    one(desk, sql`r.edition = ${edition} and r.id = ${id} and ${within(reach)}`),

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

async function one({ db, actor }: Desk, which: RawBuilder<unknown>): Promise<ReadingRecord | undefined> {
  const { rows } = await sql<ReadingRecord>`
    select ${columns} from ${readings} where r.city_id = ${actor.cityId} and ${which} for update of r`.execute(db);
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

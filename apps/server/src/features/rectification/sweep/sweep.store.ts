import type { Page } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import type { IssueId, SweepCheckId, SweepCheckRow, SweepCounts, SweepId, SweepRow, SweepState } from '@weicheng/domain/rectification';
import { sql } from 'kysely';
import type { Context } from '#platform/context';
import { cut, insertRows, keyOf, type Reach, readIdKey, readKey } from '../../organization/index.ts';

type Desk = Pick<Context, 'db' | 'actor' | 'now'>;
/** A sweep as it lies in the database, with its counts. */
export type StoredSweep = Omit<SweepRow, 'kindName' | 'progress'> & { kind: string | null; total: number; looked: number; found: number };
export type StoredCheck = Omit<SweepCheckRow, 'can'> & { sweepId: SweepId };
interface CheckPage {
  limit: number;
  after?: string | undefined;
  unitId?: UnitId | undefined;
  state?: SweepState | undefined;
  reach: Reach;
}
/** How the key of a page calls what was answered. */
const looked = 'looked';
export interface NewCheck {
  id: SweepCheckId;
  siteId: string | null;
  unitId: UnitId;
  name: string;
}

const count = (what: string) =>
  sql.raw(`(select count(*)::int from sweep_check c where c.city_id = s.city_id and c.sweep_id = s.id ${what})`);
const columns = sql`s.id, s.issue_id as "issueId", i.number as "issueNumber", i.title as "issueTitle", s.kind, s.what, s.due, s.at, s.by_name as by,
  ${count('')} as total, ${count(`and c.state <> 'waiting'`)} as looked, ${count(`and c.state = 'found'`)} as found`;
type InDatabase = Omit<StoredSweep, 'at'> & { at: Date };
const sweepOf = (row: InDatabase): StoredSweep => ({ ...row, issueNumber: Number(row.issueNumber), at: row.at.toISOString() });

/** Whoever sees the issue sees its sweep, and whoever has a place to look at. */
const seen = (reach: Reach) =>
  reach === null
    ? sql`true`
    : sql`(exists (select from issue_unit o where o.city_id = s.city_id and o.issue_id = s.issue_id and o.unit_id = any(${reach}::uuid[]))
        or exists (select from sweep_check c where c.city_id = s.city_id and c.sweep_id = s.id and c.unit_id = any(${reach}::uuid[])))`;

const checkColumns = sql`c.id, c.sweep_id as "sweepId", c.name, c.unit_id as "unitId", u.name as "unitName", c.state, c.note,
  c.found_issue_id as "foundIssueId", f.number as "foundIssueNumber", c.done_at as "doneAt", c.done_by as "doneBy"`;
const checkTables = sql`sweep_check c join unit u on u.city_id = c.city_id and u.id = c.unit_id
  left join issue f on f.city_id = c.city_id and f.id = c.found_issue_id`;
type CheckInDatabase = Omit<StoredCheck, 'doneAt'> & { doneAt: Date | null };
const checkOf = (row: CheckInDatabase): StoredCheck => ({
  ...row,
  foundIssueNumber: row.foundIssueNumber === null ? null : Number(row.foundIssueNumber),
  doneAt: row.doneAt?.toISOString() ?? null,
});

/** All SQL about sweeps and their checks. */
export const sweeps = {
  async add(
    { db, actor, now }: Desk,
    sweep: Pick<StoredSweep, 'id' | 'issueId' | 'kind' | 'what' | 'due'>,
    checks: readonly NewCheck[],
  ): Promise<void> {
    await sql`
      insert into sweep (city_id, id, issue_id, kind, what, due, at, by_name, by_id)
      values (${actor.cityId}, ${sweep.id}, ${sweep.issueId}, ${sweep.kind}, ${sweep.what}, ${sweep.due}, ${new Date(now)}, ${actor.name},
        ${actor.personId || null})`.execute(db);
    await insertRows(
      db,
      'sweep_check',
      checks.map(({ id, siteId, unitId, name }) => ({
        city_id: actor.cityId,
        id: id as string,
        sweep_id: sweep.id as string,
        site_id: siteId,
        unit_id: unitId as string,
        name,
        state: 'waiting',
        note: '',
        found_issue_id: null,
        done_at: null,
        done_by: null,
      })),
    );
  },

  /** Newest first. */
  async page(
    { db, actor }: Desk,
    reach: Reach,
    { limit, after, issueId }: { limit: number; after?: string | undefined; issueId?: IssueId | undefined },
  ): Promise<Page<StoredSweep>> {
    const { rows } = await sql<InDatabase>`
      select ${columns} from sweep s join issue i on i.city_id = s.city_id and i.id = s.issue_id
      where s.city_id = ${actor.cityId} and ${seen(reach)}
        and ${issueId === undefined ? sql`true` : sql`s.issue_id = ${issueId}`}
        and ${after === undefined ? sql`true` : sql`s.id < ${readIdKey(after)}::uuid`}
      order by s.id desc limit ${limit + 1}`.execute(db);
    return cut(rows.map(sweepOf), limit, ({ id }) => id);
  },

  async get({ db, actor }: Desk, id: SweepId, reach: Reach): Promise<StoredSweep | undefined> {
    const { rows } = await sql<InDatabase>`
      select ${columns} from sweep s join issue i on i.city_id = s.city_id and i.id = s.issue_id
      where s.city_id = ${actor.cityId} and s.id = ${id} and ${seen(reach)}`.execute(db);
    return rows.map(sweepOf)[0];
  },

  /** How far each unit is. */
  async units({ db, actor }: Desk, id: SweepId): Promise<(SweepCounts & { unitId: UnitId; unitName: string })[]> {
    const { rows } = await sql<SweepCounts & { unitId: UnitId; unitName: string }>`
      select c.unit_id as "unitId", u.name as "unitName", count(*)::int as total, count(*) filter (where c.state <> 'waiting')::int as looked,
        count(*) filter (where c.state = 'found')::int as found
      from sweep_check c join unit u on u.city_id = c.city_id and u.id = c.unit_id
      where c.city_id = ${actor.cityId} and c.sweep_id = ${id} group by c.unit_id, u.name order by u.name, c.unit_id`.execute(db);
    return rows;
  },

  /** What waits first, then in the order they were asked; only of the units in `reach`, unless it is null. */
  async checks({ db, actor }: Desk, id: SweepId, { limit, after, unitId, state, reach }: CheckPage): Promise<Page<StoredCheck>> {
    const key = after === undefined ? undefined : readKey(after);
    const { rows } = await sql<CheckInDatabase>`
      select ${checkColumns} from ${checkTables} where c.city_id = ${actor.cityId} and c.sweep_id = ${id}
        and ${unitId === undefined ? sql`true` : sql`c.unit_id = ${unitId}`}
        and ${state === undefined ? sql`true` : sql`c.state = ${state}`}
        and ${reach === null ? sql`true` : sql`c.unit_id = any(${reach}::uuid[])`}
        and ${key === undefined ? sql`true` : sql`(c.state <> 'waiting', c.id) > (${key.name === looked}::boolean, ${key.id}::uuid)`}
      order by c.state <> 'waiting', c.id limit ${limit + 1}`.execute(db);
    return cut(rows.map(checkOf), limit, (row) => keyOf({ name: row.state === 'waiting' ? 'waiting' : looked, id: row.id }));
  },

  /** One check, and nobody else answers it until the act is over. */
  async take({ db, actor }: Desk, id: SweepCheckId): Promise<StoredCheck | undefined> {
    const { rows } = await sql<CheckInDatabase>`
      select ${checkColumns} from ${checkTables} where c.city_id = ${actor.cityId} and c.id = ${id} for update of c`.execute(db);
    return rows.map(checkOf)[0];
  },

  async answer({ db, actor, now }: Desk, id: SweepCheckId, note: string, foundIssueId: IssueId | null): Promise<void> {
    await sql`
      update sweep_check set state = ${foundIssueId === null ? 'sound' : 'found'}, note = ${note}, found_issue_id = ${foundIssueId},
        done_at = ${new Date(now)}, done_by = ${actor.name}
      where city_id = ${actor.cityId} and id = ${id}`.execute(db);
  },
};

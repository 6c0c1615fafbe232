import type { Day, Page } from '@weicheng/domain/kernel';
import { addDays, startOfDay } from '@weicheng/domain/kernel';
import type { PersonId } from '@weicheng/domain/organization';
import { daysSinceEpoch, urgencyBands } from '@weicheng/domain/plan';
import type { IssueId, RecheckDrawId, RecheckDrawRow, RecheckRow } from '@weicheng/domain/rectification';
import { sql } from 'kysely';
import type { Context } from '#platform/context';
import { cut, insertRows, type Reach, readIdKey } from '../../organization/index.ts';

type Desk = Pick<Context, 'db' | 'actor' | 'now'>;
type InDatabase = Omit<RecheckDrawRow, 'at'> & { at: Date };

const columns = sql`d.id, u.name as "unitName", d.seed, d.closed_from as "closedFrom", d.closed_to as "closedTo", d.share, d.least,
  cardinality(d.pool) as pool, d.drawn, d.due, d.at, d.by_name as by,
  (select count(*)::int from recheck r where r.city_id = d.city_id and r.draw_id = d.id and r.result = 'passed') as passed,
  (select count(*)::int from recheck r where r.city_id = d.city_id and r.draw_id = d.id and r.result = 'failed') as failed`;
const drawOf = (row: InDatabase): RecheckDrawRow => ({ ...row, at: row.at.toISOString() });
const seen = (reach: Reach) =>
  reach === null
    ? sql`true`
    : sql`exists (select from issue_unit o where o.city_id = i.city_id and o.issue_id = i.id and o.unit_id = any(${reach}::uuid[]))`;

/** All SQL about draws of rechecks and what was drawn. */
export const rechecks = {
  /** What was closed in some days and still is, within a reach; at most one more than asked. */
  async closed({ db, actor }: Desk, from: Day, to: Day, reach: Reach, most: number): Promise<{ id: IssueId; number: number }[]> {
    const { rows } = await sql<{ id: IssueId; number: string }>`
      select i.id, i.number from issue i
      where i.city_id = ${actor.cityId} and i.state = 'closed'
        and i.urgency between ${2 * urgencyBands.over - daysSinceEpoch(to)} and ${2 * urgencyBands.over - daysSinceEpoch(from)}
        and i.closed_at >= ${new Date(startOfDay(from))} and i.closed_at < ${new Date(startOfDay(addDays(to, 1)))} and ${seen(reach)}
      order by i.number limit ${most + 1}`.execute(db);
    return rows.map(({ id, number }) => ({ id, number: Number(number) }));
  },

  async add(
    { db, actor, now }: Desk,
    draw: Pick<RecheckDrawRow, 'id' | 'seed' | 'closedFrom' | 'closedTo' | 'share' | 'least' | 'due'> & { unitId: string; pool: number[] },
    drawn: readonly IssueId[],
  ): Promise<void> {
    await sql`
      insert into recheck_draw (city_id, id, unit_id, seed, closed_from, closed_to, share, least, pool, drawn, due, at, by_name)
      values (${actor.cityId}, ${draw.id}, ${draw.unitId}, ${draw.seed}, ${draw.closedFrom}, ${draw.closedTo}, ${draw.share}, ${draw.least},
        ${draw.pool}::int[], ${drawn.length}, ${draw.due}, ${new Date(now)}, ${actor.name})`.execute(db);
    await insertRows(
      db,
      'recheck',
      drawn.map((issue, place) => ({
        city_id: actor.cityId,
        draw_id: draw.id as string,
        issue_id: issue as string,
        place: place + 1,
        assignee_id: null,
        result: null,
        done_at: null,
        done_by: null,
      })),
    );
  },

  /** Newest first. */
  async page({ db, actor }: Desk, { limit, after }: { limit: number; after?: string | undefined }): Promise<Page<RecheckDrawRow>> {
    const { rows } = await sql<InDatabase>`
      select ${columns} from recheck_draw d join unit u on u.city_id = d.city_id and u.id = d.unit_id
      where d.city_id = ${actor.cityId} and ${after === undefined ? sql`true` : sql`d.id < ${readIdKey(after)}::uuid`}
      order by d.id desc limit ${limit + 1}`.execute(db);
    return cut(rows.map(drawOf), limit, ({ id }) => id);
  },

  async get({ db, actor }: Desk, id: RecheckDrawId): Promise<{ draw: RecheckDrawRow; pool: number[] } | undefined> {
    const { rows } = await sql<InDatabase & { numbers: number[] }>`
      select ${columns}, d.pool as numbers from recheck_draw d join unit u on u.city_id = d.city_id and u.id = d.unit_id
      where d.city_id = ${actor.cityId} and d.id = ${id}`.execute(db);
    const row = rows[0];
    if (!row) return undefined;
    const { numbers, ...draw } = row;
    return { draw: drawOf(draw), pool: numbers };
  },

  /** In the order of the draw: the numbers, and of what a reader sees the rest. */
  async rows({ db, actor }: Desk, id: RecheckDrawId, reach: Reach): Promise<{ number: number; row: RecheckRow | null }[]> {
    const { rows } = await sql<Omit<RecheckRow, 'number' | 'doneAt'> & { number: string; doneAt: Date | null; seen: boolean }>`
      select r.issue_id as "issueId", r.place, i.number, i.title, i.place as "issuePlace", i.state, coalesce(u.name, '') as "leadUnitName",
        r.assignee_id as "assigneeId", p.name as "assigneeName", r.result, r.done_at as "doneAt", r.done_by as "doneBy", ${seen(reach)} as seen
      from recheck r join issue i on i.city_id = r.city_id and i.id = r.issue_id
        left join unit u on u.city_id = i.city_id and u.id = i.lead_unit_id
        left join person p on p.city_id = r.city_id and p.id = r.assignee_id
      where r.city_id = ${actor.cityId} and r.draw_id = ${id} order by r.place`.execute(db);
    return rows.map(({ seen: isSeen, ...row }) => {
      const number = Number(row.number);
      return { number, row: isSeen ? { ...row, number, doneAt: row.doneAt?.toISOString() ?? null } : null };
    });
  },

  async assign({ db, actor }: Desk, id: RecheckDrawId, issues: readonly IssueId[], assigneeId: PersonId | null): Promise<number[]> {
    const { rows } = await sql<{ number: string }>`
      update recheck r set assignee_id = ${assigneeId} from issue i
      where r.city_id = ${actor.cityId} and r.draw_id = ${id} and r.issue_id = any(${issues}::uuid[]) and r.result is null
        and i.city_id = r.city_id and i.id = r.issue_id
      returning i.number`.execute(db);
    return rows.map(({ number }) => Number(number));
  },

  /** 看过了: every open recheck of an issue gets what came of it. */
  async settle({ db, actor, now }: Desk, issueId: IssueId, result: 'passed' | 'failed'): Promise<void> {
    await sql`
      update recheck set result = ${result}, done_at = ${new Date(now)}, done_by = ${actor.name}
      where city_id = ${actor.cityId} and issue_id = ${issueId} and result is null`.execute(db);
  },
};

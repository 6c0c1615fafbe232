import type { Day } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import { daysSinceEpoch } from '@weicheng/domain/plan';
import { type Issue, type IssueId, IssueState, issueStretches, type TakenStep, turnOfIssue } from '@weicheng/domain/rectification';
import { sql } from 'kysely';
import type { Context } from '#platform/context';

type Desk = Pick<Context, 'db' | 'actor'>;

/** An issue as far as the ladder has to know it. */
export type Late = Pick<Issue, 'id' | 'number' | 'title' | 'state' | 'due' | 'timing' | 'extension' | 'extensions' | 'dispatchedAt'> & {
  leadUnitId: UnitId;
  supportingUnitIds: UnitId[];
  urgency: number;
  taken: TakenStep[];
};

const pressed = IssueState.options.filter((state) => turnOfIssue[state] === 'owed' || turnOfIssue[state] === 'shelved');
const dispatchedAt = sql.raw(`to_char(i.dispatched_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
/** The steps since it last went out or was last extended. */
const taken = sql`coalesce((
  select jsonb_agg(jsonb_build_object('key', e.step, 'on', e.taken_on::text) order by e.taken_on) from issue_escalation e
  where e.city_id = i.city_id and e.issue_id = i.id and e.dispatched_at = i.dispatched_at and e.extensions = i.extensions), '[]')`;
const columns = sql`i.id, i.number, i.title, i.state, i.due, i.timing, i.extension, i.extensions, i.urgency,
  i.lead_unit_id as "leadUnitId", i.supporting_unit_ids as "supportingUnitIds", ${dispatchedAt} as "dispatchedAt", ${taken} as taken`;

/** All SQL about steps of the ladder. */
export const escalations = {
  /** Only one run at a time looks and writes; the key of the table is the second guard. */
  async lock({ db, actor }: Desk): Promise<void> {
    await sql`select pg_advisory_xact_lock(7239029, ${actor.cityId}::int)`.execute(db);
  },

  /** So many of those due by a day whose clock runs, the longest first, after a place in the ledger. */
  async late({ db, actor }: Desk, until: Day, after: readonly [number, string] | null, most: number): Promise<Late[]> {
    const { rows } = await sql<Late>`
      select ${columns} from issue i
      where i.city_id = ${actor.cityId} and i.urgency between ${issueStretches.owed.from} and ${daysSinceEpoch(until)}
        and i.state = any(${pressed}::text[]) and i.extension is null
        and ${after === null ? sql`true` : sql`(i.urgency, i.id) > (${after[0]}, ${after[1]}::uuid)`}
      order by i.urgency, i.id limit ${most}`.execute(db);
    return rows.map((row) => ({ ...row, number: Number(row.number) }));
  },

  /** Of every unit that owes one due up to a day: how many are late, how many not yet. */
  async dueByUnit(
    { db, actor, today }: Desk & Pick<Context, 'today'>,
    until: Day,
  ): Promise<{ unitId: UnitId; overdue: number; soon: number }[]> {
    const { rows } = await sql<{ unitId: UnitId; overdue: number; soon: number }>`
      select i.lead_unit_id as "unitId", (count(*) filter (where i.due < ${today}))::int as overdue,
             (count(*) filter (where i.due >= ${today}))::int as soon
      from issue i
      where i.city_id = ${actor.cityId} and i.urgency between ${issueStretches.owed.from} and ${daysSinceEpoch(until)}
        and i.state = any(${pressed}::text[]) and i.extension is null and i.lead_unit_id is not null
      group by i.lead_unit_id order by i.lead_unit_id`.execute(db);
    return rows;
  },

  /** The steps an issue has had since it last went out. */
  async takenOf({ db, actor }: Desk, id: IssueId): Promise<TakenStep[]> {
    const { rows } = await sql<{ taken: TakenStep[] }>`
      select ${taken} as taken from issue i where i.city_id = ${actor.cityId} and i.id = ${id}`.execute(db);
    return rows[0]?.taken ?? [];
  },

  /** Answers whether it was this hand that took the step. */
  async take({ db, actor }: Desk, { id, dispatchedAt, extensions }: Late, step: string, on: Day, told: number): Promise<boolean> {
    if (dispatchedAt === null) return false;
    const { rows } = await sql`
      insert into issue_escalation (city_id, issue_id, dispatched_at, extensions, step, taken_on, told)
      values (${actor.cityId}, ${id}, ${dispatchedAt}, ${extensions}, ${step}, ${on}, ${told})
      on conflict do nothing returning step`.execute(db);
    return rows.length > 0;
  },
};

import { daysSinceEpoch } from '@weicheng/domain/plan';
import { type IssueId, IssueState, issueStretches, type Offered, turnOfIssue } from '@weicheng/domain/rectification';
import { sql } from 'kysely';
import type { Context } from '#platform/context';
import type { Reach } from '../../organization/index.ts';

const owed = IssueState.options.filter((state) => turnOfIssue[state] === 'owed' || turnOfIssue[state] === 'shelved');
const most = 500;

/**
 * The issues whose ladder stands at 督办单 or 通报 since they last went out and for which no such paper was drawn up since, the longest overdue
 * first; of the lead units in `reach`.
 */
export async function offeredIssues(
  { db, actor, today }: Pick<Context, 'db' | 'actor' | 'today'>,
  reach: Reach,
  issueId: IssueId | undefined,
): Promise<Offered[]> {
  const { rows } = await sql<Offered>`
    select e.step, i.id, i.number, i.title, i.lead_unit_id as "unitId"
    from issue i
    join issue_escalation e on e.city_id = i.city_id and e.issue_id = i.id and e.dispatched_at = i.dispatched_at and e.extensions = i.extensions
      and e.step in ('notice', 'bulletin')
    where i.city_id = ${actor.cityId} and i.urgency between ${issueStretches.owed.from} and ${daysSinceEpoch(today)}
      and i.state = any(${owed}::text[]) and i.extension is null
      and ${issueId === undefined ? sql`true` : sql`i.id = ${issueId}`}
      and ${reach === null ? sql`true` : sql`i.lead_unit_id = any(${reach}::uuid[])`}
      and not exists (
        select from issue_paper_issue m join issue_paper p on p.city_id = m.city_id and p.id = m.paper_id
        where m.city_id = i.city_id and m.issue_id = i.id and p.state <> 'withdrawn' and (p.made_at at time zone interval '8 hours')::date >= e.taken_on
          and (e.step = 'notice' and p.kind = 'escalationNotice' or e.step = 'bulletin' and p.kind = 'issueList' and p.fields ->> 'title' like '%通报%'))
    order by i.urgency, i.id, e.step limit ${most}`.execute(db);
  return rows.map((row) => ({ ...row, number: Number(row.number) }));
}

import { type Day, startOfDay, uuidv7 } from '@weicheng/domain/kernel';
import type { IssueId } from '@weicheng/domain/rectification';
import { sql } from 'kysely';
import type { Context } from '#platform/context';

/** All SQL about issues that came out of findings. */
export const findingIssues = {
  /** Nobody else registers findings of this assessment until the act is over. */
  async lock({ db, actor }: Context, assessmentId: string): Promise<void> {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`finding_issue ${actor.cityId} ${assessmentId}`}, 0))`.execute(db);
  },

  /** The findings of an assessment that are issues already. */
  async known({ db, actor }: Context, assessmentId: string): Promise<ReadonlySet<string>> {
    const { rows } = await sql<{ id: string }>`
      select l.finding_id as id from finding_issue l
      join finding f on f.city_id = l.city_id and f.id = l.finding_id
      where l.city_id = ${actor.cityId} and f.assessment_id = ${assessmentId}`.execute(db);
    return new Set(rows.map(({ id }) => id));
  },

  /** Issues of findings that were withdrawn, and that nobody was given yet. */
  async needless({ db, actor }: Context, assessmentId: string): Promise<IssueId[]> {
    const { rows } = await sql<{ id: IssueId }>`
      select i.id from finding_issue l
      join finding f on f.city_id = l.city_id and f.id = l.finding_id
      join issue i on i.city_id = l.city_id and i.id = l.issue_id
      where l.city_id = ${actor.cityId} and f.assessment_id = ${assessmentId} and f.withdrawn_at is not null and i.state = 'registered'
        and i.duplicates = 0
      order by i.id`.execute(db);
    return rows.map(({ id }) => id);
  },

  /** How many issues registered since a day were open on the eve of another, by matter; merged, void and those of findings do not count. */
  async openByMatter({ db, actor }: Context, { since, before }: { since: Day | null; before: Day }) {
    // the id of an issue begins with the moment it was registered
    const from = since === null ? sql`true` : sql`i.id >= ${uuidv7(startOfDay(since), new Uint8Array(10))}::uuid`;
    const end = new Date(startOfDay(before));
    const { rows } = await sql<{ matter: string | null; count: number }>`
      select i.matter, count(*)::int as count from issue i
      where i.city_id = ${actor.cityId} and ${from} and i.registered_at < ${end} and (i.closed_at is null or i.closed_at >= ${end})
        and i.state not in ('merged', 'void')
        and not exists (select from finding_issue l where l.city_id = i.city_id and l.issue_id = i.id)
      group by i.matter`.execute(db);
    return rows;
  },

  async add({ db, actor }: Context, findingId: string, issueId: IssueId): Promise<void> {
    await db.insertInto('finding_issue').values({ city_id: actor.cityId, finding_id: findingId, issue_id: issueId }).execute();
  },
};

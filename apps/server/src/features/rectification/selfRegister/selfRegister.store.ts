import type { IssueId } from '@weicheng/domain/rectification';
import { sql } from 'kysely';
import type { Context } from '#platform/context';

type Desk = Pick<Context, 'db' | 'actor'>;

/** All SQL about where issues came from by themselves. */
export const origins = {
  /** One hand at a time, so that what is heard twice is found the second time. */
  async lock({ db, actor }: Desk): Promise<void> {
    await sql`select pg_advisory_xact_lock(7239030, ${actor.cityId}::int)`.execute(db);
  },

  /** Whether a share of a task is an issue already. */
  async isKnown({ db, actor }: Desk, assignmentId: string): Promise<boolean> {
    const row = await db
      .selectFrom('issue_origin')
      .select('issue_id')
      .where('city_id', '=', actor.cityId)
      .where('kind', '=', 'task')
      .where('origin_id', '=', assignmentId)
      .executeTakeFirst();
    return row !== undefined;
  },

  async add({ db, actor }: Desk, origin: { assignmentId: string; says: string; link: string }, issueId: IssueId): Promise<void> {
    const { assignmentId, says, link } = origin;
    await db
      .insertInto('issue_origin')
      .values({ city_id: actor.cityId, kind: 'task', origin_id: assignmentId, issue_id: issueId, says, link })
      .execute();
  },

  /** Where an issue came from, a task or a finding of a mock assessment, or null. */
  async of({ db, actor }: Desk, issueId: IssueId): Promise<{ says: string; link: string } | null> {
    const { rows } = await sql<{ says: string; link: string }>`
      select says, link from issue_origin where city_id = ${actor.cityId} and issue_id = ${issueId}
      union all
      select '模拟评估的检查发现', '/standard/mock-assessments/' || f.assessment_id
      from finding_issue l join finding f on f.city_id = l.city_id and f.id = l.finding_id
      where l.city_id = ${actor.cityId} and l.issue_id = ${issueId} limit 1`.execute(db);
    return rows[0] ?? null;
  },
};

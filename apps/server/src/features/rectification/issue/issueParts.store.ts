import type { IssueId, IssueSubmission } from '@weicheng/domain/rectification';
import { sql } from 'kysely';
import type { Context } from '#platform/context';

type Desk = Pick<Context, 'db' | 'actor' | 'now'>;

/** All SQL about what was said of an issue 反馈. Rows are only ever added. */
export const issueParts = {
  async submit({ db, actor, now }: Desk, issueId: IssueId, said: Omit<IssueSubmission, 'unitName' | 'at' | 'by'>): Promise<void> {
    await db
      .insertInto('issue_submission')
      .values({
        city_id: actor.cityId,
        id: said.id,
        issue_id: issueId,
        unit_id: said.unitId,
        text: said.text,
        done_on: said.doneOn,
        done_by: said.doneBy,
        at: new Date(now),
        by_id: actor.personId || null,
        by_name: actor.name,
      })
      .execute();
  },

  /** 反馈 of an issue, oldest first. */
  async submissions({ db, actor }: Desk, issueId: IssueId): Promise<IssueSubmission[]> {
    const { rows } = await sql<Omit<IssueSubmission, 'at'> & { at: Date }>`
      select s.id, s.unit_id as "unitId", u.name as "unitName", s.text, s.done_on as "doneOn", s.done_by as "doneBy", s.at, s.by_name as by
      from issue_submission s join unit u on u.city_id = s.city_id and u.id = s.unit_id
      where s.city_id = ${actor.cityId} and s.issue_id = ${issueId} order by s.id limit 200`.execute(db);
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  },
};

import type { IssueId, IssuePhoto, IssueSubmission } from '@weicheng/domain/rectification';
import { sql } from 'kysely';
import type { Context } from '#platform/context';
import { insertRows } from '../../organization/index.ts';

type Desk = Pick<Context, 'db' | 'actor' | 'now'>;

/** All SQL about what was said and shown of an issue: 反馈 and 照片. Rows are only ever added. */
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

  async addPhotos({ db, actor, now }: Desk, issueId: IssueId, photos: readonly Omit<IssuePhoto, 'at' | 'by'>[]): Promise<void> {
    await insertRows(
      db,
      'issue_photo',
      photos.map((photo) => ({
        city_id: actor.cityId,
        id: photo.id,
        issue_id: issueId as string,
        submission_id: photo.submissionId,
        kind: photo.kind as string,
        sha256: photo.sha256,
        name: photo.name,
        at: new Date(now).toISOString(),
        by_id: actor.personId || null,
        by_name: actor.name,
      })),
    );
  },

  /** 反馈 of an issue, oldest first. */
  async submissions({ db, actor }: Desk, issueId: IssueId): Promise<IssueSubmission[]> {
    const { rows } = await sql<Omit<IssueSubmission, 'at'> & { at: Date }>`
      select s.id, s.unit_id as "unitId", u.name as "unitName", s.text, s.done_on as "doneOn", s.done_by as "doneBy", s.at, s.by_name as by
      from issue_submission s join unit u on u.city_id = s.city_id and u.id = s.unit_id
      where s.city_id = ${actor.cityId} and s.issue_id = ${issueId} order by s.id limit 200`.execute(db);
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  },

  /** 照片 of an issue, oldest first. */
  async photos({ db, actor }: Desk, issueId: IssueId): Promise<IssuePhoto[]> {
    const { rows } = await sql<Omit<IssuePhoto, 'at'> & { at: Date }>`
      select id, kind, submission_id as "submissionId", sha256, name, at, by_name as by
      from issue_photo where city_id = ${actor.cityId} and issue_id = ${issueId} order by id limit 500`.execute(db);
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  },

  /** Whether all these files are in the store. */
  async areThere({ db, actor }: Desk, sha256s: readonly string[]): Promise<boolean> {
    const wanted = [...new Set(sha256s)];
    if (wanted.length === 0) return true;
    const rows = await db.selectFrom('file').select('sha256').where('city_id', '=', actor.cityId).where('sha256', 'in', wanted).execute();
    return rows.length === wanted.length;
  },
};

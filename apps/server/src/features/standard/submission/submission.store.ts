import type { Page } from '@weicheng/domain/kernel';
import type { ReadingId, SubmissionBody, SubmissionId, SubmissionRow } from '@weicheng/domain/standard';
import { sql } from 'kysely';
import type { Context } from '#platform/context';
import { cut, readIdKey } from '../../organization/index.ts';

type Desk = Pick<Context, 'db' | 'actor'>;

const columns = sql`
  id, year, number, figures, gaps, changes, reason, frozen_by as "frozenBy",
  to_char(frozen_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "frozenAt"`;

/** All SQL about submissions. */
export const submissions = {
  /** Newest first. */
  async page({ db, actor }: Desk, { limit, after }: { limit: number; after?: string | undefined }): Promise<Page<SubmissionRow>> {
    const { rows } = await sql<SubmissionRow>`
      select ${columns} from submission
      where city_id = ${actor.cityId} and ${after === undefined ? sql`true` : sql`id < ${readIdKey(after)}::uuid`}
      order by id desc limit ${limit + 1}`.execute(db);
    return cut(rows, limit, ({ id }) => id);
  },

  async get({ db, actor }: Desk, id: SubmissionId): Promise<(SubmissionRow & { body: SubmissionBody }) | undefined> {
    const { rows } = await sql<SubmissionRow & { body: SubmissionBody }>`
      select ${columns}, body from submission where city_id = ${actor.cityId} and id = ${id}`.execute(db);
    return rows[0];
  },

  /** The last of a year. */
  async last({ db, actor }: Desk, year: number): Promise<(SubmissionRow & { body: SubmissionBody }) | undefined> {
    const { rows } = await sql<SubmissionRow & { body: SubmissionBody }>`
      select ${columns}, body from submission where city_id = ${actor.cityId} and year = ${year} order by number desc limit 1`.execute(db);
    return rows[0];
  },

  /** Answers whether it was added; it is not when somebody was first. */
  async add({ db, actor }: Desk, edition: string, { body, changes, ...row }: SubmissionRow & { body: SubmissionBody }): Promise<boolean> {
    const { id, year, number, figures, gaps, reason, frozenBy, frozenAt } = row;
    const added = await db
      .insertInto('submission')
      .values({
        ...{ city_id: actor.cityId, id, year, number, edition, figures, gaps, reason },
        ...{ body: JSON.stringify(body), changes: JSON.stringify(changes), frozen_by: frozenBy, frozen_at: new Date(frozenAt) },
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    return added !== undefined;
  },

  /** 锁定: answers how many were; one that has moved since it was seen is not. */
  async freezeReadings({ db, actor }: Desk, readings: readonly { id: ReadingId; revision: number }[]): Promise<number> {
    const { rows } = await sql`
      update reading r set state = 'frozen', revision = r.revision + 1
      from unnest(${readings.map(({ id }) => id)}::uuid[], ${readings.map(({ revision }) => revision)}::int[]) seen(id, revision)
      where r.city_id = ${actor.cityId} and r.id = seen.id and r.revision = seen.revision and r.state = 'approved'
      returning r.id`.execute(db);
    return rows.length;
  },
};

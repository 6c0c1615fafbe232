import { sql } from 'kysely';
import type { Context } from '#platform/context';

export const seedNotices = {
  /** What a sample city was told days ago has been looked at. */
  async seenBefore({ db, actor }: Pick<Context, 'db' | 'actor'>, moment: number): Promise<void> {
    await sql`
      update notice set seen_at = at + interval '1 hour'
      where city_id = ${actor.cityId} and seen_at is null and at < ${new Date(moment)}`.execute(db);
  },
};

import { failuresBeforeLock, lockMinutes } from '@weicheng/domain/platform';
import { sql } from 'kysely';
import type { AuthDb } from './door.ts';

const forgottenAfter = 24 * 3600_000;

const minutesUntil = (moment: Date | null | undefined, now: number): number =>
  moment && moment.getTime() > now ? Math.ceil((moment.getTime() - now) / 60_000) : 0;

/** 登录失败：counted in the database by user name, so that restarts and other servers count, and names that do not exist too. */
export const attempts = {
  /** Takes the name for this act: others who try it wait. Returns the minutes it is still locked, or 0. */
  take: async (db: AuthDb, userName: string, now: number): Promise<number> => {
    const { locked_until } = await db
      .insertInto('attempt')
      .values({ user_name: userName, failures: 0, last_at: new Date(now), locked_until: null })
      .onConflict((c) => c.column('user_name').doUpdateSet({ last_at: new Date(now) }))
      .returning('locked_until')
      .executeTakeFirstOrThrow();
    return minutesUntil(locked_until, now);
  },

  /** The minutes a name is locked, or 0; nobody waits for the answer. */
  locked: async (db: AuthDb, userName: string, now: number): Promise<number> => {
    const known = await db.selectFrom('attempt').select('locked_until').where('user_name', '=', userName).executeTakeFirst();
    return minutesUntil(known?.locked_until, now);
  },

  /** Counts a failure. True: it was one too many, and the name is locked from now on. */
  fail: async (db: AuthDb, userName: string, now: number): Promise<boolean> => {
    const full = sql<boolean>`failures + 1 >= ${failuresBeforeLock}`;
    const { failures } = await db
      .updateTable('attempt')
      .set({
        failures: sql<number>`case when ${full} then 0 else failures + 1 end`,
        locked_until: sql<Date | null>`case when ${full} then ${new Date(now + lockMinutes * 60_000)}::timestamptz end`,
      })
      .where('user_name', '=', userName)
      .returning('failures')
      .executeTakeFirstOrThrow();
    return failures === 0;
  },

  clear: async (db: AuthDb, userName: string): Promise<boolean> => {
    const gone = await db.deleteFrom('attempt').where('user_name', '=', userName).returning('locked_until').executeTakeFirst();
    return gone?.locked_until != null;
  },

  /** Drops what is a day old: names somebody made up must not fill the table. */
  sweep: async (db: AuthDb, now: number): Promise<void> => {
    await db
      .deleteFrom('attempt')
      .where('last_at', '<', new Date(now - forgottenAfter))
      .execute();
    await db
      .deleteFrom('verification')
      .where('expires_at', '<', new Date(now - forgottenAfter))
      .execute();
  },
};

import { rememberedPasswords } from '@weicheng/domain/platform';
import type { AuthDb } from '../door.ts';

/** 密码：only as hashes; the present one lies in better-auth's table, the last ones beside it. */
export const passwords = {
  /** The hash of the present one. */
  hash: async (db: AuthDb, userId: string): Promise<string> => {
    const { password } = await db
      .selectFrom('account')
      .select('password')
      .where('user_id', '=', userId)
      .where('provider_id', '=', 'credential')
      .executeTakeFirstOrThrow();
    return password ?? '';
  },

  /** The same by user name; undefined where there is no such account. */
  ofUserName: async (db: AuthDb, userName: string): Promise<string | undefined> => {
    const found = await db
      .selectFrom('user')
      .innerJoin('account', 'account.user_id', 'user.id')
      .select('account.password')
      .where('user.username', '=', userName)
      .where('account.provider_id', '=', 'credential')
      .executeTakeFirst();
    return found?.password ?? undefined;
  },

  /** The last ones, the present one first. */
  past: async (db: AuthDb, userId: string): Promise<string[]> => {
    const rows = await db
      .selectFrom('past_password')
      .select('hash')
      .where('user_id', '=', userId)
      .orderBy('number', 'desc')
      .limit(rememberedPasswords)
      .execute();
    return rows.map((r) => r.hash);
  },

  remember: async (db: AuthDb, userId: string, hash: string): Promise<void> => {
    await db.insertInto('past_password').values({ user_id: userId, hash }).execute();
    const kept = db
      .selectFrom('past_password')
      .select('number')
      .where('user_id', '=', userId)
      .orderBy('number', 'desc')
      .limit(rememberedPasswords);
    await db.deleteFrom('past_password').where('user_id', '=', userId).where('number', 'not in', kept).execute();
  },

  /** @param mustChange whether it is a first password, to be changed at the first signing in */
  replace: async (db: AuthDb, userId: string, hash: string, mustChange: boolean): Promise<void> => {
    await db.updateTable('user').set({ must_change_password: mustChange, sample: false }).where('id', '=', userId).execute();
    await db.updateTable('account').set({ password: hash }).where('user_id', '=', userId).where('provider_id', '=', 'credential').execute();
    await passwords.remember(db, userId, hash);
  },
};

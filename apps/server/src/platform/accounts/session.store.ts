import type { AuthDb } from './door.ts';

/** 登录会话：one browser in which an account is signed in. */
export const sessions = {
  /** The session behind a token, with its account: what `whoIs` needs, in one question. */
  byToken: (db: AuthDb, token: string) =>
    db
      .selectFrom('session')
      .innerJoin('user', 'user.id', 'session.user_id')
      .select([
        'session.id',
        'session.expires_at as expiresAt',
        'session.last_used_at as lastUsedAt',
        'session.door',
        'user.id as accountId',
        'user.city_id as cityId',
        'user.person_id as personId',
        'user.username as userName',
        'user.name',
        'user.unit_name as unitName',
        'user.must_change_password as mustChangePassword',
        'user.two_factor_enabled as secondFactorEnabled',
      ])
      .where('session.token', '=', token)
      .where('user.closed', '=', false)
      .executeTakeFirst(),

  accountOf: (db: AuthDb, token: string) =>
    db.selectFrom('session').select(['id', 'user_id as accountId']).where('token', '=', token).executeTakeFirst(),

  /** Notes that a session is in use. False: it has been ended meanwhile. */
  touch: async (db: AuthDb, id: string, now: number): Promise<boolean> => {
    const touched = await db
      .updateTable('session')
      .set({ last_used_at: new Date(now) })
      .where('id', '=', id)
      .executeTakeFirst();
    return touched.numUpdatedRows > 0n;
  },

  /** Those of an account that are alive: not past their end, not idle since `idleSince`. The last used first. */
  alive: (db: AuthDb, accountId: string, now: number, idleSince: number) =>
    db
      .selectFrom('session')
      .select(['id', 'created_at', 'last_used_at', 'user_agent', 'ip_address'])
      .where('user_id', '=', accountId)
      .where('expires_at', '>', new Date(now))
      .where('last_used_at', '>', new Date(idleSince))
      .orderBy('last_used_at', 'desc')
      .execute(),

  /** Ends sessions of an account: one, all but one, or all. Returns how many there were. */
  end: async (db: AuthDb, accountId: string, which: { id?: string; except?: string } = {}): Promise<number> => {
    let query = db.deleteFrom('session').where('user_id', '=', accountId);
    if (which.id !== undefined) query = query.where('id', '=', which.id);
    if (which.except !== undefined) query = query.where('id', '<>', which.except);
    return Number((await query.executeTakeFirst()).numDeletedRows);
  },

  /** Clears away what has ended by itself. */
  sweep: async (db: AuthDb, accountId: string, now: number, idleSince: number): Promise<void> => {
    await db
      .deleteFrom('session')
      .where('user_id', '=', accountId)
      .where((eb) => eb.or([eb('expires_at', '<=', new Date(now)), eb('last_used_at', '<=', new Date(idleSince))]))
      .execute();
  },

  /** Whose two-step sign-in is under way, by the name in its cookie. */
  pending: (db: AuthDb, identifier: string) =>
    db
      .selectFrom('verification')
      .select('value as accountId')
      .where('identifier', '=', identifier)
      .where('expires_at', '>', new Date())
      .executeTakeFirst(),
};

import { sql } from 'kysely';
import type { AuthDb } from './door.ts';

export interface Account {
  id: string;
  cityId: number;
  personId: string;
  userName: string;
  name: string;
  unitName: string | null;
  mustChangePassword: boolean;
  secondFactorEnabled: boolean;
  closed: boolean;
}

const columns = [
  'user.id',
  'user.city_id as cityId',
  'user.person_id as personId',
  'user.username as userName',
  'user.name',
  'user.unit_name as unitName',
  'user.must_change_password as mustChangePassword',
  'user.two_factor_enabled as secondFactorEnabled',
  'user.closed',
] as const;

/** 账号：who may sign in. These tables know no wall, so each question from within a city carries the city. */
export const accounts = {
  /** The account of a user name, its row held until the act ends. */
  byUserName: (db: AuthDb, userName: string): Promise<Account | undefined> =>
    db.selectFrom('user').select(columns).where('username', '=', userName).forUpdate().executeTakeFirst(),

  byId: (db: AuthDb, id: string): Promise<Account> => db.selectFrom('user').select(columns).where('id', '=', id).executeTakeFirstOrThrow(),

  /** The account of a person, its row held until the act ends. */
  ofPerson: (db: AuthDb, cityId: number, personId: string): Promise<Account | undefined> =>
    db.selectFrom('user').select(columns).where('city_id', '=', cityId).where('person_id', '=', personId).forUpdate().executeTakeFirst(),

  /** Which of these user names are sample accounts that still have the password they were opened with. */
  samplesAmong: async (db: AuthDb, userNames: readonly string[]): Promise<ReadonlySet<string>> => {
    const rows = await db
      .selectFrom('user')
      .select('username')
      .where('username', 'in', userNames)
      .where('sample', '=', true)
      .where('closed', '=', false)
      .execute();
    return new Set(rows.map((r) => r.username));
  },

  /** Whether an account is tied to somebody at a provider already: `credential` for our own passwords, or the sign-on service. */
  isLinked: async (db: AuthDb, id: string, provider: string): Promise<boolean> =>
    (await db.selectFrom('account').select('id').where('user_id', '=', id).where('provider_id', '=', provider).executeTakeFirst()) !==
    undefined,

  list: (
    db: AuthDb,
    cityId: number,
    now: number,
    {
      search,
      of,
      limit,
      after,
    }: { search?: string | undefined; of?: readonly string[] | undefined; limit: number; after?: string | undefined },
  ) => {
    const moment = new Date(now);
    let query = db
      .selectFrom('user')
      .leftJoin('attempt', 'attempt.user_name', 'user.username')
      .select(columns)
      .select(['user.last_signed_in_at as lastSignedInAt'])
      .select((eb) => eb.fn.coalesce(eb('attempt.locked_until', '>', moment), sql.lit(false)).as('locked'))
      .where('user.city_id', '=', cityId)
      .orderBy('user.username')
      .limit(limit);
    if (after) query = query.where('user.username', '>', after);
    if (of) query = query.where('user.person_id', '=', sql<string>`any(${of}::uuid[])`);
    if (search) {
      const like = `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
      query = query.where((eb) => eb.or([eb('user.username', 'like', like), eb('user.name', 'like', like)]));
    }
    return query.execute();
  },

  change: async (
    db: AuthDb,
    id: string,
    change: Partial<{
      closed: boolean;
      sample: boolean;
      two_factor_enabled: boolean;
      last_signed_in_at: Date;
      name: string;
      unit_name: string | null;
    }>,
  ): Promise<void> => {
    await db.updateTable('user').set(change).where('id', '=', id).execute();
  },

  removeSecondFactor: async (db: AuthDb, id: string): Promise<boolean> => {
    const gone = await db.deleteFrom('two_factor').where('user_id', '=', id).executeTakeFirst();
    await accounts.change(db, id, { two_factor_enabled: false });
    return gone.numDeletedRows > 0n;
  },

  /** Takes a six-digit code out of use for two minutes, longer than it could be right. False: it was used already. */
  useCode: async (db: AuthDb, id: string, code: string, now: number): Promise<boolean> => {
    await db
      .deleteFrom('used_code')
      .where('user_id', '=', id)
      .where('at', '<', new Date(now - 120_000))
      .execute();
    const used = await db
      .insertInto('used_code')
      .values({ user_id: id, code, at: new Date(now) })
      .onConflict((c) => c.doNothing())
      .executeTakeFirst();
    return (used.numInsertedOrUpdatedRows ?? 0n) > 0n;
  },
};

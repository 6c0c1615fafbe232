import type { Day } from '@weicheng/domain/kernel';
import type { ChannelId, ChannelKind, Wants } from '@weicheng/domain/platform';
import { sql } from 'kysely';
import type { Context } from '../../context/index.ts';

type Desk = Pick<Context, 'db' | 'actor'>;

/** A channel as it lies in the database. */
export interface StoredChannel {
  id: ChannelId;
  kind: ChannelKind;
  name: string;
  unitId: string | null;
  wants: Wants;
  from: string;
  to: string;
  restDays: boolean;
  dailyAt: string;
  sealed: string;
  hasSecret: boolean;
  target: string;
  addressDigest: string | null;
}
export interface Channel extends StoredChannel {
  digestOn: Day | null;
  createdAt: Date;
  createdBy: string;
  createdById: string;
  pausedAt: Date | null;
}

const columns = sql`c.id, c.kind, c.name, c.unit_id as "unitId", c.wants, c.speaks_from as "from", c.speaks_to as "to",
  c.rest_days as "restDays", c.daily_at as "dailyAt", c.sealed, c.has_secret as "hasSecret", c.target, c.address_digest as "addressDigest",
  c.digest_on::text as "digestOn", c.created_at as "createdAt", c.created_by as "createdBy", c.created_by_id as "createdById",
  c.paused_at as "pausedAt"`;

/** Nobody waits for more lines than this to be counted. */
const countedUpTo = 1000;

/** All SQL of channels. */
export const channels = {
  async list({ db, actor }: Desk): Promise<(Channel & { waiting: number; last: LastDelivery | null })[]> {
    const { rows } = await sql<Channel & { waiting: number; last: LastDelivery | null }>`
      select ${columns},
        (select count(*)::int from (select from channel_line l where l.city_id = c.city_id and l.channel_id = c.id limit ${countedUpTo}) w) as waiting,
        (select jsonb_build_object('state', d.state, 'at', coalesce(d.done_at, d.at), 'reason', d.said)
         from channel_delivery d where d.city_id = c.city_id and d.channel_id = c.id order by d.id desc limit 1) as last
      from channel c where c.city_id = ${actor.cityId} and c.removed_at is null order by c.id`.execute(db);
    return rows;
  },

  /** `hold`: nobody else changes it or sends for it until the transaction is over; lines may still be written for it. */
  async get({ db, actor }: Desk, id: string, hold: boolean): Promise<Channel | undefined> {
    const { rows } = await sql<Channel>`
      select ${columns} from channel c where c.city_id = ${actor.cityId} and c.id = ${id} and c.removed_at is null
      ${hold ? sql`for no key update` : sql``}`.execute(db);
    return rows[0];
  },

  /** The name of the channel that has a robot's address already. */
  async nameByAddress({ db, actor }: Desk, digest: string, except: string | null): Promise<string | undefined> {
    const row = await db
      .selectFrom('channel')
      .select('name')
      .where('city_id', '=', actor.cityId)
      .where('address_digest', '=', digest)
      .where('removed_at', 'is', null)
      .where((eb) => (except === null ? eb.lit(true) : eb('id', '<>', except)))
      .executeTakeFirst();
    return row?.name;
  },

  async count({ db, actor }: Desk): Promise<number> {
    const { n } = await db
      .selectFrom('channel')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('city_id', '=', actor.cityId)
      .where('removed_at', 'is', null)
      .executeTakeFirstOrThrow();
    return Number(n);
  },

  async add({ db, actor, now }: Context, channel: StoredChannel): Promise<void> {
    await db
      .insertInto('channel')
      .values({
        city_id: actor.cityId,
        id: channel.id,
        kind: channel.kind,
        ...asRow(channel),
        created_at: new Date(now),
        created_by: actor.name,
        created_by_id: actor.personId,
      })
      .execute();
  },

  /** What waits of a kind that is not wanted any more is thrown away. */
  async change({ db, actor }: Desk, channel: StoredChannel): Promise<void> {
    await db.updateTable('channel').set(asRow(channel)).where('city_id', '=', actor.cityId).where('id', '=', channel.id).execute();
    await db
      .deleteFrom('channel_line')
      .where('city_id', '=', actor.cityId)
      .where('channel_id', '=', channel.id)
      .where('kind', 'not in', Object.keys(channel.wants))
      .execute();
  },

  /** Notes a test, unless one was begun after a moment; answers whether it may be made. */
  async beginTest({ db, actor, now }: Context, id: string, before: number): Promise<boolean> {
    const { numUpdatedRows } = await db
      .updateTable('channel')
      .set({ tested_at: new Date(now) })
      .where('city_id', '=', actor.cityId)
      .where('id', '=', id)
      .where((eb) => eb.or([eb('tested_at', 'is', null), eb('tested_at', '<=', new Date(before))]))
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  },

  async mark({ db, actor }: Desk, id: string, set: { paused_at: Date | null } | { digest_on: Day }): Promise<void> {
    await db.updateTable('channel').set(set).where('city_id', '=', actor.cityId).where('id', '=', id).execute();
  },

  /** It is not seen again, its secret is gone, and what waited for it is thrown away. */
  async remove({ db, actor, now }: Context, id: string): Promise<void> {
    await db
      .updateTable('channel')
      .set({ removed_at: new Date(now), sealed: '', address_digest: null })
      .where('city_id', '=', actor.cityId)
      .where('id', '=', id)
      .execute();
    await db.deleteFrom('channel_line').where('city_id', '=', actor.cityId).where('channel_id', '=', id).execute();
    await db
      .updateTable('channel_delivery')
      .set({ state: 'failed', next_at: null, done_at: new Date(now), said: '通道已经去掉' })
      .where('city_id', '=', actor.cityId)
      .where('channel_id', '=', id)
      .where('state', '=', 'waiting')
      .execute();
  },

  /** Those that have something to do: a message whose time has come, or lines and no message under way. */
  async busy({ db, actor, now }: Context): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`
      select c.id from channel c
      left join channel_delivery d on d.city_id = c.city_id and d.channel_id = c.id and d.state = 'waiting'
      where c.city_id = ${actor.cityId} and c.removed_at is null and c.paused_at is null
        and case when d.id is not null then d.next_at <= ${new Date(now)}
            else exists (select from channel_line l where l.city_id = c.city_id and l.channel_id = c.id) end
      order by c.id`.execute(db);
    return rows.map(({ id }) => id);
  },

  /** Which channels want a kind of notice, and for which unit. */
  async wanting({ db, actor }: Desk, kind: string): Promise<{ id: string; unitId: string | null }[]> {
    const { rows } = await sql<{ id: string; unitId: string | null }>`
      select id, unit_id as "unitId" from channel
      where city_id = ${actor.cityId} and removed_at is null and paused_at is null and wants ? ${kind} order by id`.execute(db);
    return rows;
  },
};

interface LastDelivery {
  state: 'waiting' | 'delivered' | 'failed';
  at: string;
  reason: string;
}

const asRow = (channel: StoredChannel) => ({
  name: channel.name,
  unit_id: channel.unitId,
  wants: JSON.stringify(channel.wants),
  speaks_from: channel.from,
  speaks_to: channel.to,
  rest_days: channel.restDays,
  daily_at: channel.dailyAt,
  sealed: channel.sealed,
  has_secret: channel.hasSecret,
  target: channel.target,
  address_digest: channel.addressDigest,
});

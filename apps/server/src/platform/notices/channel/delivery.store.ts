import type { Delivery, NextOfDelivery, OutgoingText } from '@weicheng/domain/platform';
import { sql } from 'kysely';
import type { Context } from '../../context/index.ts';

type Desk = Pick<Context, 'db' | 'actor'>;

/** A message that is tried now. */
export interface UnderWay {
  id: string;
  title: string;
  text: string;
  attempts: number;
}

/** 待发的一条, for one channel. */
export interface WaitingLine {
  id: string;
  kind: string;
  unitId: string | null;
  unitName: string;
  count: number;
  at: number;
}
export type NewLine = Omit<WaitingLine, 'id' | 'at'> & { channelId: string };

/** So many lines at most go into one message; they are counted together by kind and unit. */
const linesAtOnce = 5000;

/** All SQL of what waits to go out and of what went out. */
export const deliveries = {
  async addLines(ctx: Context, lines: readonly NewLine[]): Promise<void> {
    const { db, actor, now } = ctx;
    const at = new Date(now);
    const rows = lines.map(({ channelId, kind, unitId, unitName, count }) => ({
      ...{ city_id: actor.cityId, id: ctx.newId(), channel_id: channelId, at },
      ...{ kind, unit_id: unitId, unit_name: unitName, count },
    }));
    for (let from = 0; from < rows.length; from += 500)
      await db
        .insertInto('channel_line')
        .values(rows.slice(from, from + 500))
        .execute();
  },

  async waitingLines({ db, actor }: Desk, channelId: string): Promise<WaitingLine[]> {
    const { rows } = await sql<WaitingLine>`
      select id, kind, unit_id as "unitId", unit_name as "unitName", count, (extract(epoch from at) * 1000)::float8 as at from channel_line
      where city_id = ${actor.cityId} and channel_id = ${channelId} order by id limit ${linesAtOnce}`.execute(db);
    return rows;
  },

  async takeLines({ db, actor }: Desk, ids: readonly string[]): Promise<void> {
    await sql`delete from channel_line where city_id = ${actor.cityId} and id = any(${ids}::uuid[])`.execute(db);
  },

  async waiting({ db, actor }: Desk, channelId: string): Promise<(UnderWay & { nextAt: Date }) | undefined> {
    const { rows } = await sql<UnderWay & { nextAt: Date }>`
      select id, title, text, attempts, next_at as "nextAt" from channel_delivery
      where city_id = ${actor.cityId} and channel_id = ${channelId} and state = 'waiting'`.execute(db);
    return rows[0];
  },

  async add(ctx: Context, channelId: string, { title, text }: OutgoingText): Promise<UnderWay> {
    const id = ctx.newId();
    const at = new Date(ctx.now);
    await ctx.db
      .insertInto('channel_delivery')
      .values({ city_id: ctx.actor.cityId, id, channel_id: channelId, at, title, text, next_at: at })
      .execute();
    return { id, title, text, attempts: 0 };
  },

  /** Counts an attempt before it is made: whoever comes meanwhile leaves it alone until `lostAt`. */
  async begin({ db, actor }: Desk, id: string, lostAt: number): Promise<void> {
    await sql`
      update channel_delivery set attempts = attempts + 1, next_at = ${new Date(lostAt)}
      where city_id = ${actor.cityId} and id = ${id} and state = 'waiting'`.execute(db);
  },

  /** Writes what an attempt came to, unless another has settled it or begun anew meanwhile. Answers whether it was written. */
  async settle({ db, actor, now }: Context, { id, attempts }: UnderWay, next: NextOfDelivery): Promise<boolean> {
    const waiting = next.state === 'waiting';
    const { numUpdatedRows } = await db
      .updateTable('channel_delivery')
      .set({
        state: next.state,
        said: next.state === 'delivered' ? next.said : next.reason,
        next_at: waiting ? new Date(next.nextAt) : null,
        done_at: waiting ? null : new Date(now),
      })
      .where('city_id', '=', actor.cityId)
      .where('id', '=', id)
      .where('state', '=', 'waiting')
      .where('attempts', '=', attempts)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  },

  /** One given up, with its channel held; undefined where it is none. */
  async failed({ db, actor }: Desk, id: string): Promise<{ channelId: string; title: string } | undefined> {
    const { rows } = await sql<{ channelId: string; title: string }>`
      select channel_id as "channelId", title from channel_delivery
      where city_id = ${actor.cityId} and id = ${id} and state = 'failed' for update`.execute(db);
    return rows[0];
  },

  /** From the beginning again. */
  async again({ db, actor, now }: Context, id: string): Promise<void> {
    await db
      .updateTable('channel_delivery')
      .set({ state: 'waiting', attempts: 0, next_at: new Date(now), done_at: null })
      .where('city_id', '=', actor.cityId)
      .where('id', '=', id)
      .execute();
  },

  /** Newest first. */
  async page(
    { db, actor }: Desk,
    {
      channelId,
      state,
      limit,
      after,
    }: { channelId?: string | undefined; state?: string | undefined; limit: number; after?: string | undefined },
  ): Promise<{ rows: Delivery[]; next: string | null }> {
    const { rows } = await sql<Omit<Delivery, 'at' | 'nextAt' | 'doneAt'> & { at: Date; nextAt: Date | null; doneAt: Date | null }>`
      select d.id, d.channel_id as "channelId", c.name as "channelName", d.title, d.text, d.at, d.state, d.attempts, d.said,
             d.next_at as "nextAt", d.done_at as "doneAt"
      from channel_delivery d join channel c on c.city_id = d.city_id and c.id = d.channel_id
      where d.city_id = ${actor.cityId} and ${channelId ? sql`d.channel_id = ${channelId}` : sql`true`}
        and ${state ? sql`d.state = ${state}` : sql`true`} and ${after ? sql`d.id < ${after}::uuid` : sql`true`}
      order by d.id desc limit ${limit + 1}`.execute(db);
    const page = rows.slice(0, limit).map(({ at, nextAt, doneAt, ...row }) => ({
      ...row,
      at: at.toISOString(),
      nextAt: nextAt?.toISOString() ?? null,
      doneAt: doneAt?.toISOString() ?? null,
    }));
    return { rows: page, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
  },

  /** What is over and older than a moment is thrown away. */
  async forget({ db, actor }: Desk, before: Date): Promise<void> {
    await db.deleteFrom('channel_delivery').where('city_id', '=', actor.cityId).where('done_at', '<', before).execute();
  },
};

import type { WebhookId, WebhookRow } from '@weicheng/domain/rectification';
import { type SqlBool, sql } from 'kysely';
import type { Context } from '#platform/context';

type Desk = Pick<Context, 'db' | 'actor'>;
/** Counted so far and no further: a page says “1000 以上” then. */
const mostCounted = 1001;

interface Row {
  id: WebhookId;
  name: string;
  address: string;
  kinds: string[];
  created_at: Date;
  created_by: string;
  approved_at: Date | null;
  approved_by: string | null;
  paused_at: Date | null;
  paused_why: string | null;
  ended_at: Date | null;
  failing_since: Date | null;
  delivered_at: Date | null;
  waiting: number;
  dead: number;
}

const asRow = (row: Row): WebhookRow => ({
  id: row.id,
  name: row.name,
  address: row.address,
  kinds: row.kinds,
  createdAt: row.created_at.toISOString(),
  createdBy: row.created_by,
  approvedAt: row.approved_at?.toISOString() ?? null,
  approvedBy: row.approved_by,
  pausedAt: row.paused_at?.toISOString() ?? null,
  pausedWhy: row.paused_why,
  endedAt: row.ended_at?.toISOString() ?? null,
  failingSince: row.failing_since?.toISOString() ?? null,
  lastDeliveredAt: row.delivered_at?.toISOString() ?? null,
  waiting: row.waiting,
  dead: row.dead,
});

const counted = (state: string) => sql`(select count(*)::int from (
  select from webhook_delivery d where d.city_id = w.city_id and d.webhook_id = w.id and d.state = ${sql.lit(state)} and d.issue_id is not null limit ${sql.lit(mostCounted)}) c)`;
const columns = sql`w.id, w.name, w.address, w.kinds, w.created_at, w.created_by, w.approved_at, w.approved_by, w.paused_at, w.paused_why,
  w.ended_at, w.failing_since, w.delivered_at, ${counted('waiting')} as waiting, ${counted('dead')} as dead`;

/** Who wants to hear of a kind of fact. */
export interface Subscriber {
  id: WebhookId;
  kinds: string[];
  unitId: string;
  approvedAt: Date;
}

const wants = (cityId: number, kind: string) =>
  sql`city_id = ${cityId} and approved_at is not null and ended_at is null and ${kind} = any(kinds)`;

/** Whether anybody wants to hear of a kind; asked at every fact of it, of a table of a few rows. */
export const anybodyWants = (kind: string) => (cityId: number) => sql<SqlBool>`exists (select from webhook where ${wants(cityId, kind)})`;

/** All SQL of 推送订阅; what goes out is in delivery.store.ts. */
export const webhooks = {
  async list({ db, actor }: Desk): Promise<WebhookRow[]> {
    const { rows } = await sql<Row>`
      select ${columns} from webhook w where w.city_id = ${actor.cityId} order by w.ended_at is not null, w.id desc limit 200`.execute(db);
    return rows.map(asRow);
  },

  async get({ db, actor }: Desk, id: WebhookId): Promise<WebhookRow | undefined> {
    const { rows } = await sql<Row>`select ${columns} from webhook w where w.city_id = ${actor.cityId} and w.id = ${id}`.execute(db);
    return rows.map(asRow)[0];
  },

  /** The same, and nobody else changes it until the act is over. */
  async take(desk: Desk, id: WebhookId): Promise<WebhookRow | undefined> {
    await sql`select from webhook where city_id = ${desk.actor.cityId} and id = ${id} for update`.execute(desk.db);
    return webhooks.get(desk, id);
  },

  /** How many are in use. */
  async inUse({ db, actor }: Desk): Promise<number> {
    await sql`select pg_advisory_xact_lock(7239050, ${actor.cityId}::int)`.execute(db);
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from webhook where city_id = ${actor.cityId} and ended_at is null`.execute(db);
    return rows[0]?.n ?? 0;
  },

  async add(
    { db, actor, now }: Context,
    { id, name, address, kinds, secret }: { id: string; name: string; address: string; kinds: readonly string[]; secret: string },
  ): Promise<void> {
    await db
      .insertInto('webhook')
      .values({
        city_id: actor.cityId,
        id,
        name,
        address,
        kinds: sql<string[]>`${kinds}::text[]`,
        secret,
        created_at: new Date(now),
        created_by: actor.name,
      })
      .execute();
  },

  async approve(ctx: Context, id: WebhookId, unitId: string): Promise<void> {
    await set(ctx, id, { approved_at: new Date(ctx.now), approved_by: ctx.actor.name, unit_id: unitId });
  },

  async pause(ctx: Context, id: WebhookId, why: string): Promise<void> {
    await set(ctx, id, { paused_at: new Date(ctx.now), paused_why: why });
  },

  /** What waits begins its days anew. */
  async resume(ctx: Context, id: WebhookId): Promise<void> {
    await set(ctx, id, { paused_at: null, paused_why: null, failures: 0, failing_since: null, rest_until: null });
    await ctx.db
      .updateTable('webhook_delivery')
      .set({ next_at: new Date(ctx.now), first_at: null, attempts: 0 })
      .where('city_id', '=', ctx.actor.cityId)
      .where('webhook_id', '=', id)
      .where('state', '=', 'waiting')
      .execute();
  },

  async renew(ctx: Context, id: WebhookId, secret: string): Promise<void> {
    await set(ctx, id, { secret, rest_until: null });
  },

  async end(ctx: Context, id: WebhookId): Promise<void> {
    await set(ctx, id, { ended_at: new Date(ctx.now) });
    await ctx.db
      .updateTable('webhook_delivery')
      .set({ state: 'dead', next_at: null, says: '订阅停用，没有送' })
      .where('city_id', '=', ctx.actor.cityId)
      .where('webhook_id', '=', id)
      .where('state', '=', 'waiting')
      .execute();
  },

  /** Those that are approved, in use and asked for this kind; paused ones too, theirs wait. */
  async subscribers({ db, actor }: Desk, kind: string): Promise<Subscriber[]> {
    const { rows } = await sql<Subscriber>`
      select id, kinds, unit_id as "unitId", approved_at as "approvedAt" from webhook
      where ${wants(actor.cityId, kind)} order by id`.execute(db);
    return rows;
  },
};

/** Sets a few columns of one subscription. */
async function set(
  { db, actor }: Desk,
  id: WebhookId,
  values: Partial<{
    approved_at: Date;
    approved_by: string;
    unit_id: string;
    paused_at: Date | null;
    paused_why: string | null;
    failures: number;
    failing_since: Date | null;
    rest_until: Date | null;
    secret: string;
    ended_at: Date;
  }>,
): Promise<void> {
  await db.updateTable('webhook').set(values).where('city_id', '=', actor.cityId).where('id', '=', id).execute();
}

import type { DeliveryId, DeliveryRow, DeliveryState, Happened, IssueId, Tried, Trying, WebhookId } from '@weicheng/domain/rectification';
import { type SqlBool, sql } from 'kysely';
import type { Context } from '#platform/context';

type Desk = Pick<Context, 'db' | 'actor'>;

/** What goes out next. */
export interface Claimed extends Trying {
  id: DeliveryId;
  webhookId: WebhookId;
  body: string;
  address: string;
  secret: string;
}

interface Row {
  id: DeliveryId;
  kind: string;
  issue_id: string | null;
  issue_number: string | number | null;
  queued_at: Date;
  state: DeliveryState;
  attempts: number;
  tried_at: Date | null;
  next_at: Date | null;
  says: string | null;
}
const asRow = (row: Row): DeliveryRow => ({
  id: row.id,
  kind: row.kind,
  issueId: row.issue_id,
  issueNumber: row.issue_number === null ? null : Number(row.issue_number),
  queuedAt: row.queued_at.toISOString(),
  state: row.state,
  attempts: row.attempts,
  triedAt: row.tried_at?.toISOString() ?? null,
  nextAt: row.next_at?.toISOString() ?? null,
  says: row.says,
});
const columns = sql`id, kind, issue_id, issue_number, queued_at, state, attempts, tried_at, next_at, says`;

/** Sendable now as far as the subscription goes; a test goes out of a paused one, too. */
const open = sql<SqlBool>`w.approved_at is not null and w.ended_at is null and (w.paused_at is null or d.issue_id is null)`;
/** The first of its issue that waits. */
const first = sql<SqlBool>`(d.issue_id is null or not exists (
  select from webhook_delivery e where e.city_id = d.city_id and e.webhook_id = d.webhook_id and e.issue_id = d.issue_id
    and e.position < d.position and e.state = 'waiting'))`;

/** All SQL of what is sent. */
export const deliveries = {
  /** All facts of one issue; whoever asks holds its line until the act is over. */
  async happened({ db, actor }: Desk, issueId: IssueId): Promise<Happened[]> {
    await sql`select pg_advisory_xact_lock(7239051, hashtext(${issueId}))`.execute(db);
    const { rows } = await sql<Omit<Happened, 'at'> & { at: Date }>`
      select id, kind, at, (data ->> 'revision')::int as revision, data ->> 'state' as state from fact
      where city_id = ${actor.cityId} and about = ${issueId} and kind like 'issue.%' order by id`.execute(db);
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  },

  /** 行政区划代码 of the city. */
  async cityCode({ db, actor }: Desk): Promise<string | null> {
    const row = await db.selectFrom('city').select('division_code').where('city_id', '=', actor.cityId).executeTakeFirst();
    return row?.division_code ?? null;
  },

  /** The facts of an issue that a subscription has in its line already. */
  async known({ db, actor }: Desk, webhookId: WebhookId, issueId: IssueId): Promise<ReadonlySet<string>> {
    const { rows } = await sql<{ fact_id: string }>`
      select fact_id from webhook_delivery where city_id = ${actor.cityId} and webhook_id = ${webhookId} and issue_id = ${issueId}`.execute(
      db,
    );
    return new Set(rows.map((row) => row.fact_id));
  },

  /** Puts one at the end of the line of its issue; the second time it is nothing. */
  async queue(
    { db, actor, now }: Context,
    webhookId: WebhookId,
    entry: { id: DeliveryId; factId: string; kind: string; issueId: IssueId; issueNumber: number; body: string },
  ): Promise<void> {
    await sql`
      insert into webhook_delivery (city_id, id, webhook_id, fact_id, kind, issue_id, issue_number, position, body, queued_at, next_at)
      select ${actor.cityId}, ${entry.id}, ${webhookId}, ${entry.factId}, ${entry.kind}, ${entry.issueId}, ${entry.issueNumber},
        coalesce(max(position), 0) + 1, ${entry.body}, ${new Date(now)}, ${new Date(now)}
      from webhook_delivery where city_id = ${actor.cityId} and webhook_id = ${webhookId} and issue_id = ${entry.issueId}
      on conflict (city_id, webhook_id, fact_id) do nothing`.execute(db);
  },

  async queueTest({ db, actor, now }: Context, webhookId: WebhookId, { id, kind, body }: { id: DeliveryId; kind: string; body: string }) {
    await sql`
      insert into webhook_delivery (city_id, id, webhook_id, kind, position, body, queued_at, next_at)
      values (${actor.cityId}, ${id}, ${webhookId}, ${kind}, 0, ${body}, ${new Date(now)}, ${new Date(now)})`.execute(db);
  },

  async testWaits({ db, actor }: Desk, webhookId: WebhookId): Promise<boolean> {
    const { rows } = await sql`
      select from webhook_delivery where city_id = ${actor.cityId} and webhook_id = ${webhookId} and issue_id is null and state = 'waiting' limit 1`.execute(
      db,
    );
    return rows.length > 0;
  },

  /** Takes the next one that is due, for so long; undefined where none is. */
  async claim({ db, actor, now }: Context, webhookId: WebhookId, forMs: number): Promise<Claimed | undefined> {
    const { rows } = await sql<Omit<Claimed, 'firstAt' | 'failingSince'> & { first_at: Date | null; failing_since: Date | null }>`
      with next as (
        select d.id from webhook_delivery d join webhook w on w.city_id = d.city_id and w.id = d.webhook_id
        where d.city_id = ${actor.cityId} and d.webhook_id = ${webhookId} and d.state = 'waiting' and d.next_at <= ${new Date(now)}
          and (d.claimed_until is null or d.claimed_until <= ${new Date(now)})
          and (w.rest_until is null or w.rest_until <= ${new Date(now)} or d.issue_id is null) and ${open} and ${first}
        order by d.next_at, d.position, d.id limit 1 for update of d skip locked
      )
      update webhook_delivery d set claimed_until = ${new Date(now + forMs)}
      from next, webhook w
      where d.city_id = ${actor.cityId} and d.id = next.id and w.city_id = d.city_id and w.id = d.webhook_id
      returning d.id, d.webhook_id as "webhookId", d.body, d.attempts, d.first_at, d.issue_id is null as test,
        w.failures, w.failing_since, w.address, w.secret`.execute(db);
    return rows.map(({ first_at, failing_since, ...row }) => ({
      ...row,
      firstAt: first_at?.getTime() ?? null,
      failingSince: failing_since?.getTime() ?? null,
    }))[0];
  },

  /** What came of a try. Says whether it still counted: a sender that was given up for lost changes nothing any more. */
  async settle({ db, actor, now }: Context, { id, webhookId, attempts, test }: Claimed, tried: Tried, says: string): Promise<boolean> {
    const moment = (at: number | null) => (at === null ? null : new Date(at));
    const settled = await db
      .updateTable('webhook_delivery')
      .set({
        state: tried.state,
        attempts: tried.attempts,
        first_at: moment(tried.firstAt),
        tried_at: new Date(now),
        next_at: moment(tried.nextAt),
        claimed_until: null,
        says,
      })
      .where('city_id', '=', actor.cityId)
      .where('id', '=', id)
      .where('state', '=', 'waiting')
      .where('attempts', '=', attempts)
      .executeTakeFirst();
    if (settled.numUpdatedRows === 0n) return false;
    if (test && tried.state !== 'delivered') return true; // says nothing about what waits
    await db
      .updateTable('webhook')
      .set({
        failures: tried.failures,
        failing_since: moment(tried.failingSince),
        rest_until: moment(tried.restUntil),
        ...(tried.state === 'delivered' ? { delivered_at: new Date(now) } : {}),
      })
      .where('city_id', '=', actor.cityId)
      .where('id', '=', webhookId)
      .execute();
    return true;
  },

  /** When a subscription has something to do next, in milliseconds; null where nothing waits for a moment. */
  async nextMoment({ db, actor }: Desk, webhookId: WebhookId): Promise<number | null> {
    const { rows } = await sql<{ at: Date | null }>`
      select min(greatest(d.next_at, d.claimed_until, case when d.issue_id is not null then w.rest_until end)) as at
      from webhook_delivery d join webhook w on w.city_id = d.city_id and w.id = d.webhook_id
      where d.city_id = ${actor.cityId} and d.webhook_id = ${webhookId} and d.state = 'waiting' and ${open} and ${first}`.execute(db);
    return rows[0]?.at?.getTime() ?? null;
  },

  /** Subscriptions with something due: what a lost job would have sent. */
  async due({ db, actor, now }: Context): Promise<WebhookId[]> {
    const { rows } = await sql<{ id: WebhookId }>`
      select w.id from webhook w where w.city_id = ${actor.cityId} and w.ended_at is null and w.approved_at is not null
        and (w.rest_until is null or w.rest_until <= ${new Date(now)})
        and exists (select from webhook_delivery d where d.city_id = w.city_id and d.webhook_id = w.id and d.state = 'waiting'
          and d.next_at <= ${new Date(now)} and (w.paused_at is null or d.issue_id is null))`.execute(db);
    return rows.map((row) => row.id);
  },

  /** The log, newest first. */
  async page(
    { db, actor }: Desk,
    webhookId: WebhookId,
    { state, limit, after }: { state?: DeliveryState | undefined; limit: number; after?: string | undefined },
  ): Promise<DeliveryRow[]> {
    const { rows } = await sql<Row>`
      select ${columns} from webhook_delivery where city_id = ${actor.cityId} and webhook_id = ${webhookId}
        and ${state === undefined ? sql`true` : sql`state = ${state}`} and ${after === undefined ? sql`true` : sql`id < ${after}`}
      order by id desc limit ${limit + 1}`.execute(db);
    return rows.map(asRow);
  },

  async get({ db, actor }: Desk, webhookId: WebhookId, id: DeliveryId): Promise<DeliveryRow | undefined> {
    const { rows } = await sql<Row>`
      select ${columns} from webhook_delivery where city_id = ${actor.cityId} and webhook_id = ${webhookId} and id = ${id}`.execute(db);
    return rows.map(asRow)[0];
  },

  /** 重发: dead ones wait again, from now on; one of them, or all. Answers how many. */
  async revive({ db, actor, now }: Context, webhookId: WebhookId, id: DeliveryId | null): Promise<number> {
    const { numAffectedRows } = await sql`
      update webhook_delivery set state = 'waiting', attempts = 0, first_at = null, next_at = ${new Date(now)}
      where city_id = ${actor.cityId} and webhook_id = ${webhookId} and state = 'dead' and issue_id is not null and ${id === null ? sql`true` : sql`id = ${id}`}`.execute(
      db,
    );
    return Number(numAffectedRows ?? 0n);
  },

  /** Forgets what went out before a moment; what waits stays. */
  async forget({ db, actor }: Desk, before: number): Promise<void> {
    await sql`
      delete from webhook_delivery where city_id = ${actor.cityId} and state <> 'waiting' and queued_at < ${new Date(before)}`.execute(db);
  },
};

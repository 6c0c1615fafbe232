import { randomBytes } from 'node:crypto';
import { holds, kernelProblems } from '@weicheng/domain/kernel';
import {
  type DeliveryId,
  type DeliveryRow,
  shownAddress,
  unknownKinds,
  type WebhookId,
  WebhookPayload,
  type WebhookRow,
  type webhookContract,
  webhookFacts,
  webhookKinds,
  webhookProblems,
  webhookTest,
} from '@weicheng/domain/rectification';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { sendOn } from '#platform/jobs';
import type { Outgoing } from '#platform/outgoing';
import { cut, found, readIdKey } from '../../organization/index.ts';
import { deliveries } from './delivery.store.ts';
import { placeOf } from './webhook.errand.ts';
import { webhookErrand } from './webhook.listeners.ts';
import { webhooks } from './webhook.store.ts';

type Input<V extends keyof typeof webhookContract> = z.output<(typeof webhookContract)[V]['input']>;

/** Secrets begin so, so that one that got into a log or a repository is known for what it is. */
const newSecret = (): string => `whs_${randomBytes(32).toString('base64url')}`;
const mostInUse = 20;

const why = ({ actor }: Context, permission: string, what: string): string | null =>
  holds(actor, permission) ? null : kernelProblems.notAllowed({ what }).message;
/** As it leaves. */
const shown = (row: WebhookRow): WebhookRow => ({ ...row, address: shownAddress(row.address) });
const hostOf = ({ address }: Pick<WebhookRow, 'address'>): string => new URL(address).host;

/** 推送订阅: whoever manages accounts keeps them, whoever gives rights lets them begin; as with keys of other systems. */
export function webhookService({ box, refusal }: Pick<Outgoing, 'box' | 'refusal'>) {
  /** One that is in use, held until the act is over. */
  async function inUse(ctx: Context, id: WebhookId): Promise<WebhookRow> {
    const row = found(await webhooks.take(ctx, id), '这个推送订阅');
    if (row.endedAt) throw webhookProblems.ended({ name: row.name });
    return row;
  }
  async function approved(ctx: Context, id: WebhookId): Promise<WebhookRow> {
    const row = await inUse(ctx, id);
    if (!row.approvedAt) throw webhookProblems.notApproved({ name: row.name });
    return row;
  }
  const after = async (ctx: Context, id: WebhookId): Promise<WebhookRow> => shown(found(await webhooks.get(ctx, id), '这个推送订阅'));
  const sealed = (ctx: Context, id: string, secret: string) => box.seal(secret, placeOf(ctx.actor.cityId, id));

  return {
    async list(ctx: Context) {
      if (!holds(ctx.actor, 'account.manage') && !holds(ctx.actor, 'role.grant')) throw kernelProblems.notAllowed({ what: '查推送订阅' });
      return {
        rows: (await webhooks.list(ctx)).map(shown),
        kinds: [...webhookKinds],
        can: { manage: why(ctx, 'account.manage', '加推送订阅'), approve: why(ctx, 'role.grant', '授权推送订阅') },
      };
    },

    async add(ctx: Context, { name, address, kinds: asked }: Input<'add'>) {
      const kinds = [...new Set(asked)];
      const [unknown] = unknownKinds(kinds);
      if (unknown !== undefined) throw webhookProblems.notOffered({ kind: unknown });
      const no = refusal(address);
      if (no !== null) throw kernelProblems.invalid({ fields: [{ path: 'address', message: no }] });
      if ((await webhooks.inUse(ctx)) >= mostInUse) throw webhookProblems.tooMany({ most: mostInUse });
      const id = ctx.newId() as WebhookId;
      const secret = newSecret();
      await webhooks.add(ctx, { id, name, address, kinds, secret: sealed(ctx, id, secret) });
      await ctx.record(webhookFacts.added, id, { name, host: hostOf({ address }), kinds });
      return { secret, row: await after(ctx, id) };
    },

    async approve(ctx: Context, { id }: Input<'approve'>) {
      const unitId = ctx.actor.grants.get('role.grant')?.[0];
      if (unitId === undefined) throw kernelProblems.notAllowed({ what: '授权推送订阅' });
      const row = await inUse(ctx, id);
      if (row.approvedAt) throw webhookProblems.approved({ name: row.name });
      await webhooks.approve(ctx, id, unitId);
      await ctx.record(webhookFacts.approved, id, { name: row.name, host: hostOf(row), kinds: row.kinds });
      return after(ctx, id);
    },

    async pause(ctx: Context, { id }: Input<'pause'>) {
      const row = await inUse(ctx, id);
      if (row.pausedAt) throw webhookProblems.paused({ name: row.name });
      await webhooks.pause(ctx, id, `${ctx.actor.name}暂停`);
      await ctx.record(webhookFacts.paused, id, { name: row.name });
      return after(ctx, id);
    },

    async resume(ctx: Context, { id }: Input<'resume'>) {
      const row = await inUse(ctx, id);
      if (!row.pausedAt) throw webhookProblems.running({ name: row.name });
      await webhooks.resume(ctx, id);
      await ctx.record(webhookFacts.resumed, id, { name: row.name });
      await sendOn(ctx, webhookErrand, id);
      return after(ctx, id);
    },

    async renewSecret(ctx: Context, { id }: Input<'renewSecret'>) {
      const row = await inUse(ctx, id);
      const secret = newSecret();
      await webhooks.renew(ctx, id, sealed(ctx, id, secret));
      await ctx.record(webhookFacts.secretRenewed, id, { name: row.name });
      return { secret, row: await after(ctx, id) };
    },

    async test(ctx: Context, { id }: Input<'test'>): Promise<DeliveryRow> {
      const row = await approved(ctx, id);
      if (await deliveries.testWaits(ctx, id)) throw webhookProblems.testing({ name: row.name });
      const delivery = ctx.newId() as DeliveryId;
      const at = new Date(ctx.now).toISOString();
      const payload: WebhookPayload = {
        version: 1,
        id: delivery,
        kind: webhookTest.kind,
        at,
        city: await deliveries.cityCode(ctx),
        issue: null,
      };
      await deliveries.queueTest(ctx, id, { id: delivery, kind: webhookTest.kind, body: JSON.stringify(WebhookPayload.parse(payload)) });
      await ctx.record(webhookFacts.tested, id, { name: row.name });
      await sendOn(ctx, webhookErrand, id);
      return found(await deliveries.get(ctx, id, delivery), '这一条推送');
    },

    async end(ctx: Context, { id }: Input<'end'>) {
      const row = await inUse(ctx, id);
      await webhooks.end(ctx, id);
      await ctx.record(webhookFacts.ended, id, { name: row.name });
      return after(ctx, id);
    },

    async deliveries(ctx: Context, { id, state, limit, after: key }: Input<'deliveries'>) {
      found(await webhooks.get(ctx, id), '这个推送订阅');
      return cut(await deliveries.page(ctx, id, { state, limit, after: readIdKey(key) }), limit, (row) => row.id);
    },

    async resend(ctx: Context, { id, deliveryId }: Input<'resend'>): Promise<DeliveryRow> {
      const row = await approved(ctx, id);
      found(await deliveries.get(ctx, id, deliveryId), '这一条推送');
      if ((await deliveries.revive(ctx, id, deliveryId)) === 0) throw webhookProblems.notDead({});
      await ctx.record(webhookFacts.resent, id, { name: row.name, count: 1 });
      await sendOn(ctx, webhookErrand, id);
      return found(await deliveries.get(ctx, id, deliveryId), '这一条推送');
    },

    async resendDead(ctx: Context, { id }: Input<'resendDead'>) {
      const row = await approved(ctx, id);
      const count = await deliveries.revive(ctx, id, null);
      if (count === 0) throw webhookProblems.nothingDead({ name: row.name });
      await ctx.record(webhookFacts.resent, id, { name: row.name, count });
      await sendOn(ctx, webhookErrand, id);
      return { count };
    },
  };
}

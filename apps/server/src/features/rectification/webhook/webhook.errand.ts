import { createHmac } from 'node:crypto';
import { afterTry, type Outcome, outcomeOf, signedText, type WebhookId, webhookFacts } from '@weicheng/domain/rectification';
import type { Context } from '#platform/context';
import { type ClockJob, type Errand, type InCity, sendOn } from '#platform/jobs';
import { notify } from '#platform/notices';
import type { Outgoing, Sent } from '#platform/outgoing';
import { lookup } from '../../organization/index.ts';
import { type Claimed, deliveries } from './delivery.store.ts';
import { webhookErrand } from './webhook.listeners.ts';
import { webhooks } from './webhook.store.ts';

/** A sender that has not come back by then is taken for lost, and what it had is sent again. Longer than any sending takes. */
const claimFor = 60_000;
/** After so many, or so long, others have their turn: receivers that answer slowly hold up neither each other nor the notices. */
const mostAtOnce = 200;
const longestTurn = 15_000;
const logKept = 90 * 86_400_000;

/** Where the secret of a subscription lies, for the box. */
export const placeOf = (cityId: number, id: string): string => `webhook:${cityId}:${id}`;

/** The headers a receiver checks (docs/api/webhooks.md). */
export function signedHeaders(secret: string, id: string, now: number, body: string): Record<string, string> {
  const seconds = Math.floor(now / 1000);
  const signature = createHmac('sha256', secret).update(signedText(seconds, body)).digest('hex');
  return { 'weicheng-id': id, 'weicheng-timestamp': String(seconds), 'weicheng-signature': `v1=${signature}` };
}

const cut = (text: string, most: number) => [...text].slice(0, most).join('');

function resultOf(sent: Sent): { outcome: Outcome; says: string } {
  if (sent.outcome !== 'answered') return { outcome: 'away', says: sent.why };
  const outcome = outcomeOf(sent.status);
  const answer = outcome === 'delivered' || sent.text === '' ? '' : `：${cut(sent.text, 200)}`;
  return { outcome, says: `对方答 ${sent.status}${answer}` };
}

/** 推送: takes what is due for one subscription, one by one: claims it, sends it with no transaction open, notes what came of it. */
export function sendWebhooks({ post, box }: Pick<Outgoing, 'post' | 'box'>): Errand {
  async function send(cityId: number, { id, webhookId, secret: sealed, address, body }: Claimed, now: number) {
    const secret = box.open(sealed, placeOf(cityId, webhookId));
    if (secret === null) return { outcome: 'away', says: '密钥解不开，服务器的签名密钥换过。换一次推送密钥' } as const;
    return resultOf(await post(address, { body, headers: signedHeaders(secret, id, now, body) }));
  }
  return {
    ...webhookErrand,
    async run(inCity: InCity, cityId: number, about: string): Promise<void> {
      const webhookId = about as WebhookId;
      let until = Number.POSITIVE_INFINITY;
      for (let sent = 0; sent < mostAtOnce; sent++) {
        const next = await inCity(cityId, async (ctx) => {
          const claimed = await deliveries.claim(ctx, webhookId, claimFor);
          const later = claimed ? null : await deliveries.nextMoment(ctx, webhookId);
          if (later !== null) await sendOn(ctx, webhookErrand, webhookId, later);
          return claimed && { claimed, now: ctx.now };
        });
        if (!next) return;
        if (sent === 0) until = next.now + longestTurn;
        const result = await send(cityId, next.claimed, next.now);
        const now = await inCity(cityId, (ctx) => settle(ctx, next.claimed, result).then(() => ctx.now));
        if (now > until) break;
      }
      await inCity(cityId, (ctx) => sendOn(ctx, webhookErrand, webhookId));
    },
  };
}

async function settle(ctx: Context, claimed: Claimed, { outcome, says }: { outcome: Outcome; says: string }): Promise<void> {
  const row = await webhooks.take(ctx, claimed.webhookId);
  const tried = afterTry(claimed, outcome, ctx.now);
  if (!(await deliveries.settle(ctx, claimed, tried, says)) || !tried.pause || !row || row.pausedAt || row.endedAt) return;
  await webhooks.pause(ctx, row.id, `连续 3 天没有送到，${says}`);
  await ctx.record(webhookFacts.stood, row.id, { name: row.name, why: says });
  for (const person of await lookup.holdersOf(ctx, ['systemAdmin']))
    await notify(ctx, person, {
      title: `推送自动暂停：${row.name}`,
      body: `连续 3 天没有送到：${says}。修好以后恢复，等着的按先后补送。`,
      link: '/webhooks',
    });
}

/** 到点看一遍: what a lost job would have sent; and what the log keeps no longer. */
export const webhookJobs: readonly ClockJob[] = [
  {
    name: 'webhooksDue',
    every: '* * * * *',
    async run(ctx) {
      for (const id of await deliveries.due(ctx)) await sendOn(ctx, webhookErrand, id);
    },
  },
  { name: 'forgetWebhookDeliveries', every: '41 18 * * *', run: (ctx) => deliveries.forget(ctx, ctx.now - logKept) },
];

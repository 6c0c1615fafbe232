import { type DeliveryId, type Issue, type IssueId, lineOfIssue, WebhookPayload, webhookKinds } from '@weicheng/domain/rectification';
import type { Context } from '#platform/context';
import type { Listener } from '#platform/facts';
import { sendOn } from '#platform/jobs';
import { lookup, type Reaches } from '../../organization/index.ts';
import { issues } from '../issue/issue.store.ts';
import { deliveries } from './delivery.store.ts';
import { anybodyWants, type Subscriber, webhooks } from './webhook.store.ts';

/** The errand that sends what waits for one subscription. */
export const webhookErrand = { name: 'webhooks' } as const;

/** How far back a line is brought up to date: far longer than a job waits, and shorter than the log is kept. */
const backwards = 30 * 86_400_000;

/**
 * 听到一件事，把那个问题的推送排到这里为止. Jobs come in any order and more than once, so none queues its own fact alone: each brings the
 * line of its issue up to date, in the order in which things happened. What was recorded before the approval is not sent.
 */
export function webhookListeners(reaches: Reaches, address: string): readonly Listener[] {
  async function run(ctx: Context, { kind, about }: { kind: string; about: string | null }): Promise<void> {
    const subscribers = about === null ? [] : await webhooks.subscribers(ctx, kind);
    if (subscribers.length === 0) return;
    const id = about as IssueId;
    const line = lineOfIssue(await deliveries.happened(ctx, id));
    for (const subscriber of subscribers) {
      const issue = await seenBy(ctx, subscriber, id);
      if (!issue) continue;
      const since = new Date(Math.max(subscriber.approvedAt.getTime(), ctx.now - backwards)).toISOString();
      const known = await deliveries.known(ctx, subscriber.id, id);
      const fresh = line.filter((fact) => subscriber.kinds.includes(fact.kind) && fact.at >= since && !known.has(fact.id));
      for (const fact of fresh) {
        const delivery = ctx.newId() as DeliveryId;
        const body = JSON.stringify(await payloadOf(ctx, delivery, fact, issue));
        await deliveries.queue(ctx, subscriber.id, {
          id: delivery,
          factId: fact.id,
          kind: fact.kind,
          issueId: id,
          issueNumber: issue.number,
          body,
        });
      }
      if (fresh.length > 0) await sendOn(ctx, webhookErrand, subscriber.id);
    }
  }

  /** With the rights of its approval: an issue beyond them is not there for it. */
  async function seenBy(ctx: Context, { unitId }: Subscriber, id: IssueId): Promise<Issue | undefined> {
    const reader: Context = { ...ctx, actor: { ...ctx.actor, grants: new Map([['issue.read', [unitId]]]) } };
    return issues.get(reader, id, await reaches.of(reader, 'issue.read'));
  }

  async function payloadOf(
    ctx: Context,
    id: DeliveryId,
    fact: { kind: string; at: string; left: Issue['state'] },
    issue: Issue,
  ): Promise<WebhookPayload> {
    const unit = issue.leadUnitId;
    const name = unit && (await lookup.names(ctx, [unit])).get(unit);
    return WebhookPayload.parse({
      version: 1,
      id,
      kind: fact.kind,
      at: fact.at,
      city: await deliveries.cityCode(ctx),
      issue: {
        id: issue.id,
        number: issue.number,
        sourceNumber: issue.sourceNumber,
        state: fact.left,
        unit: unit && name ? { id: unit, name } : null,
        due: issue.due,
        link: `${address}/issues/${issue.id}`,
      },
    } satisfies WebhookPayload);
  }

  return webhookKinds.map(({ kind }) => ({ kind, name: 'webhooks', only: anybodyWants(kind), run }));
}

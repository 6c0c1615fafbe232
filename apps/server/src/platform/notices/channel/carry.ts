import { afterAttempt, composeMessage, goesNow, nextTry, numbered, speaks, timeOf } from '@weicheng/domain/platform';
import type { Context } from '../../context/index.ts';
import { type ClockJob, type Errand, sendOn } from '../../jobs/index.ts';
import { notify } from '../open.ts';
import type { ChannelGround } from './channel.service.ts';
import { type Channel, channels } from './channel.store.ts';
import { deliveries, type UnderWay } from './delivery.store.ts';
import { openSealed } from './sealing.ts';
import { type Sealed, send } from './send.ts';

/** An attempt that has been counted and may now be made. */
interface Claimed {
  to: Sealed | null;
  letter: UnderWay;
}

/** How long an attempt that is the last one is taken to be under way. */
const lastLease = 10 * 60_000;
const keptFor = 180 * 86_400_000;

/**
 * 送出去：an attempt is counted and committed, then made, then settled. Killed in between, it is made again when its time has run
 * out: at least once, under the same number. Two servers never try the same message at once.
 */
export function openCarriers(ground: ChannelGround) {
  const claim = async (ctx: Context, channelId: string): Promise<Claimed | null> => {
    const channel = await channels.get(ctx, channelId, true);
    if (!channel || channel.pausedAt) return null;
    const letter = (await due(ctx, channel)) ?? null;
    if (letter === null) return null;
    const attempts = letter.attempts + 1;
    await deliveries.begin(ctx, letter.id, nextTry(attempts, ctx.now) ?? ctx.now + lastLease);
    return { to: openSealed(ground.outgoing.box, ctx.actor.cityId, channel), letter: { ...letter, attempts } };
  };

  /** The message whose time has come, or a new one made of what waits. */
  const due = async (ctx: Context, channel: Channel): Promise<UnderWay | undefined> => {
    const workingDay = await ground.workingDay(ctx);
    const underWay = await deliveries.waiting(ctx, channel.id);
    if (underWay) return underWay.nextAt.getTime() <= ctx.now && speaks(channel, timeOf(ctx.now), workingDay) ? underWay : undefined;
    const waiting = await deliveries.waitingLines(ctx, channel.id);
    if (waiting.length === 0) return undefined;
    const { lines, digest } = goesNow(channel, waiting, { now: ctx.now, workingDay });
    if (lines.length === 0) return undefined;
    await deliveries.takeLines(
      ctx,
      lines.map(({ id }) => id),
    );
    const message = composeMessage(lines, ground.kinds, { digest, site: ground.site, now: ctx.now });
    if (!message) return undefined;
    if (digest) await channels.mark(ctx, channel.id, { digest_on: ctx.today });
    return deliveries.add(ctx, channel.id, message);
  };

  const carry: Errand = {
    name: 'carryNotices',
    async run(inCity, cityId, channelId) {
      const claimed = await inCity(cityId, (ctx) => claim(ctx, channelId));
      if (!claimed) return;
      const { to, letter } = claimed;
      const { id, title, text, attempts } = letter;
      const outcome = to
        ? await send(ground.outgoing, to, { id, title, text: numbered(text, id, attempts) }, ground.clock())
        : ({ ok: false, again: false, reason: '地址和密钥读不出来了，在“改”里重新填' } as const);
      await inCity(cityId, async (ctx) => {
        const next = afterAttempt(outcome, attempts, ctx.now);
        if (!(await deliveries.settle(ctx, letter, next)) || next.state !== 'failed') return;
        const channel = await channels.get(ctx, channelId, false);
        if (channel)
          await notify(ctx, channel.createdById, {
            title: `通道“${channel.name}”没送到`,
            body: next.reason,
            link: `/organization/channels/deliveries?state=failed`,
          });
      });
    },
  };

  /** Every minute: whatever was written since, whatever was to be tried again, whatever a killed server left. A channel speaks once a minute at most. */
  const sendNotices: ClockJob = {
    name: 'sendNotices',
    every: '* * * * *',
    async run(ctx) {
      for (const id of await channels.busy(ctx)) await sendOn(ctx, carry, id);
    },
  };

  const forgetDeliveries: ClockJob = {
    name: 'forgetDeliveries',
    every: '23 19 * * *',
    run: (ctx) => deliveries.forget(ctx, new Date(ctx.now - keptFor)),
  };

  return { errands: [carry], clockJobs: [sendNotices, forgetDeliveries] };
}

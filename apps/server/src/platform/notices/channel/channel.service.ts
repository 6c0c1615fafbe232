import { createHash } from 'node:crypto';
import { kernelProblems } from '@weicheng/domain/kernel';
import {
  type ChannelId,
  type ChannelKind,
  type channelContract,
  channelFacts,
  channelFaults,
  channelProblems,
  type NoticeKind,
  numbered,
  type Outcome,
  testMessage,
} from '@weicheng/domain/platform';
import { z } from 'zod';
import type { Context } from '../../context/index.ts';
import type { Outgoing } from '../../outgoing/index.ts';
import { type Channel, channels, type StoredChannel } from './channel.store.ts';
import { deliveries } from './delivery.store.ts';
import { mailRefusal } from './mail.ts';
import { openSealed, sealFor } from './sealing.ts';
import { type Sealed, send } from './send.ts';

type Input<V extends keyof typeof channelContract> = z.output<(typeof channelContract)[V]['input']>;
type Fields = Omit<Input<'change'>, 'id'>;

/** What channels stand on; the chapters bring what they know. */
export interface ChannelGround {
  outgoing: Outgoing;
  /** What can go out, in the order it is said in. */
  kinds: readonly NoticeKind[];
  /** The office's own address, for links; null where it has none. */
  site: string | null;
  clock(): number;
  /** Whether today is a working day in this city. */
  workingDay(ctx: Context): Promise<boolean>;
  unitNames(ctx: Context, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Whether a unit is there and stands. */
  unitStands(ctx: Context, id: string): Promise<boolean>;
}

const mostChannels = 100;
const betweenTests = 10_000;
const passwordAnew = { path: 'secret', message: '换了服务器、端口、加密方式或账号，密码要重新填' };
const DeliveryKey = z.uuid('翻页的位置不对，回到第一页').optional();

/** As much of an address as is shown: whose it is, and its end. */
export function targetOf(sealed: Sealed): string {
  if (sealed.kind === 'mail') return `${sealed.host}:${sealed.port}，${sealed.receivers.length} 个收件地址`;
  return `${new URL(sealed.address).host} …${sealed.address.slice(-4)}`;
}

/** The verbs of channels. */
export function channelService(ground: ChannelGround) {
  const { outgoing } = ground;
  const says = new Map(ground.kinds.map(({ kind, says }) => [kind, says]));

  const held = async (ctx: Context, id: string): Promise<Channel> => {
    const channel = await channels.get(ctx, id, true);
    if (!channel) throw kernelProblems.notFound({ what: '这个通道' });
    return channel;
  };

  /** What is typed, put together with what was kept. A password goes where it was typed for, and nowhere else. */
  const sealedOf = (kind: ChannelKind, fields: Fields, kept: Sealed | null): Sealed => {
    const secret = fields.secret || kept?.secret || null;
    if (kind !== 'mail') return { kind, address: fields.address || (kept?.kind === kind ? kept.address : ''), secret };
    const { host = '', port = 0, security = 'tls', user = '', sender = '', receivers = [] } = fields;
    const house = { host, port, security, user };
    const same = kept?.kind === 'mail' && (['host', 'port', 'security', 'user'] as const).every((part) => kept[part] === house[part]);
    if (user && kept?.secret && !same && !fields.secret) throw kernelProblems.invalid({ fields: [passwordAnew] });
    return { kind, ...house, secret: same ? secret : fields.secret || null, sender, receivers };
  };

  const stored = async (ctx: Context, kind: ChannelKind, id: ChannelId, fields: Fields, kept: Sealed | null): Promise<StoredChannel> => {
    const unknown = Object.keys(fields.wants).find((one) => !says.has(one));
    if (unknown !== undefined) throw channelProblems.unknownKind({ kind: unknown });
    const sealed = sealedOf(kind, fields, kept);
    const faults = channelFaults(kind, { ...fields, ...sealed, secret: undefined });
    if (faults.length > 0) throw kernelProblems.invalid({ fields: faults });
    const robot = sealed.kind === 'mail' ? null : sealed.address;
    const no = sealed.kind === 'mail' ? mailRefusal(outgoing, sealed) : outgoing.refusal(sealed.address);
    if (no) throw kernelProblems.invalid({ fields: [{ path: robot === null ? 'security' : 'address', message: no }] });
    const digest = robot === null ? null : createHash('sha256').update(robot).digest('base64url');
    const other = digest && (await channels.nameByAddress(ctx, digest, id));
    if (other) throw channelProblems.sameAddress({ name: other });
    const { name, unitId, wants, from, to, restDays, dailyAt } = fields;
    return {
      ...{ id, kind, name, unitId, wants, from, to, restDays, dailyAt },
      sealed: sealFor(outgoing.box, ctx.actor.cityId, id, sealed),
      hasSecret: sealed.secret !== null,
      target: targetOf(sealed),
      addressDigest: digest,
    };
  };

  const factOf = async (ctx: Context, { unitId, wants }: Pick<Fields, 'unitId' | 'wants'>) => ({
    unitName: unitId === null ? null : ((await ground.unitNames(ctx, [unitId])).get(unitId) ?? ''),
    wants: Object.entries(wants).map(([kind, when]) => `${says.get(kind) ?? kind}${when === 'daily' ? '（汇总）' : ''}`),
  });

  return {
    /** 查通知通道 */
    async list(ctx: Context) {
      const rows = await channels.list(ctx);
      const names = await ground.unitNames(
        ctx,
        rows.flatMap(({ unitId }) => unitId ?? []),
      );
      return {
        rows: rows.map((row) => {
          const sealed = row.kind === 'mail' ? openSealed(outgoing.box, ctx.actor.cityId, row) : null;
          const { sealed: _sealed, addressDigest: _digest, createdById: _by, digestOn: _on, ...shown } = row;
          return {
            ...shown,
            unitName: row.unitId === null ? null : (names.get(row.unitId) ?? ''),
            mail: sealed?.kind === 'mail' ? { ...sealed, secret: undefined } : null,
            createdAt: row.createdAt.toISOString(),
            pausedAt: row.pausedAt?.toISOString() ?? null,
          };
        }),
        kinds: ground.kinds.map(({ kind, says, standing = false }) => ({ kind, says, standing })),
        linked: ground.site !== null,
      };
    },

    /** 加通知通道 */
    async add(ctx: Context, { kind, ...fields }: Input<'add'>) {
      if ((await channels.count(ctx)) >= mostChannels) throw channelProblems.tooMany({ most: mostChannels });
      if (fields.unitId !== null && !(await ground.unitStands(ctx, fields.unitId))) throw channelProblems.noUnit({});
      const id = ctx.newId() as ChannelId;
      await channels.add(ctx, await stored(ctx, kind, id, fields, null));
      await ctx.record(channelFacts.added, id, { name: fields.name, kind, ...(await factOf(ctx, fields)) }, fields.unitId);
      return { id };
    },

    /** 改通知通道 */
    async change(ctx: Context, { id, ...fields }: Input<'change'>) {
      const { kind, sealed, unitId } = await held(ctx, id);
      if (fields.unitId !== unitId) throw channelProblems.unitFixed({});
      const kept = openSealed(outgoing.box, ctx.actor.cityId, { id, sealed });
      if (kept === null && kind !== 'mail' && !fields.address) throw channelProblems.unsealed({});
      await channels.change(ctx, await stored(ctx, kind, id, fields, kept));
      const address = Boolean(fields.address || fields.secret);
      await ctx.record(channelFacts.changed, id, { name: fields.name, kind, address, ...(await factOf(ctx, fields)) }, fields.unitId);
      return { id };
    },

    /** 试发, before the transaction opens: it may take as long as the far side takes. */
    async tryOut(ctx: Context, { id }: Input<'test'>): Promise<Outcome> {
      const channel = await channels.get(ctx, id, false);
      if (!channel) throw kernelProblems.notFound({ what: '这个通道' });
      if (!(await channels.beginTest(ctx, id, ctx.now - betweenTests))) throw channelProblems.testTooSoon({});
      const sealed = openSealed(outgoing.box, ctx.actor.cityId, channel);
      if (sealed === null) throw channelProblems.unsealed({});
      const letter = { id: ctx.newId(), ...testMessage(channel.name) };
      return send(outgoing, sealed, { ...letter, text: numbered(letter.text, letter.id, 1) }, ctx.now);
    },

    async tested(ctx: Context, { id }: Input<'test'>, outcome: Outcome) {
      const { name, kind, unitId } = await held(ctx, id);
      await ctx.record(channelFacts.tested, id, { name, kind, ok: outcome.ok }, unitId);
      return { ok: outcome.ok, said: outcome.ok ? outcome.said : outcome.reason };
    },

    /** 暂停: from now on nothing is collected for it; what waits goes out when it is resumed. */
    async pause(ctx: Context, { id }: Input<'pause'>) {
      const { name, kind, unitId, pausedAt } = await held(ctx, id);
      if (pausedAt) throw channelProblems.already({ paused: true });
      await channels.mark(ctx, id, { paused_at: new Date(ctx.now) });
      await ctx.record(channelFacts.paused, id, { name, kind }, unitId);
      return {};
    },

    /** 恢复 */
    async resume(ctx: Context, { id }: Input<'resume'>) {
      const { name, kind, unitId, pausedAt } = await held(ctx, id);
      if (!pausedAt) throw channelProblems.already({ paused: false });
      await channels.mark(ctx, id, { paused_at: null });
      await ctx.record(channelFacts.resumed, id, { name, kind }, unitId);
      return {};
    },

    /** 去掉通知通道 */
    async remove(ctx: Context, { id }: Input<'remove'>) {
      const { name, kind, unitId } = await held(ctx, id);
      await channels.remove(ctx, id);
      await ctx.record(channelFacts.removed, id, { name, kind }, unitId);
      return {};
    },

    /** 查通知送达 */
    async deliveries(ctx: Context, input: Input<'deliveries'>) {
      const key = DeliveryKey.safeParse(input.after);
      if (!key.success) throw kernelProblems.invalid({ fields: [{ path: 'after', message: key.error.issues[0]?.message ?? '' }] });
      return deliveries.page(ctx, input);
    },

    /** 重发 one given up. A channel has one message under way; a second waits until that one is settled. */
    async resend(ctx: Context, { id }: Input<'resend'>) {
      const failed = await deliveries.failed(ctx, id);
      if (!failed) throw channelProblems.notFailed({});
      const { name, kind, unitId, pausedAt } = await held(ctx, failed.channelId);
      if (pausedAt) throw channelProblems.paused({});
      if (await deliveries.waiting(ctx, failed.channelId)) throw channelProblems.busy({});
      await deliveries.again(ctx, id);
      await ctx.record(channelFacts.resent, failed.channelId, { name, kind, title: failed.title }, unitId);
      return {};
    },
  };
}

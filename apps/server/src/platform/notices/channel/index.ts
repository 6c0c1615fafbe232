import type { NoticeKind } from '@weicheng/domain/platform';
import type { Context } from '../../context/index.ts';
import type { Route } from '../../endpoint/index.ts';
import type { ClockJob, Errand } from '../../jobs/index.ts';
import { openCarriers } from './carry.ts';
import { channelRoutes } from './channel.routes.ts';
import type { ChannelGround } from './channel.service.ts';
import { channels } from './channel.store.ts';
import { deliveries } from './delivery.store.ts';

/** 通知通道. */
export interface Channels {
  routes: readonly Route[];
  clockJobs: readonly ClockJob[];
  errands: readonly Errand[];
}

export const openChannels = (ground: ChannelGround): Channels => ({ routes: channelRoutes(ground), ...openCarriers(ground) });

/** 一个单位的几件事, to be told outside. `path`: the unit and every unit above it. */
export interface Told {
  unitId: string;
  unitName: string;
  path: readonly string[];
  count: number;
}

/**
 * 往外通知：writes what is to be told to every channel that wants it, in the transaction of the change; nothing is sent here. `told` is
 * asked only where some channel wants this kind.
 */
export async function tellOutside(ctx: Context, kind: NoticeKind, told: () => Promise<readonly Told[]>): Promise<void> {
  const wanting = await channels.wanting(ctx, kind.kind);
  if (wanting.length === 0) return;
  const units = await told();
  const lines = wanting.flatMap((channel) =>
    units
      .filter(({ path, count }) => count > 0 && (channel.unitId === null || path.includes(channel.unitId)))
      .map(({ unitId, unitName, count }) => ({ channelId: channel.id, kind: kind.kind, unitId, unitName, count })),
  );
  await deliveries.addLines(ctx, lines);
}

import type { Verb } from '@weicheng/domain/kernel';
import { channelContract, type Outcome } from '@weicheng/domain/platform';
import type { z } from 'zod';
import { type Route, route } from '../../endpoint/index.ts';
import { type ChannelGround, channelService } from './channel.service.ts';

export const channelRoutes = (ground: ChannelGround): Route[] => {
  const service = channelService(ground);
  const { test } = channelContract;
  const tried: Route = {
    verb: test as Verb,
    receive: (ctx, input) => service.tryOut(ctx, input as z.output<typeof test.input>),
    handle: (ctx, input, outcome) => service.tested(ctx, input as z.output<typeof test.input>, outcome as Outcome),
  };
  return [
    route(channelContract.list, service.list),
    route(channelContract.add, service.add),
    route(channelContract.change, service.change),
    tried,
    route(channelContract.pause, service.pause),
    route(channelContract.resume, service.resume),
    route(channelContract.remove, service.remove),
    route(channelContract.deliveries, service.deliveries),
    route(channelContract.resend, service.resend),
  ];
};

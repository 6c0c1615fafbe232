import { delegationContract } from '@weicheng/domain/organization';
import { route } from '#platform/endpoint';
import {
  endDelegation,
  giveDelegation,
  listDelegations,
  myDelegations,
  presentDelegation,
  presentDelegations,
} from './delegation.service.ts';

export const delegationRoutes = [
  route(delegationContract.mine, async (ctx) => ({ rows: await presentDelegations(ctx, await myDelegations(ctx)) })),
  route(delegationContract.list, async (ctx, input) => {
    const { rows, next } = await listDelegations(ctx, input);
    return { rows: await presentDelegations(ctx, rows), next };
  }),
  route(delegationContract.give, async (ctx, input) => presentDelegation(ctx, await giveDelegation(ctx, input))),
  route(delegationContract.end, async (ctx, input) => presentDelegation(ctx, await endDelegation(ctx, input))),
];

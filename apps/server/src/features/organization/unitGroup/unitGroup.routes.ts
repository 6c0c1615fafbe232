import { unitGroupContract } from '@weicheng/domain/organization';
import type { Context } from '#platform/context';
import { route } from '#platform/endpoint';
import { found } from '../ask.ts';
import { canCreateGroup, presentExpansion, presentGroup } from './unitGroup.present.ts';
import { changeGroup, createGroup, endGroup, readGroups, readMembers } from './unitGroup.service.ts';

const changing =
  <I>(act: (ctx: Context, input: I) => ReturnType<typeof createGroup>) =>
  async (ctx: Context, input: I) => {
    const [group, all] = await act(ctx, input);
    return presentGroup(ctx, group, all, ctx.today);
  };

export const unitGroupRoutes = [
  route(unitGroupContract.list, async (ctx, { day = ctx.today }) => {
    const all = await readGroups(ctx);
    return { day, rows: [...all.groups.values()].map((g) => presentGroup(ctx, g, all, day)), can: canCreateGroup(ctx) };
  }),
  route(unitGroupContract.read, async (ctx, { id, day = ctx.today }) => {
    const all = await readGroups(ctx);
    const group = found(all.groups.get(id), '这个单位组');
    return { group: presentGroup(ctx, group, all, day), expansion: presentExpansion(group, all, day) };
  }),
  route(unitGroupContract.preview, async (ctx, { members, day = ctx.today }) =>
    presentExpansion(readMembers(members), await readGroups(ctx), day),
  ),
  route(unitGroupContract.create, changing(createGroup)),
  route(unitGroupContract.change, changing(changeGroup)),
  route(unitGroupContract.close, changing(endGroup)),
];

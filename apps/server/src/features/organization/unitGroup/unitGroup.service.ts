import {
  closeGroup,
  expandGroup,
  groupRefusal,
  mayNotUnitGroup,
  type UnitGroup,
  type UnitGroupId,
  UnitGroupMembers,
  type UnitId,
  type UnitKind,
  type unitGroupContract,
  unitGroupFacts,
  unitGroupProblems,
  unitGroupRefusal,
} from '@weicheng/domain/organization';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { found, must, refuse } from '../ask.ts';
import { openTree, readTree, type Tree } from '../tree.ts';
import { unitGroups } from './unitGroup.store.ts';

type Input<V extends keyof typeof unitGroupContract> = z.output<(typeof unitGroupContract)[V]['input']>;

/** The groups of a city and the tree they are expanded against. */
export interface Groups {
  tree: Tree;
  groups: Map<UnitGroupId, UnitGroup>;
}

const groupsOn = async (ctx: Context, tree: Tree): Promise<Groups> => ({
  tree,
  groups: new Map((await unitGroups.all(ctx)).map((g) => [g.id, g])),
});

/** 查单位组 */
export const readGroups = async (ctx: Context): Promise<Groups> => groupsOn(ctx, await readTree(ctx));

/** The members an address carries as JSON. */
export function readMembers(text: string): UnitGroupMembers {
  try {
    return UnitGroupMembers.parse(JSON.parse(text));
  } catch {
    throw unitGroupProblems.notMembers({});
  }
}

/** Units and groups a wish names must be this city's. */
function known({ tree, groups }: Groups, members: UnitGroupMembers): void {
  for (const id of [...members.include, ...members.exclude, ...(members.under ? [members.under] : [])]) tree.get(id);
  for (const id of members.includeGroups) found(groups.get(id), '要包含的单位组');
}

/** 展开: the units of these kinds and groups that stand today. */
export async function unitsMeant(ctx: Context, kinds: readonly UnitKind[], groupIds: readonly UnitGroupId[]): Promise<UnitId[]> {
  if (kinds.length + groupIds.length === 0) return [];
  const all = await readGroups(ctx);
  const members = UnitGroupMembers.parse({ kinds, includeGroups: groupIds });
  known(all, members);
  return expandGroup(members, { groups: all.groups, records: all.tree.records }, ctx.today);
}

/** 新建单位组 */
export async function createGroup(ctx: Context, { name, note, members, on }: Input<'create'>): Promise<[UnitGroup, Groups]> {
  const all = await groupsOn(ctx, await openTree(ctx));
  refuse(mayNotUnitGroup(ctx.actor, 'create'));
  known(all, members);
  refuse(groupRefusal(null, { name, members }, all.groups, ctx.today));
  const group: UnitGroup = { id: ctx.newId() as UnitGroupId, name, note, ...members, from: on, until: null };
  await unitGroups.add(ctx, group);
  await ctx.record(unitGroupFacts.created, group.id, { name, note, members, on });
  return [group, all];
}

/** 修改单位组 */
export async function changeGroup(ctx: Context, { id, name, note, members }: Input<'change'>): Promise<[UnitGroup, Groups]> {
  const all = await groupsOn(ctx, await openTree(ctx));
  const before = found(all.groups.get(id), '这个单位组');
  refuse(unitGroupRefusal(ctx.actor, 'change', before, all.groups, ctx.today));
  known(all, members);
  refuse(groupRefusal(id, { name, members }, all.groups, ctx.today));
  const group: UnitGroup = { ...before, name, note, ...members };
  await unitGroups.save(ctx, group);
  await ctx.record(unitGroupFacts.changed, id, {
    name,
    note,
    members,
    before: { name: before.name, note: before.note, members: membersOf(before) },
  });
  all.groups.set(id, group);
  return [group, all];
}

/** 停用单位组 */
export async function endGroup(ctx: Context, { id, on }: Input<'close'>): Promise<[UnitGroup, Groups]> {
  const all = await groupsOn(ctx, await openTree(ctx));
  const before = found(all.groups.get(id), '这个单位组');
  refuse(unitGroupRefusal(ctx.actor, 'close', before, all.groups, ctx.today));
  const group = must(closeGroup(before, all.groups, on, ctx.today));
  await unitGroups.save(ctx, group);
  await ctx.record(unitGroupFacts.closed, id, { name: group.name, on });
  all.groups.set(id, group);
  return [group, all];
}

const membersOf = ({ kinds, under, include, exclude, includeGroups }: UnitGroup): UnitGroupMembers => ({
  kinds,
  under,
  include,
  exclude,
  includeGroups,
});

import { type Page, within } from '@weicheng/domain/kernel';
import {
  type AliasId,
  type aliasContract,
  aliasFacts,
  aliasRefusal,
  endAlias as endedAlias,
  mayNotUnit,
  type NameIndex,
  nameIndex,
  type Resolution,
  resolveName,
  type UnitAlias,
} from '@weicheng/domain/organization';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { found, must, refuse } from '../ask.ts';
import { cut, keyOf, readKey } from '../cursor.ts';
import { openTree, type Tree } from '../tree.ts';
import { units } from '../unit/unit.store.ts';
import { type Groups, readGroups } from '../unitGroup/unitGroup.service.ts';
import { aliases, type ListedAlias } from './alias.store.ts';

type Input<V extends keyof typeof aliasContract> = z.output<(typeof aliasContract)[V]['input']>;

/** 查别名 */
export async function listAliases(ctx: Context, { unitId, ended, after, ...filter }: Input<'list'>): Promise<Page<ListedAlias>> {
  const rows = await aliases.list(ctx, {
    ...filter,
    unitIds: unitId && (await units.below(ctx, unitId)),
    day: ended === 'true' ? undefined : ctx.today,
    after: after === undefined ? undefined : readKey(after),
  });
  return cut(rows, filter.limit, keyOf);
}

/** 登记别名 */
export async function addAlias(ctx: Context, wish: Input<'add'>): Promise<UnitAlias> {
  const tree = await openTree(ctx);
  const { unit } = tree.get(wish.unitId);
  refuse(mayNotUnit(ctx.actor, 'addAlias', unit, tree.path(unit.id)));
  refuse(aliasRefusal(wish, unit, await aliases.all(ctx), tree.name));
  return saveAlias(ctx, tree, wish);
}

/** 更名、并入 leave a name behind; where it is taken already, whoever holds it keeps it. */
export async function leaveName(ctx: Context, tree: Tree, alias: Omit<UnitAlias, 'id'>): Promise<void> {
  const { unit } = tree.get(alias.unitId);
  if (!aliasRefusal(alias, unit, await aliases.all(ctx), tree.name)) await saveAlias(ctx, tree, alias);
}

async function saveAlias(ctx: Context, tree: Tree, wish: Omit<UnitAlias, 'id'>): Promise<UnitAlias> {
  const alias: UnitAlias = { ...wish, id: ctx.newId() as AliasId };
  await aliases.add(ctx, alias);
  const { unitId, id: aliasId, ...rest } = alias;
  await ctx.record(aliasFacts.added, unitId, { aliasId, unitName: tree.name(unitId), ...rest });
  return alias;
}

/** 停用别名 */
export async function endAlias(ctx: Context, { id, on }: Input<'end'>): Promise<UnitAlias> {
  const tree = await openTree(ctx);
  const alias = found(await aliases.get(ctx, id), '这个别名');
  refuse(mayNotUnit(ctx.actor, 'addAlias', tree.get(alias.unitId).unit, tree.path(alias.unitId)));
  const ended = must(endedAlias(alias, on));
  await aliases.end(ctx, ended);
  await ctx.record(aliasFacts.ended, alias.unitId, { aliasId: id, unitName: tree.name(alias.unitId), name: alias.name, on });
  return ended;
}

/** All the names of the city and its groups in use today, for whoever has a document full of names. */
export async function namesOfCity(ctx: Context): Promise<Groups & { index: NameIndex }> {
  const { tree, groups } = await readGroups(ctx);
  const index = nameIndex([...tree.records.values()], await aliases.all(ctx), tree.name(tree.root));
  return { tree, groups: new Map([...groups].filter(([, group]) => within(ctx.today, group.from, group.until))), index };
}

/** 认单位 */
export async function resolveAlias(ctx: Context, { name, day = ctx.today }: Input<'resolve'>): Promise<Resolution> {
  return resolveName(name, day, (await namesOfCity(ctx)).index);
}

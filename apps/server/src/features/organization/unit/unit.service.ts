import {
  carryGrants,
  carryPosts,
  close,
  correctCode,
  formerName,
  found as founded,
  headedKinds,
  makeRoom,
  mayNotUnit,
  merge,
  mergedName,
  move,
  type PersonId,
  type PostId,
  type RoleGrantId,
  rename,
  type UnitAction,
  type UnitId,
  type UnitRecord,
  type unitContract,
  unitFacts,
} from '@weicheng/domain/organization';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { leaveName } from '../alias/alias.service.ts';
import { found, must, refuse } from '../ask.ts';
import { persons } from '../person/person.store.ts';
import { posts } from '../person/post.store.ts';
import { roleGrants } from '../role/rights.store.ts';
import { carry } from '../role/role.service.ts';
import { openTree, type Tree } from '../tree.ts';
import type { Directory } from './directory.ts';
import { units } from './unit.store.ts';
import { readUnitPage, type UnitPage } from './unitDetail.store.ts';

type Input<V extends keyof typeof unitContract> = z.output<(typeof unitContract)[V]['input']>;

/** 查单位树 */
export const treeOn = async (ctx: Context, { day = ctx.today, ended }: Input<'tree'>) => ({
  day,
  rows: await units.tree(ctx, day, ended === 'true'),
});

/** 找单位 */
export const searchUnits = async (ctx: Context, { text, kind, limit }: Input<'search'>) => ({
  rows: await units.search(ctx, text, kind, limit),
});

/** 查没有主要负责人的单位 */
export const headlessUnits = (ctx: Context) => units.headless(ctx, ctx.actor.grants.get('person.edit') ?? [], headedKinds, 50);

/** 查一个单位 */
export const readUnit = async (ctx: Context, { id }: Input<'read'>): Promise<UnitPage> =>
  found(await readUnitPage(ctx, id, ctx.today), '这个单位');

/** 看一个单位的名片 */
export const readUnitCard = async (ctx: Context, directory: Directory, { id }: Input<'card'>) =>
  found(await directory.card(ctx, id), '这个单位');

/** What a change of the tree leads to, for the answer. */
export interface Changed {
  record: UnitRecord;
  tree: Tree;
}

const ask = (ctx: Context, tree: Tree, action: UnitAction, id: UnitId) =>
  refuse(mayNotUnit(ctx.actor, action, tree.get(id).unit, tree.path(id)));

async function save(ctx: Context, tree: Tree, before: UnitRecord | undefined, record: UnitRecord): Promise<Changed> {
  await units.save(ctx, before, record);
  tree.put(record);
  return { record, tree };
}

/** 设立 at a place among its siblings, who make room; without one, or beyond the last, it stands last. */
export async function foundUnit(ctx: Context, { on, position: place, ...wish }: Input<'found'>): Promise<Changed> {
  const tree = await openTree(ctx);
  ask(ctx, tree, 'found', wish.parentId);
  const id = ctx.newId() as UnitId;
  const siblings = [...tree.records.values()].filter(({ unit }) => unit.parentId === wish.parentId && unit.endedOn === null).length;
  const record = must(founded(tree, { ...wish, id, position: Math.min(place ?? siblings, siblings) }, on));
  await units.savePositions(ctx, makeRoom(tree, record.unit));
  const { kind, name, shortName, parentId, divisionCode } = wish;
  await ctx.record(unitFacts.founded, id, { kind, name, shortName, parentId, parentName: tree.name(parentId), divisionCode, on });
  return save(ctx, tree, undefined, record);
}

/** 更名 */
export async function renameUnit(ctx: Context, { id, on, ...to }: Input<'rename'>): Promise<Changed> {
  const tree = await openTree(ctx);
  const before = tree.get(id);
  ask(ctx, tree, 'rename', id);
  const changed = await save(ctx, tree, before, must(rename(tree, before, to, on)));
  await ctx.record(unitFacts.renamed, id, { from: before.unit.name, to: to.name, shortName: to.shortName, on });
  if (before.unit.name !== to.name) await leaveName(ctx, tree, formerName(before.unit, on));
  return changed;
}

/** 调整隶属和顺序: wants the right where the unit is and where it goes. */
export async function moveUnit(ctx: Context, { id, parentId, position, on }: Input<'move'>): Promise<Changed> {
  const tree = await openTree(ctx);
  const before = tree.get(id);
  ask(ctx, tree, 'move', id);
  if (parentId !== before.unit.parentId) ask(ctx, tree, 'found', parentId);
  const record = must(move(tree, before, parentId, position, on));
  await units.savePositions(ctx, makeRoom(tree, record.unit));
  const fromParentId = before.unit.parentId ?? parentId;
  await ctx.record(unitFacts.moved, id, {
    name: before.unit.name,
    fromParentId,
    fromParentName: tree.name(fromParentId),
    toParentId: parentId,
    toParentName: tree.name(parentId),
    position: record.unit.position,
    on,
  });
  return save(ctx, tree, before, record);
}

/** 并入: the open posts and the grants go along, the name stays as an alias of the unit that took it in. */
export async function mergeUnit(ctx: Context, { id, into: intoId, on }: Input<'merge'>): Promise<Changed> {
  const tree = await openTree(ctx);
  const before = tree.get(id);
  const into = tree.get(intoId);
  for (const at of [id, intoId]) ask(ctx, tree, 'merge', at);
  const record = must(merge(tree, before, into, await units.burden(ctx, id, ctx.today), on));
  const held = await posts.openAt(ctx, id);
  const people = await persons.some(
    ctx,
    held.map((p) => p.personId),
  );
  const names = { unit: tree.name, person: (p: PersonId) => people.get(p)?.name ?? '' };
  const carried = must(carryPosts(held, intoId, await posts.openAt(ctx, intoId), on, names, () => ctx.newId() as PostId));
  await posts.save(ctx, carried.changed, carried.begun);
  const grants = await roleGrants.at(ctx, id, ctx.today);
  const passed = must(
    carryGrants(ctx.actor, grants, intoId, await roleGrants.at(ctx, intoId, ctx.today), on, () => ctx.newId() as RoleGrantId),
  );
  await carry(ctx, tree, passed, `随“${before.unit.name}”并入“${into.unit.name}”`);
  const changed = await save(ctx, tree, before, record);
  const counts = { posts: held.length, grants: grants.length };
  await ctx.record(unitFacts.merged, id, { name: before.unit.name, into: intoId, intoName: into.unit.name, on, ...counts });
  await leaveName(ctx, tree, mergedName(before.unit, intoId, on));
  return changed;
}

/** 撤销 */
export async function closeUnit(ctx: Context, { id, on, reason }: Input<'close'>): Promise<Changed> {
  const tree = await openTree(ctx);
  const before = tree.get(id);
  ask(ctx, tree, 'close', id);
  const record = must(close(tree, before, await units.burden(ctx, id, ctx.today), on));
  await ctx.record(unitFacts.closed, id, { name: before.unit.name, on, reason });
  return save(ctx, tree, before, record);
}

/** 更正区划代码 */
export async function correctUnitCode(ctx: Context, { id, divisionCode, on }: Input<'correctCode'>): Promise<Changed> {
  const tree = await openTree(ctx);
  const before = tree.get(id);
  ask(ctx, tree, 'correctCode', id);
  const record = must(correctCode(tree, before, divisionCode, on));
  await ctx.record(unitFacts.codeCorrected, id, { name: before.unit.name, from: before.unit.divisionCode, to: divisionCode, on });
  return save(ctx, tree, before, record);
}

import type { Page } from '@weicheng/domain/kernel';
import {
  asOf,
  Mobile,
  mayNotPerson,
  mayNotPost,
  type Person,
  type PersonId,
  type Post,
  type PostId,
  type personContract,
  personFacts,
  personProblems,
  personRefusal,
  type UnitId,
  endPost as withoutPost,
  addPost as withPost,
} from '@weicheng/domain/organization';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { found, must, refuse } from '../ask.ts';
import { cut, keyOf, readKey } from '../cursor.ts';
import { openTree, type Tree } from '../tree.ts';
import { units } from '../unit/unit.store.ts';
import { changedFields, pathsOf } from './person.present.ts';
import { type ListedPerson, persons } from './person.store.ts';
import { posts } from './post.store.ts';

type Input<V extends keyof typeof personContract> = z.output<(typeof personContract)[V]['input']>;

/** 查人员 */
export async function listPersons(ctx: Context, { unitId, after, left, ...filter }: Input<'list'>): Promise<Page<ListedPerson>> {
  const rows = await persons.list(ctx, {
    ...filter,
    ids: filter.search === undefined ? [] : await withMobile(ctx, filter.search),
    unitIds: unitId && (await units.below(ctx, unitId)),
    left: left === 'true',
    today: ctx.today,
    after: after === undefined ? undefined : readKey(after),
  });
  return cut(rows, filter.limit, keyOf);
}

/** Whose mobile it is, of those this reader may see it of: a search must not find out what the list masks. */
async function withMobile(ctx: Context, search: string): Promise<PersonId[]> {
  if (!Mobile.safeParse(search).success) return [];
  const found = await persons.withMobile(ctx, search);
  const open = Map.groupBy(
    (
      await posts.of(
        ctx,
        found.map((p) => p.id),
      )
    ).filter((p) => p.until === null),
    (p) => p.personId,
  );
  const unitsOf = ({ id }: Person) => (open.get(id) ?? []).map((p) => p.unitId);
  const paths = await pathsOf(ctx, found.flatMap(unitsOf));
  return found.filter((p) => !mayNotPerson(ctx.actor, 'read', p, paths(unitsOf(p)))).map((p) => p.id);
}

/** 查一个人: one's own record, or where one may. */
export async function readPerson(ctx: Context, { id }: Input<'read'>): Promise<PersonId> {
  await ask(ctx, 'read', found(await persons.get(ctx, id), '这个人'));
  return id;
}

/** 登记人员, with a first post. */
export async function addPerson(ctx: Context, { name, officePhone, mobile, post }: Input<'add'>): Promise<PersonId> {
  const tree = await openTree(ctx);
  const person: Person = { id: ctx.newId() as PersonId, name, officePhone, mobile, leftOn: null };
  const wish = { ...post, id: ctx.newId() as PostId, main: true };
  const own = await appoint(ctx, tree, person, [], wish);
  await persons.add(ctx, person);
  await posts.save(ctx, [], own);
  const { unitId, kind, from } = post;
  await ctx.record(personFacts.added, person.id, { name, postId: wish.id, unitId, unitName: tree.name(unitId), kind, from });
  return person.id;
}

/** 修改人员信息 */
export async function changePerson(ctx: Context, { id, ...to }: Input<'change'>): Promise<PersonId> {
  const before = found(await persons.take(ctx, id), '这个人');
  await ask(ctx, 'change', before);
  const after = { ...before, ...to };
  const fields = changedFields(before, after);
  if (fields.length === 0) return id;
  await persons.save(ctx, after);
  await ctx.record(personFacts.changed, id, { name: after.name, fields, nameBefore: fields.includes('name') ? before.name : null });
  return id;
}

/** 改我的电话 */
export async function changeOwnPhone(ctx: Context, phones: Input<'changeOwnPhone'>): Promise<PersonId> {
  const before = found(await persons.take(ctx, ctx.actor.personId as PersonId), '你的人员记录');
  await persons.savePhones(ctx, { id: before.id, ...phones });
  await ctx.record(personFacts.ownPhoneChanged, before.id, { name: before.name });
  return before.id;
}

/** 任职 */
export async function addPost(ctx: Context, { id, ...wish }: Input<'addPost'>): Promise<PersonId> {
  const tree = await openTree(ctx);
  const person = found(await persons.take(ctx, id), '这个人');
  const before = await posts.of(ctx, [id]);
  // a post brings rights over the person to the unit that gives it, so it is asked where the person is now too
  await ask(ctx, 'addPost', person, before);
  const postId = ctx.newId() as PostId;
  const after = await appoint(ctx, tree, person, before, { ...wish, id: postId });
  await saveChanges(ctx, before, after);
  const { unitId, kind, from } = wish;
  const main = after.some((p) => p.id === postId && p.main);
  await ctx.record(personFacts.postAdded, id, { name: person.name, postId, unitId, unitName: tree.name(unitId), kind, from, main });
  return id;
}

/** 免职 */
export async function endPost(ctx: Context, { id, on }: Input<'endPost'>): Promise<PersonId> {
  const tree = await openTree(ctx);
  const post = found(await posts.get(ctx, id), '这个岗位');
  refuse(mayNotPost(ctx.actor, 'endPost', tree.path(post.unitId)));
  const person = found(await persons.take(ctx, post.personId), '这个人');
  const before = await posts.of(ctx, [person.id]);
  await saveChanges(ctx, before, must(withoutPost(before, id, on, ctx.today)));
  const { unitId, kind } = post;
  await ctx.record(personFacts.postEnded, person.id, { name: person.name, postId: id, unitId, unitName: tree.name(unitId), kind, on });
  return person.id;
}

/** The posts of a person with a new one, or a refusal. */
async function appoint(ctx: Context, tree: Tree, person: Person, own: Post[], wish: Omit<Post, 'personId' | 'until'>): Promise<Post[]> {
  const { unit, periods } = tree.get(wish.unitId);
  refuse(mayNotPost(ctx.actor, 'addPost', tree.path(wish.unitId)));
  if (unit.endedOn !== null || !asOf(periods, wish.from)) throw personProblems.unitNotStanding({ unitName: unit.name, on: wish.from });
  const ofUnit = await posts.at(ctx, wish.unitId);
  const people = await persons.some(
    ctx,
    ofUnit.map((p) => p.personId),
  );
  return must(withPost(person, own, ofUnit, wish, ctx.today, { unit: tree.name, person: (id) => people.get(id)?.name ?? '' }));
}

/** Asks the person's own units, with what is known of the posts. */
export async function ask(ctx: Context, action: Parameters<typeof personRefusal>[1], person: Person, own?: readonly Post[]): Promise<void> {
  const open: UnitId[] = (own ?? (await posts.of(ctx, [person.id]))).filter((p) => p.until === null).map((p) => p.unitId);
  refuse(personRefusal(ctx.actor, action, person, (await pathsOf(ctx, open))(open)));
}

/** Writes the difference of a person's posts. */
async function saveChanges(ctx: Context, before: readonly Post[], after: readonly Post[]): Promise<void> {
  const known = new Set(before.map((p) => p.id));
  await posts.save(
    ctx,
    after.filter((p) => known.has(p.id) && !before.includes(p)),
    after.filter((p) => !known.has(p.id)),
  );
}

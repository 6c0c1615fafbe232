import { holds } from '@weicheng/domain/kernel';
import {
  canPerson,
  canPost,
  delegationEnd,
  maskMobile,
  type Person,
  type PersonDetail,
  type PersonId,
  type PersonRow,
  type UnitId,
} from '@weicheng/domain/organization';
import type { Context } from '#platform/context';
import { found } from '../ask.ts';
import { delegations, roleGrants, roles } from '../role/rights.store.ts';
import { units } from '../unit/unit.store.ts';
import { type ListedPerson, persons } from './person.store.ts';
import { posts } from './post.store.ts';

/** The paths that rights over a person are asked at: those of the open posts, or the city's own for one without. */
export async function pathsOf(ctx: Context, open: readonly UnitId[]): Promise<(of: readonly UnitId[]) => (readonly UnitId[])[]> {
  const [root, paths] = [await units.root(ctx), await units.paths(ctx, open)];
  return (of) => (of.length ? of.map((id) => paths.get(id) ?? []) : [root ? [root] : []]);
}

/** The rows of a list: telephone numbers masked. */
export async function presentPersons(ctx: Context, listed: readonly ListedPerson[]): Promise<PersonRow[]> {
  const paths = await pathsOf(
    ctx,
    listed.flatMap((p) => p.posts.map((t) => t.unitId)),
  );
  return listed.map(({ userName, ...person }) => ({
    ...person,
    mobile: maskMobile(person.mobile),
    hasAccount: userName !== null,
    can: canPerson(ctx.actor, person, paths(person.posts.map((t) => t.unitId))),
  }));
}

/** One person's page; grants are shown to whom may see grants, and to oneself. */
export async function presentPerson(ctx: Context, id: PersonId): Promise<PersonDetail> {
  const { actor, today } = ctx;
  const person = found(await persons.get(ctx, id), '这个人');
  const own = (await posts.of(ctx, [id])).toSorted(
    (a, b) => Number(a.until !== null) - Number(b.until !== null) || Number(b.main) - Number(a.main) || (a.from < b.from ? 1 : -1),
  );
  const open = own.filter((p) => p.until === null).map((p) => p.unitId);
  const paths = await pathsOf(ctx, open);
  const grants = actor.personId === id || holds(actor, 'role.read') ? await roleGrants.page(ctx, { personId: id, limit: 200 }, today) : [];
  const roleNames = new Map((grants.length ? await roles.all(ctx) : []).map((r) => [r.id, r.name]));
  const given = (await delegations.page(ctx, { personId: id, limit: 50 })).filter((d) => today < delegationEnd(d));
  const people = await persons.some(
    ctx,
    given.flatMap((d) => [d.fromPersonId, d.toPersonId]),
  );
  const names = await units.names(ctx, [...own.map((p) => p.unitId), ...grants.map((g) => g.unitId)]);
  const nameOf = (p: PersonId) => people.get(p)?.name ?? '';
  return {
    person,
    posts: own.map((post) => ({
      ...post,
      unitName: names.get(post.unitId) ?? '',
      can: canPost(actor, post, paths([post.unitId])[0] ?? []),
    })),
    roleGrants: grants.map((g) => ({ ...g, roleName: roleNames.get(g.roleId) ?? '', unitName: names.get(g.unitId) ?? '' })),
    delegations: given.map((d) => ({ ...d, fromName: nameOf(d.fromPersonId), toName: nameOf(d.toPersonId) })),
    userName: await persons.userName(ctx, id),
    can: canPerson(actor, person, paths(open)),
  };
}

/** The fields of a person that an office changes, and which of them differ. */
export const changedFields = (a: Person, b: Person) => (['name', 'officePhone', 'mobile'] as const).filter((f) => a[f] !== b[f]);

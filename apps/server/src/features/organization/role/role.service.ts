import { permissions as catalogue } from '@weicheng/domain/contents';
import type { Page } from '@weicheng/domain/kernel';
import {
  appointRefusal,
  closeRoleRefusal,
  grantRefusal,
  mayNotChangeRole,
  mayNotGrant,
  mayNotRole,
  type Role,
  type RoleGrant,
  type RoleGrantId,
  type RoleId,
  revoke,
  type roleContract,
  roleFacts,
  roleRefusal,
} from '@weicheng/domain/organization';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { notify } from '#platform/notices';
import { found, must, refuse } from '../ask.ts';
import { cut, readIdKey } from '../cursor.ts';
import { persons } from '../person/person.store.ts';
import { rightsOfCity } from '../rights.ts';
import { lockOrganization } from '../rows.store.ts';
import { openTree, type Tree } from '../tree.ts';
import { hasOwnPassword } from './administrator.store.ts';
import { holdersOfRoles, roleGrants, roles } from './rights.store.ts';

type Input<V extends keyof typeof roleContract> = z.output<(typeof roleContract)[V]['input']>;

/** 查角色 */
export const listRoles = async (ctx: Context) => ({ all: await roles.all(ctx), holders: await holdersOfRoles(ctx, ctx.today) });

/** 新建角色 */
export async function createRole(ctx: Context, wish: Input<'create'>): Promise<Role> {
  await lockOrganization(ctx);
  refuse(mayNotRole(ctx.actor, 'create'));
  refuse(roleRefusal(null, wish, await roles.all(ctx), catalogue));
  const role: Role = { ...wish, permissions: [...new Set(wish.permissions)], id: ctx.newId() as RoleId, key: null };
  await roles.add(ctx, role);
  await ctx.record(roleFacts.created, role.id, wish);
  return role;
}

/** 修改角色 */
export async function changeRole(ctx: Context, { id, ...wish }: Input<'change'>): Promise<Role> {
  await lockOrganization(ctx);
  const city = await rightsOfCity(ctx);
  const before = found(
    city.roles.find((r) => r.id === id),
    '这个角色',
  );
  refuse(mayNotChangeRole(ctx.actor, before, city));
  refuse(roleRefusal(before, wish, city.roles, catalogue));
  const role: Role = { ...before, ...wish, permissions: [...new Set(wish.permissions)] };
  await roles.save(ctx, role);
  const { name, note, permissions, secondFactorRequired } = before;
  await ctx.record(roleFacts.changed, id, { ...wish, before: { name, note, permissions, secondFactorRequired } });
  return role;
}

/** 删除角色 */
export async function closeRole(ctx: Context, { id }: Input<'close'>): Promise<{ done: true }> {
  await lockOrganization(ctx);
  refuse(mayNotRole(ctx.actor, 'close'));
  const { all, holders } = await listRoles(ctx);
  const role = found(
    all.find((r) => r.id === id),
    '这个角色',
  );
  refuse(closeRoleRefusal(role, holders.get(id) ?? 0));
  await roles.close(ctx, id, ctx.today);
  await ctx.record(roleFacts.closed, id, { name: role.name });
  return { done: true };
}

/** 查谁有什么角色 */
export async function listHolders(ctx: Context, { after, limit, ...filter }: Input<'holders'>): Promise<Page<RoleGrant>> {
  const rows = await roleGrants.page(ctx, { ...filter, limit, after: readIdKey(after) }, ctx.today);
  return cut(rows, limit, (g) => g.id);
}

/** 授予角色 */
export async function grantRole(ctx: Context, wish: Input<'grant'>): Promise<RoleGrant> {
  const tree = await openTree(ctx);
  tree.get(wish.unitId);
  const person = found(await persons.get(ctx, wish.personId), '这个人');
  refuse(mayNotGrant(ctx.actor, 'grant', wish, tree.path(wish.unitId)));
  const city = await rightsOfCity(ctx);
  const role = found(
    city.roles.find((r) => r.id === wish.roleId),
    '这个角色',
  );
  refuse(grantRefusal(wish, city, tree.root));
  refuse(appointRefusal(role, person.name, await hasOwnPassword(ctx, wish.personId), city.catalogue));
  const grant: RoleGrant = { ...wish, id: ctx.newId() as RoleGrantId };
  await roleGrants.save(ctx, [], [grant]);
  await ctx.record(roleFacts.granted, person.id, { ...factOf(tree, grant, role, person.name), from: grant.from, until: grant.until });
  await notify(ctx, person.id, {
    title: `授予你“${role.name}”`,
    body: `范围：${tree.name(grant.unitId)}及以下，自 ${grant.from} 起${grant.until ? `到 ${grant.until} 前` : ''}`,
    link: `/organization/people/${person.id}`,
  });
  return grant;
}

/** 收回角色 */
export async function revokeRole(ctx: Context, { id, on, reason }: Input<'revoke'>): Promise<RoleGrant> {
  const tree = await openTree(ctx);
  const grant = found(await roleGrants.get(ctx, id), '这项授权');
  refuse(mayNotGrant(ctx.actor, 'revoke', grant, tree.path(grant.unitId)));
  const city = await rightsOfCity(ctx);
  const ended = must(revoke(grant, city, on, ctx.today));
  await roleGrants.save(ctx, [ended], []);
  const person = found(await persons.get(ctx, grant.personId), '这个人');
  const role = city.roles.find((r) => r.id === grant.roleId);
  await ctx.record(roleFacts.revoked, person.id, { ...factOf(tree, grant, role, person.name), on, reason });
  await notify(ctx, person.id, {
    title: `收回你的“${role?.name ?? ''}”`,
    body: `${tree.name(grant.unitId)}，自 ${on} 起：${reason}`,
    link: `/organization/people/${person.id}`,
  });
  return ended;
}

/** Grants that go with their unit when it is merged: one fact a grant, as if each was revoked there and given here. */
export async function carry(
  ctx: Context,
  tree: Tree,
  { ended, begun }: { ended: readonly RoleGrant[]; begun: readonly RoleGrant[] },
  reason: string,
): Promise<void> {
  await roleGrants.save(ctx, ended, begun);
  const city = new Map((await roles.all(ctx)).map((role) => [role.id, role]));
  const people = await persons.some(
    ctx,
    ended.map((grant) => grant.personId),
  );
  const data = (grant: RoleGrant) => factOf(tree, grant, city.get(grant.roleId), people.get(grant.personId)?.name ?? '');
  for (const grant of ended) await ctx.record(roleFacts.revoked, grant.personId, { ...data(grant), on: grant.until ?? grant.from, reason });
  for (const grant of begun) await ctx.record(roleFacts.granted, grant.personId, { ...data(grant), from: grant.from, until: grant.until });
}

const factOf = (tree: Tree, { id, roleId, unitId }: RoleGrant, role: Role | undefined, personName: string) => ({
  grantId: id,
  roleId,
  roleName: role?.name ?? '',
  personName,
  unitId,
  unitName: tree.name(unitId),
});

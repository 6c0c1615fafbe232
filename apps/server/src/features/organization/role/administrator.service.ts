import { keptIn, mayNotManageAccount } from '@weicheng/domain/organization';
import type { MayNotManage } from '#platform/accounts';
import { rightsOfCity } from '../rights.ts';
import { lockOrganization } from '../rows.store.ts';
import { signingIn } from './administrator.store.ts';

/** 三员分立: asked before somebody acts on the account of another; one at a time in a city, so that the last administrator stays. */
export const mayNotManage: MayNotManage = async (ctx, personId, act) => {
  await lockOrganization(ctx);
  const city = await rightsOfCity(ctx);
  const kept = new Set(city.roles.filter((role) => keptIn(role.permissions, city.catalogue).length > 0).map((role) => role.id));
  const administrators = city.roleGrants.filter((grant) => kept.has(grant.roleId)).map((grant) => grant.personId);
  return mayNotManageAccount(ctx.actor, personId, act, city, await signingIn(ctx, administrators), ctx.today);
};

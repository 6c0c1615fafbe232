import { keptIn, mayNotManageAccount, seesAccountsOf } from '@weicheng/domain/organization';
import type { ManagingOf } from '#platform/accounts';
import { rightsOfCity } from '../rights.ts';
import { lockOrganization } from '../rows.store.ts';
import { signingIn } from './administrator.store.ts';

/** 三员分立: who acts on whose account; acts come one at a time in a city, so that the last administrator stays. */
export const managingOf: ManagingOf = async (ctx, acting) => {
  if (acting) await lockOrganization(ctx);
  const city = await rightsOfCity(ctx);
  const kept = new Set(city.roles.filter((role) => keptIn(role.permissions, city.catalogue).length > 0).map((role) => role.id));
  const administrators = city.roleGrants.filter((grant) => kept.has(grant.roleId)).map((grant) => grant.personId);
  const open = await signingIn(ctx, administrators);
  return {
    mayNot: (personId, act) => mayNotManageAccount(ctx.actor, personId, act, city, open, ctx.today),
    sees: seesAccountsOf(ctx.actor, city, ctx.today),
  };
};

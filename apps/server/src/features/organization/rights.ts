import { permissions as catalogue } from '@weicheng/domain/contents';
import type { RightsOfCity } from '@weicheng/domain/organization';
import type { Context } from '#platform/context';
import { delegations, roleGrants, roles } from './role/rights.store.ts';

/** All that rights are read from: what is not over today. */
export const rightsOfCity = async (ctx: Context): Promise<RightsOfCity> => ({
  roles: await roles.all(ctx),
  roleGrants: await roleGrants.current(ctx, ctx.today),
  delegations: await delegations.current(ctx, ctx.today),
  catalogue,
});

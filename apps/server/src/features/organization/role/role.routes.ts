import { roleContract } from '@weicheng/domain/organization';
import { route } from '#platform/endpoint';
import { rightsOfCity } from '../rights.ts';
import { presentCatalogue, presentGrant, presentGrants, presentRole } from './role.present.ts';
import { changeRole, closeRole, createRole, grantRole, listHolders, listRoles, revokeRole } from './role.service.ts';

export const roleRoutes = [
  route(roleContract.list, async (ctx) => {
    const { all, holders } = await listRoles(ctx);
    const city = await rightsOfCity(ctx);
    return { rows: all.map((role) => presentRole(ctx, role, holders.get(role.id) ?? 0, city)), ...presentCatalogue(ctx) };
  }),
  route(roleContract.create, async (ctx, input) => presentRole(ctx, await createRole(ctx, input), 0, await rightsOfCity(ctx))),
  route(roleContract.change, async (ctx, input) => {
    const role = await changeRole(ctx, input);
    return presentRole(ctx, role, (await listRoles(ctx)).holders.get(role.id) ?? 0, await rightsOfCity(ctx));
  }),
  route(roleContract.close, closeRole),
  route(roleContract.holders, async (ctx, input) => {
    const { rows, next } = await listHolders(ctx, input);
    return { rows: await presentGrants(ctx, rows), next };
  }),
  route(roleContract.grant, async (ctx, input) => presentGrant(ctx, await grantRole(ctx, input))),
  route(roleContract.revoke, async (ctx, input) => presentGrant(ctx, await revokeRole(ctx, input))),
];

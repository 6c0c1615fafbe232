import { aliasContract } from '@weicheng/domain/organization';
import { route } from '#platform/endpoint';
import { presentAliases } from './alias.present.ts';
import { addAlias, endAlias, listAliases, resolveAlias } from './alias.service.ts';

export const aliasRoutes = [
  route(aliasContract.list, async (ctx, input) => {
    const { rows, next } = await listAliases(ctx, input);
    return { rows: await presentAliases(ctx, rows), next };
  }),
  route(aliasContract.add, addAlias),
  route(aliasContract.end, endAlias),
  route(aliasContract.resolve, resolveAlias),
];

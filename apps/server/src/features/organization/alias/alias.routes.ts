import { aliasContract } from '@weicheng/domain/organization';
import { route } from '#platform/endpoint';
import { addAlias, endAlias, resolveAlias } from './alias.service.ts';

export const aliasRoutes = [
  route(aliasContract.add, addAlias),
  route(aliasContract.end, endAlias),
  route(aliasContract.resolve, resolveAlias),
];

import { indicatorOwnerContract } from '@weicheng/domain/standard';
import { route } from '#platform/endpoint';
import { assignOwners, listOwners, setTerm } from './indicatorOwner.service.ts';

export const indicatorOwnerRoutes = [
  route(indicatorOwnerContract.list, listOwners),
  route(indicatorOwnerContract.assign, assignOwners),
  route(indicatorOwnerContract.setTerm, setTerm),
];

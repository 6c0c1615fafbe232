import { recheckContract } from '@weicheng/domain/rectification';
import { type Route, route } from '#platform/endpoint';
import type { Reaches } from '../../organization/index.ts';
import { recheckService } from './recheck.service.ts';

export function recheckRoutes(reaches: Reaches): readonly Route[] {
  const service = recheckService(reaches);
  return [
    route(recheckContract.list, service.list),
    route(recheckContract.read, service.read),
    route(recheckContract.draw, service.draw),
    route(recheckContract.assign, service.assign),
  ];
}

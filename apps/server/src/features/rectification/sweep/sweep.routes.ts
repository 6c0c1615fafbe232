import { sweepContract } from '@weicheng/domain/rectification';
import { type Route, route } from '#platform/endpoint';
import type { Reaches } from '../../organization/index.ts';
import { sweepService } from './sweep.service.ts';

export function sweepRoutes(reaches: Reaches): readonly Route[] {
  const service = sweepService(reaches);
  return [
    route(sweepContract.list, service.list),
    route(sweepContract.read, service.read),
    route(sweepContract.checks, service.checks),
    route(sweepContract.start, service.start),
    route(sweepContract.answer, service.answer),
  ];
}

import { forecastContract } from '@weicheng/domain/standard';
import { type Route, route } from '#platform/endpoint';
import type { Reaches } from '../../organization/index.ts';
import { forecastService } from './forecast.service.ts';

export function forecastRoutes(reaches: Reaches): Route[] {
  const service = forecastService(reaches);
  return [
    route(forecastContract.read, service.read),
    route(forecastContract.whatIf, service.whatIf),
    route(forecastContract.backTest, service.backTest),
  ];
}

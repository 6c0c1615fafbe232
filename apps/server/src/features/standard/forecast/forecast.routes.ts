import { forecastContract } from '@weicheng/domain/standard';
import { type Route, route } from '#platform/endpoint';
import type { Reaches } from '../../organization/index.ts';
import type { OpenIssueSource } from './forecast.base.ts';
import { forecastService } from './forecast.service.ts';

export function forecastRoutes(reaches: Reaches, issueSources: readonly OpenIssueSource[]): Route[] {
  const service = forecastService(reaches, issueSources);
  return [
    route(forecastContract.read, service.read),
    route(forecastContract.whatIf, service.whatIf),
    route(forecastContract.backTest, service.backTest),
  ];
}

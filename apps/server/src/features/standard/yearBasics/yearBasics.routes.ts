import { yearBasicsContract } from '@weicheng/domain/standard';
import { type Route, route } from '#platform/endpoint';
import type { ComputedSource } from '../reading/computedSources.ts';
import { yearBasicsService } from './yearBasics.service.ts';

export function yearBasicsRoutes(sources: readonly ComputedSource[]): Route[] {
  const { read, save } = yearBasicsService(sources);
  return [route(yearBasicsContract.read, read), route(yearBasicsContract.save, save)];
}

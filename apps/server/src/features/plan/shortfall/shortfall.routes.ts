import { shortfallContract } from '@weicheng/domain/plan';
import { type Route, route } from '#platform/endpoint';
import type { FileStore } from '#platform/files';
import type { Reaches } from '../../organization/index.ts';
import { shortfallService } from './shortfall.service.ts';

export function shortfallRoutes(reaches: Reaches, files: FileStore): readonly Route[] {
  const service = shortfallService(reaches, files);
  return [
    route(shortfallContract.list, service.list),
    route(shortfallContract.propose, service.propose),
    route(shortfallContract.start, service.start),
  ];
}

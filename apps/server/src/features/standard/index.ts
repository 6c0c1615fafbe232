import type { Database } from '#platform/database';
import type { Feature } from '#platform/endpoint';
import { openReaches } from '../organization/index.ts';
import { indicatorOwnerRoutes } from './indicatorOwner/indicatorOwner.routes.ts';
import { readingRoutes } from './reading/reading.routes.ts';

/** 标准. */
export const standard = ({ database }: { database: Database }): Feature => {
  const reaches = openReaches(database.memory);
  return { name: 'standard', routes: [...indicatorOwnerRoutes, ...readingRoutes(reaches)] };
};

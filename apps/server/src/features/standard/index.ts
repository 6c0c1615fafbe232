import type { Database } from '#platform/database';
import type { Feature } from '#platform/endpoint';
import { openReaches, type ReadWorkbook } from '../organization/index.ts';
import { indicatorOwnerRoutes } from './indicatorOwner/indicatorOwner.routes.ts';
import { mockAssessmentRoutes } from './mockAssessment/mockAssessment.routes.ts';
import { readingRoutes } from './reading/reading.routes.ts';
import { scoreSheetRoutes } from './scoreSheet/scoreSheet.routes.ts';
import { siteRoutes } from './site/site.routes.ts';

export { type LatestScores, latestScores } from './mockAssessment/latestScores.ts';

/** What the chapter stands on. */
interface StandardRoom {
  database: Database;
  readWorkbook: ReadWorkbook;
}

/** 标准. */
export const standard = ({ database, readWorkbook }: StandardRoom): Feature => {
  const reaches = openReaches(database.memory);
  return {
    name: 'standard',
    routes: [
      ...indicatorOwnerRoutes,
      ...readingRoutes(reaches),
      ...siteRoutes(reaches, readWorkbook),
      ...mockAssessmentRoutes(reaches),
      ...scoreSheetRoutes(reaches),
    ],
  };
};

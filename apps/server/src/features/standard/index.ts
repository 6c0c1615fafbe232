import type { Database } from '#platform/database';
import type { Feature } from '#platform/endpoint';
import { openReaches, type ReadWorkbook } from '../organization/index.ts';
import { boardRoutes } from './board/board.routes.ts';
import { calendarRoutes } from './calendar/calendar.routes.ts';
import { dictionaryRoutes } from './dictionary/dictionary.routes.ts';
import { editionRoutes } from './edition/edition.routes.ts';
import type { EditionUseSource } from './edition/edition.service.ts';
import { ownUses } from './edition/useSources.ts';
import { editionImportRoutes } from './editionImport/editionImport.routes.ts';
import type { ReadStandard } from './editionImport/readStandard.ts';
import type { OpenIssueSource } from './forecast/forecast.base.ts';
import { forecastRoutes } from './forecast/forecast.routes.ts';
import { indicatorOwnerRoutes } from './indicatorOwner/indicatorOwner.routes.ts';
import { mockAssessmentRoutes } from './mockAssessment/mockAssessment.routes.ts';
import type { WriteAssessmentBook } from './mockAssessment/papers.service.ts';
import type { ComputedSource } from './reading/computedSources.ts';
import { readingRoutes } from './reading/reading.routes.ts';
import { readingSheetRoutes } from './readingSheet/readingSheet.routes.ts';
import { scoreSheetRoutes } from './scoreSheet/scoreSheet.routes.ts';
import { siteRoutes } from './site/site.routes.ts';
import { submissionRoutes } from './submission/submission.routes.ts';
import { yearBasicsRoutes } from './yearBasics/yearBasics.routes.ts';

export { calendarOf } from './calendar/workingDays.ts';
export { readCityDictionary } from './dictionary/dictionary.service.ts';
export type { EditionUseSource } from './edition/edition.service.ts';
export { carriedKeys, editionInForce, rehearsalRules } from './edition/inForce.ts';
export type { OpenIssueSource } from './forecast/forecast.base.ts';
export { mattersUnder } from './mattersUnder.ts';
export type { ComputedSource } from './reading/computedSources.ts';
export { type StandingFinding, standingFindings } from './scoreSheet/standingFindings.ts';
export { seedStandard } from './seed/seedStandard.ts';
export { openSitesOf } from './site/openSites.ts';

/** What the chapter stands on. */
interface StandardRoom {
  database: Database;
  readWorkbook: ReadWorkbook;
  readStandard: ReadStandard;
  writeAssessmentBook: WriteAssessmentBook;
  /** What later chapters keep under clauses and indicators. */
  useSources: readonly EditionUseSource[];
  /** 没有销号的问题 of later chapters, for the forecast. */
  issueSources: readonly OpenIssueSource[];
  /** What other chapters can work out themselves: figures that are offered. */
  computedSources: readonly ComputedSource[];
}

export { type CityBoard, cityBoard } from './board/cityBoard.ts';

/** 标准. */
export const standard = ({
  database,
  readWorkbook,
  readStandard,
  writeAssessmentBook,
  useSources,
  issueSources,
  computedSources,
}: StandardRoom): Feature => {
  const reaches = openReaches(database.memory);
  return {
    name: 'standard',
    routes: [
      ...editionRoutes([...useSources, ...ownUses]),
      ...editionImportRoutes(readStandard),
      ...dictionaryRoutes,
      ...calendarRoutes(readWorkbook),
      ...boardRoutes(reaches),
      ...forecastRoutes(reaches, issueSources),
      ...indicatorOwnerRoutes,
      ...readingRoutes(reaches, computedSources),
      ...readingSheetRoutes(reaches, readWorkbook),
      ...submissionRoutes,
      ...yearBasicsRoutes(computedSources),
      ...siteRoutes(reaches, readWorkbook),
      ...mockAssessmentRoutes(reaches, writeAssessmentBook),
      ...scoreSheetRoutes(reaches),
    ],
  };
};

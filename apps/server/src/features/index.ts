import type { Accounts } from '#platform/accounts';
import type { Database } from '#platform/database';
import type { Feature } from '#platform/endpoint';
import type { FileStore } from '#platform/files';
import type { Offload } from '#platform/offload';
import type { MapTileSource } from '#platform/settings';
import { computedSources } from './computed.ts';
import { loadActor, managingOf, organization, organizationListeners } from './organization/index.ts';
import { owedTasks, plan, tasksByEntry } from './plan/index.ts';
import { issuesByEntry, openIssues, owedIssues, rectification } from './rectification/index.ts';
import { standard } from './standard/index.ts';
import type { work } from './work.ts';

export { loadActor, managingOf };

/** What the chapters have done for them off the main thread: the list is in work.ts. */
export type ChapterWork = typeof work;

/** What the chapters stand on. */
interface Ground {
  accounts: Pick<Accounts, 'closeOf'>;
  database: Database;
  files: FileStore;
  offload: Offload<ChapterWork>;
  /** 底图: where map tiles come from; null where the office has named none. */
  mapTiles: MapTileSource | null;
}

/** 目录：the chapters in the order of the story. What crosses them is composed here and nowhere else. */
export const features = ({ accounts, database, files, offload, mapTiles }: Ground): readonly Feature[] => [
  {
    ...organization(database.memory, (bytes) => offload.run('readWorkbook', bytes), [owedTasks, owedIssues]),
    listeners: organizationListeners(accounts.closeOf),
  },
  standard({
    database,
    readWorkbook: (bytes) => offload.run('readWorkbook', bytes),
    readStandard: (bytes, name) => offload.run('readStandard', bytes, name),
    writeAssessmentBook: (record) => offload.run('writeAssessmentBook', record),
    useSources: [tasksByEntry, issuesByEntry],
    issueSources: [openIssues],
    computedSources,
  }),
  plan({
    database,
    files,
    readText: (bytes, name) => offload.run('readText', bytes, name),
    readPlan: (source) => offload.run('readPlan', source),
  }),
  rectification({
    database,
    files,
    mapTiles,
    readLedger: (bytes) => offload.run('readLedger', bytes),
    decodeHeic: (from, side) => offload.run('decodeHeic', from, side),
    writePaper: (content, photos) => offload.run('writeIssuePaper', content, photos),
  }),
];

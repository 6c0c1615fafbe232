import type { UnitId } from '@weicheng/domain/organization';
import { isWorkingDay } from '@weicheng/domain/standard';
import type { Accounts } from '#platform/accounts';
import type { Context } from '#platform/context';
import type { Database } from '#platform/database';
import type { Feature } from '#platform/endpoint';
import type { FileStore } from '#platform/files';
import type { Offload } from '#platform/offload';
import type { Outgoing } from '#platform/outgoing';
import type { MapTileSource } from '#platform/settings';
import { computedSources } from './computed.ts';
import { loadActor, lookup, managingOf, organization, organizationListeners } from './organization/index.ts';
import { owedTasks, plan, tasksByEntry } from './plan/index.ts';
import { issuesByEntry, openIssues, owedIssues, rectification } from './rectification/index.ts';
import { calendarOf, standard } from './standard/index.ts';
import type { work } from './work.ts';

export { loadActor, managingOf };

/** What the platform asks of the chapters when it speaks to the outside. */
export const surroundings = {
  workingDay: async (ctx: Context) => isWorkingDay(await calendarOf(ctx), ctx.today),
  unitNames: (ctx: Context, ids: readonly string[]) => lookup.names(ctx, ids as readonly UnitId[]),
  unitStands: async (ctx: Context, id: string) => (await lookup.standing(ctx, [id as UnitId])).has(id as UnitId),
};

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
  outgoing: Outgoing;
  /** Where the pages are opened, without a slash at the end. */
  address: string;
}

/** 目录：the chapters in the order of the story. What crosses them is composed here and nowhere else. */
export const features = ({ accounts, database, files, offload, mapTiles, outgoing, address }: Ground): readonly Feature[] => [
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
    outgoing,
    address,
    readLedger: (bytes) => offload.run('readLedger', bytes),
    decodeHeic: (from, side) => offload.run('decodeHeic', from, side),
    writePaper: (content, photos) => offload.run('writeIssuePaper', content, photos),
  }),
];

import type { Accounts } from '#platform/accounts';
import type { Database } from '#platform/database';
import type { Feature } from '#platform/endpoint';
import type { FileStore } from '#platform/files';
import { loadActor, mayNotManage, organization, organizationListeners } from './organization/index.ts';
import { owedTasks, plan } from './plan/index.ts';

export { loadActor, mayNotManage };

/** 目录：the chapters in the order of the story. What crosses them is composed here and nowhere else. */
export const features = (accounts: Pick<Accounts, 'closeOf'>, database: Database, files: FileStore): readonly Feature[] => [
  { ...organization(database.memory, [owedTasks]), listeners: organizationListeners(accounts.closeOf) },
  plan({ database, files }),
];

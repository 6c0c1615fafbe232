import type { Accounts } from '#platform/accounts';
import type { Feature } from '#platform/endpoint';
import type { Memory } from '#platform/memory';
import { loadActor, mayNotManage, organization, organizationListeners } from './organization/index.ts';
import { owedTasks, plan } from './plan/index.ts';

export { loadActor, mayNotManage };

/** 目录：the chapters in the order of the story. What crosses them is composed here and nowhere else. */
export const features = (accounts: Pick<Accounts, 'closeOf'>, memory: Memory): readonly Feature[] => [
  { ...organization(memory, [owedTasks]), listeners: organizationListeners(accounts.closeOf) },
  plan(memory),
];

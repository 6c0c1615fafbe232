export { type Accounts, openAccounts } from './accounts.ts';
export type { ManagingOf, SampleAccount } from './parts.ts';
export type { LoadActor } from './who/who.ts';

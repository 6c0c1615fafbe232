import { addDays, type Day } from '@weicheng/domain/kernel';
import type { DelegationRow } from '@weicheng/domain/organization';

/** Running delegations whose last day is at most this many days away. */
const soonDays = 7;

/** 快到期: first the one that ends first. */
export const endingSoon = (rows: readonly DelegationRow[], today: Day): DelegationRow[] =>
  rows
    .filter((row) => row.state === 'running' && row.endedOn === null && row.until <= addDays(today, soonDays))
    .sort((a, b) => (a.until < b.until ? -1 : 1));

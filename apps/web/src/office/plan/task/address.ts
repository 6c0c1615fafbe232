import { TaskFilter } from '@weicheng/domain/plan';

/** What may stand in the address of the ledger, and which part of the filter it is. */
const parts = {
  search: 'search',
  clock: 'clock',
  state: 'state',
  unit: 'unitId',
  role: 'role',
  area: 'area',
  column: 'column',
  document: 'documentId',
  clauses: 'clauses',
  from: 'dueFrom',
  to: 'dueTo',
} as const satisfies Record<string, keyof TaskFilter>;

type Name = keyof typeof parts;
export type LedgerAddress = Partial<Record<Name, string>>;
export const names = Object.keys(parts) as Name[];
/** Those that narrow a tab; the tab itself is `clock` and `state`. */
export const narrowing = names.filter((name) => name !== 'clock' && name !== 'state');

/** The filter an address asks for. What is not understood is left out; nothing said of the clock or the state is 未销号; `clock=all` is all. */
export function filterOf(at: LedgerAddress): TaskFilter {
  const open = at.clock === undefined && at.state === undefined;
  const said: LedgerAddress = open ? { ...at, clock: 'open' } : at;
  const filter: Record<string, unknown> = {};
  for (const name of names) {
    if (said[name] === undefined || (name === 'role' && (!said.unit || said.unit === 'none'))) continue;
    const read = TaskFilter.shape[parts[name]].safeParse(said[name]);
    if (read.success && read.data !== undefined) filter[parts[name]] = read.data;
  }
  return filter;
}

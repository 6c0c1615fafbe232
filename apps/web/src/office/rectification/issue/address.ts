import { enclose, IssueFilter, type MapEdges, mapEdges } from '@weicheng/domain/rectification';
import { z } from 'zod';

/** What may stand in the address of the ledger, and which part of the filter it is. */
const parts = {
  search: 'search',
  turn: 'turn',
  clock: 'clock',
  state: 'state',
  unit: 'unitId',
  area: 'areaUnitId',
  source: 'source',
  matter: 'matter',
  severity: 'severity',
  from: 'registeredFrom',
  to: 'registeredTo',
  happened: 'happened',
  on: 'on',
  since: 'since',
  without: 'without',
} as const satisfies Record<string, keyof IssueFilter>;

type Name = keyof typeof parts;
export type IssueAddress = Partial<Record<Name, string>>;
export const names = Object.keys(parts) as Name[];
/** And how it is shown: 列表 where nothing is said; which columns; whose preview is open. */
export const ledgerNames = [...names, 'view', 'box', 'columns', 'issue'] as const;

/** 图的范围 as it stands in the address: west, south, east, north. Undefined where it is no such thing. */
export function edgesOf(box: string | undefined): MapEdges | undefined {
  const given = box?.split(',') ?? [];
  if (given.length !== 4 || given.includes('')) return undefined;
  const read = z.object(mapEdges).safeParse({ west: given[0], south: given[1], east: given[2], north: given[3] });
  return read.success && enclose(read.data) ? read.data : undefined;
}
/** Those that narrow a tab; the tab itself is `turn` and `clock`. */
export const narrowing = names.filter((name) => name !== 'turn' && name !== 'clock');

/** The filter an address asks for. What is not understood is left out. */
export function filterOf(at: IssueAddress): IssueFilter {
  const filter: Record<string, unknown> = {};
  for (const name of names) {
    if (at[name] === undefined) continue;
    const read = IssueFilter.shape[parts[name]].safeParse(at[name]);
    if (read.success && read.data !== undefined) filter[parts[name]] = read.data;
  }
  return filter;
}

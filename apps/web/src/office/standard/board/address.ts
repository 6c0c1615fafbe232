import type { BoardLine } from '@weicheng/domain/standard';

/** What the board is narrowed by, as it stands in the address. */
export const narrowing = ['search', 'area', 'unit'] as const;
export type BoardAddress = Partial<Record<(typeof narrowing)[number] | 'state', string>>;

const rank = { unmet: 0, unknown: 1, met: 2 } as const;

/** The rows an address asks for, what hurts first; within that the order of the standard. */
export function rowsOf(rows: readonly BoardLine[], at: BoardAddress): BoardLine[] {
  const within = narrowed(rows, at).filter(({ standing }) => at.state === undefined || standing === at.state);
  return within.toSorted((a, b) => rank[a.standing] - rank[b.standing]);
}

/** The same whatever the state: for the counts on the tabs. */
export const narrowed = (rows: readonly BoardLine[], { search, area, unit }: BoardAddress): BoardLine[] =>
  rows.filter(
    (row) =>
      (search === undefined || `${row.indicator.key} ${row.indicator.name}`.toLowerCase().includes(search.toLowerCase())) &&
      (area === undefined || row.area === area) &&
      (unit === undefined || (row.unitId ?? 'none') === unit),
  );

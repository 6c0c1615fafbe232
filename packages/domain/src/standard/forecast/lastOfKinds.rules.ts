import type { Day } from '../../kernel/index.ts';
import type { ScoredSheet } from '../scoring/pointsLost.rules.ts';

/** A finished assessment with its sheets of places. */
export interface FinishedRun {
  id: string;
  on: Day;
  sheets: readonly ScoredSheet[];
}

/** What a forecast rests on: the sheets, and of each kind of place which assessment they are from. */
export interface LastOfKinds {
  sheets: ScoredSheet[];
  runOf: ReadonlyMap<string, string>;
}

/**
 * 每一类点位最近一次评的: of each kind the sheets of the latest assessment that came to a score of it, none that ended before `from`. So a
 * small assessment of one kind renews that kind and takes nothing from the others. `runs`: the latest first.
 */
export function lastOfKinds(runs: readonly FinishedRun[], from: Day): LastOfKinds {
  const runOf = new Map<string, string>();
  for (const { id, on, sheets } of runs)
    if (on >= from) for (const { placeKind, sheet } of sheets) if (sheet.scaled !== null && !runOf.has(placeKind)) runOf.set(placeKind, id);
  return { sheets: runs.flatMap(({ id, sheets }) => sheets.filter(({ placeKind }) => runOf.get(placeKind) === id)), runOf };
}

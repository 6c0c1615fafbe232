import type { CheckItem } from '../checklist/checklist.schema.ts';
import type { Standing } from '../reading/reading.schema.ts';
import { pointsLost } from '../scoring/pointsLost.rules.ts';
import type { ScoringPart, ScoringTable } from '../scoring/scoringTable.schema.ts';
import { type ForecastBase, type PartForecast, standingShares } from './forecast.rules.ts';

/**
 * 失分点 with its cheapest next step: an item that lost points in places (put the dearest place right first), an indicator that is not
 * met (attack it) or not known (report it), a part of which nothing is known (assess a few of its places, or where there are none, no
 * step of ours). `points` are of the table and what the step can bring at most, all the places together.
 */
export type EasyLoss = { part: ScoringPart; points: number } & (
  | { cause: 'item'; placeKind: string; item: CheckItem; places: { place: string; points: number }[] }
  | { cause: 'indicator'; indicator: string; standing: Exclude<Standing, 'met'> }
  | { cause: 'issues'; count: number }
  | { cause: 'nothing' }
);

const middle = ([low, high]: readonly [number, number]) => (low + high) / 2;

/** 最容易丢的分, the dearest first. Of an indicator it is what the forecast gains when it is met, neither more nor less. */
export function easyLosses(table: ScoringTable, { sheets, standings }: ForecastBase, parts: readonly PartForecast[]): EasyLoss[] {
  const partOf = (placeKind: string) => table.parts.find(({ placeKinds }) => placeKinds.includes(placeKind));
  const items = pointsLost(table, sheets).flatMap((lost): EasyLoss[] => {
    const part = partOf(lost.placeKind);
    return part ? [{ ...lost, part, cause: 'item' }] : [];
  });
  const open = parts.flatMap(({ part, issues: { count, cost } }): EasyLoss[] =>
    cost > 0 ? [{ part, points: cost / 2, cause: 'issues', count }] : [],
  );
  const rest = parts.flatMap(({ part, basis }): EasyLoss[] => {
    if (basis === 'nothing') return [{ part, points: part.points / 2, cause: 'nothing' }];
    if (basis === 'places') return [];
    return part.indicators.flatMap((indicator) => {
      const standing = standings.get(indicator) ?? 'unknown';
      if (standing === 'met') return [];
      const gain = middle(standingShares.met) - middle(standingShares[standing]);
      return [{ part, points: (gain * part.points) / part.indicators.length, cause: 'indicator', indicator, standing }];
    });
  });
  return [...items, ...open, ...rest].sort((a, b) => b.points - a.points);
}

import type { SheetScore } from '../checklist/checklist.rules.ts';
import type { CheckItem } from '../checklist/checklist.schema.ts';
import type { ScoringTable } from './scoringTable.schema.ts';

/** A place with its score sheet. */
export interface ScoredSheet {
  place: string;
  placeKind: string;
  sheet: SheetScore;
}

/** 失分: what one item costs the whole city, in points of the table, and where. */
export interface PointsLost {
  placeKind: string;
  item: CheckItem;
  /** Points of the table that would be won if the item were in order everywhere it was seen. */
  points: number;
  /** The places that lose by it, the dearest first. */
  places: { place: string; points: number }[];
}

/**
 * 失分清单, the dearest first. It is the same sum as the score, taken apart: what the items lose adds up to what the parts lose, so
 * every figure can be checked by hand, and what is gained by putting an item right is what stands here.
 */
export function pointsLost({ parts }: ScoringTable, sheets: readonly ScoredSheet[]): PointsLost[] {
  const counted = sheets.filter(({ sheet }) => sheet.scaled !== null);
  const byKind = Map.groupBy(counted, ({ placeKind }) => placeKind);
  const lost = new Map<string, PointsLost>();
  for (const { points, placeKinds } of parts) {
    const seen = placeKinds.filter((kind) => byKind.has(kind));
    for (const placeKind of seen) {
      const of = byKind.get(placeKind) ?? [];
      const worth = points / seen.length / of.length; // what a whole sheet is worth in the table
      for (const { place, sheet } of of)
        for (const { item, won } of sheet.items) {
          if (won === null || won >= item.points) continue;
          const cost = (worth * (item.points - won)) / sheet.due;
          const key = `${placeKind} ${item.key}`;
          const sum = lost.get(key) ?? { placeKind, item, points: 0, places: [] };
          sum.points += cost;
          sum.places.push({ place, points: cost });
          lost.set(key, sum);
        }
    }
  }
  for (const { places } of lost.values()) places.sort((a, b) => b.points - a.points);
  return [...lost.values()].sort((a, b) => b.points - a.points);
}

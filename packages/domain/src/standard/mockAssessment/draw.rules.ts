import type { Checklist } from '../checklist/checklist.schema.ts';
import { drawSample } from '../scoring/sampling.rules.ts';
import type { SamplingPlan } from '../scoring/scoringTable.schema.ts';
import type { DrawnKind } from './mockAssessment.schema.ts';

interface Drawable {
  id: string;
  kind: string;
}

/** 抽到的点位, and of each kind how it stands with the rule. */
export interface DrawnSites {
  sites: string[];
  kinds: Omit<DrawnKind, 'kindName'>[];
}

/**
 * 抽点位 by rule and seed: every kind of the plan, as many as a city of that size must show. What is missing is named: too few sites,
 * or a kind that has no checklist and therefore cannot be scored on the spot.
 */
export function drawSites(
  plan: SamplingPlan,
  checklists: readonly Checklist[],
  sites: readonly Drawable[],
  population: number,
  seed: string,
): DrawnSites {
  const scored = new Set(checklists.flatMap(({ placeKinds }) => placeKinds));
  const places = sites.map(({ id, kind }) => ({ id, placeKind: kind }));
  const available = Map.groupBy(places, ({ placeKind }) => placeKind);
  const samples = drawSample(
    plan,
    places.filter(({ placeKind }) => scored.has(placeKind)),
    population,
    seed,
  );
  return {
    sites: samples.flatMap(({ drawn }) => drawn),
    kinds: samples.map(({ placeKind, wanted, drawn, short }) => {
      const there = available.get(placeKind)?.length ?? 0;
      const lacking = scored.has(placeKind) ? `只有 ${there} 个，按规则要 ${wanted} 个` : `没有检查表，现场不打分，按规则要看 ${wanted} 个`;
      return { placeKind, wanted, available: there, drawn: drawn.length, short: short > 0 ? lacking : null };
    }),
  };
}

/** The list a kind of place is scored by. */
export const checklistFor = (checklists: readonly Checklist[], placeKind: string): Checklist | undefined =>
  checklists.find(({ placeKinds }) => placeKinds.includes(placeKind));

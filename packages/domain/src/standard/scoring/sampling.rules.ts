import type { Dictionary } from '../dictionary/dictionary.schema.ts';
import { unknownKinds } from './scoringTable.rules.ts';
import type { SamplingPlan } from './scoringTable.schema.ts';

/** 该抽几处: how many places of a kind a city of that many 万人 must show. */
export function sampleSize({ sizes, rows }: SamplingPlan, placeKind: string, population: number): number {
  const size = sizes.findLastIndex(({ from }) => from <= population);
  return rows.filter((row) => row.placeKind === placeKind).reduce((sum, { counts }) => sum + (counts[size] ?? 0), 0);
}

/**
 * 抽取点位: `count` of the places, by a seed that is said aloud and written down. The same seed draws the same places in whatever
 * order they are listed, and a place that is added moves at most one other out.
 */
export function drawPlaces(ids: readonly string[], count: number, seed: string): string[] {
  const lots = [...new Set(ids)].map((id) => ({ id, lot: lotOf(`${seed} ${id}`) }));
  lots.sort((a, b) => a.lot - b.lot || (a.id < b.id ? -1 : 1));
  return lots.slice(0, Math.max(0, count)).map(({ id }) => id);
}

/** 抽到的点位 of one kind. */
export interface SampleOfKind {
  placeKind: string;
  /** How many must be shown. */
  wanted: number;
  drawn: string[];
  /** How many fewer there are than must be shown. */
  short: number;
}

/** 抽样: every kind of the plan at once, each from the places there are. The seed is the same for all; kinds are drawn apart. */
export function drawSample(
  plan: SamplingPlan,
  places: readonly { id: string; placeKind: string }[],
  population: number,
  seed: string,
): SampleOfKind[] {
  const byKind = Map.groupBy(places, ({ placeKind }) => placeKind);
  return [...new Set(plan.rows.map(({ placeKind }) => placeKind))].map((placeKind) => {
    const ids = (byKind.get(placeKind) ?? []).map(({ id }) => id);
    const wanted = sampleSize(plan, placeKind, population);
    const drawn = drawPlaces(ids, wanted, `${seed} ${placeKind}`);
    return { placeKind, wanted, drawn, short: wanted - drawn.length };
  });
}

/** A 53-bit number from a text, evenly spread (two multiply-and-fold hashes side by side). */
function lotOf(text: string): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}

/** What is wrong with a sampling plan of the right shape. */
export function samplingPlanProblems({ sizes, rows }: SamplingPlan, placeKinds: Dictionary | undefined): string[] {
  const sorted = sizes.every(({ from }, i) => (i === 0 ? from === 0 : from > (sizes[i - 1]?.from ?? 0)));
  return [
    ...(sorted ? [] : ['城市规模要从 0 起由小到大排']),
    ...rows
      .filter(({ counts }) => counts.length !== sizes.length)
      .map(({ placeKind }) => `${placeKind}：要给 ${sizes.length} 个规模各一个数`),
    ...rows
      .filter(({ counts }) => counts.some((count, i) => i > 0 && count < (counts[i - 1] ?? 0)))
      .map(({ placeKind }) => `${placeKind}：大城市抽得比小城市少`),
    ...unknownKinds(
      rows.map(({ placeKind }) => placeKind),
      placeKinds,
    ),
  ];
}

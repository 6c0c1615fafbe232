import { drawPlaces, type RectificationRules } from '../../standard/index.ts';

/** 抽回头看: what was drawn, with all that is needed to draw it again. */
export interface RecheckDraw<Id extends string> {
  seed: string;
  /** How many had been closed. */
  pool: number;
  drawn: Id[];
  says: string;
}

/** 抽多少: the share of what was closed, rounded up, at least so many, never more than there are. */
export const recheckCount = (pool: number, { share, least }: Pick<RectificationRules['recheck'], 'share' | 'least'>): number =>
  Math.min(pool, Math.max(least, Math.ceil(pool * share - 1e-9)));

/**
 * 抽取回头看 from what was closed, by a seed that is published with the draw: whoever has the seed and the closed numbers draws the same,
 * in whatever order they stand. Nobody can know beforehand which issue will be looked at again.
 */
export function drawRechecks<Id extends string>(
  closed: readonly Id[],
  rule: Pick<RectificationRules['recheck'], 'share' | 'least'>,
  seed: string,
): RecheckDraw<Id> {
  const pool = new Set(closed).size;
  const drawn = drawPlaces(closed, recheckCount(pool, rule), seed) as Id[];
  return { seed, pool, drawn, says: `已销号 ${pool} 件，按种子“${seed}”抽 ${drawn.length} 件回头看` };
}

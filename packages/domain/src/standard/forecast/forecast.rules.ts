import type { SheetScore } from '../checklist/checklist.rules.ts';
import type { Standing } from '../reading/reading.schema.ts';
import type { ScoredSheet } from '../scoring/pointsLost.rules.ts';
import type { ScoringPart, ScoringTable } from '../scoring/scoringTable.schema.ts';
import { issuesCost } from './openIssues.rules.ts';

/** What is known of a part, and what the forecast therefore rests on. */
export type ForecastBasis = 'places' | 'indicators' | 'nothing';

/** 一部分的预测, in points of the table. */
export interface PartForecast {
  part: ScoringPart;
  basis: ForecastBasis;
  expected: number;
  low: number;
  high: number;
  /** The mean of each kind of place (of 100) and of how many it is. */
  kinds: { placeKind: string; places: number; mean: number }[];
  /** 没有销号的问题 counted in, and what they may cost at most: the low is lower by all of it, what is expected by half. */
  issues: { count: number; cost: number };
}

/** 得分预测. `outlook`: even the low is over the line, even the high is under it, or it is open. */
export interface Forecast {
  parts: PartForecast[];
  expected: number;
  low: number;
  high: number;
  outlook: 'over' | 'under' | 'open';
  /** 离散程度 that was used, and whether it was measured or assumed. */
  spread: { points: number; measured: boolean };
}

/** What the forecast is made from: score sheets of places, and how each indicator stands. */
export interface ForecastBase {
  sheets: readonly ScoredSheet[];
  standings: ReadonlyMap<string, Standing>;
  /** 没有销号的问题 that no sheet has, by part of the table; left out, there are none. */
  issues?: ReadonlyMap<string, number>;
}

/** 评分档 as shares: a met indicator is worth a good mark (9–10 of 10), an unmet one a failing mark (0–6), an unknown one any. */
export const standingShares: { readonly [standing in Standing]: readonly [number, number] } = {
  met: [0.9, 1],
  unmet: [0, 0.6],
  unknown: [0, 1],
};

/** Places whose spread tells: from so many more places than kinds on, the measured spread is used. */
export const placesThatTell = 5;

/** How many standard errors the range goes up and down. */
export const errorsWide = 2;

const sumOf = (figures: readonly number[]) => figures.reduce((sum, figure) => sum + figure, 0);
const meanOf = (figures: readonly number[]) => sumOf(figures) / figures.length;

/**
 * 预测得分. For each part, in the words of the page: the mean of its kinds of places, up or down by twice the standard error of that
 * mean; where no place was scored, what its indicators allow; where nothing is known, nothing to all of its points. Open issues that no
 * sheet has lower the low by what they may cost and what is expected by half of it; the high stays, nobody need see them. The whole adds the
 * parts up, all lows and all highs together: rather too wide than too narrow.
 */
export function forecast(table: ScoringTable, { sheets, standings, issues }: ForecastBase): Forecast {
  const scored = sheets.flatMap(({ placeKind, sheet }) => (sheet.scaled === null ? [] : [{ placeKind, scaled: sheet.scaled }]));
  const byKind = new Map(
    [...Map.groupBy(scored, ({ placeKind }) => placeKind)].map(([kind, of]) => [kind, of.map(({ scaled }) => scaled)]),
  );
  const spread = spreadOf([...byKind.values()], table.spread);
  const parts = table.parts.map((part) =>
    withIssues(partForecast(part, byKind, spread.points, standings), issues?.get(part.key) ?? 0, table.openIssues),
  );
  const [expected, low, high] = [sumOf(parts.map((p) => p.expected)), sumOf(parts.map((p) => p.low)), sumOf(parts.map((p) => p.high))];
  const outlook = low >= table.passLine ? 'over' : high < table.passLine ? 'under' : 'open';
  return { parts, expected, low, high, outlook, spread };
}

/** How much places of one kind differ, over all kinds together. */
function spreadOf(kinds: readonly number[][], assumed: number): Forecast['spread'] {
  const freedom = sumOf(kinds.map((scores) => scores.length - 1));
  if (freedom < placesThatTell) return { points: assumed, measured: false };
  const squares = kinds.map((scores) => sumOf(scores.map((score) => (score - meanOf(scores)) ** 2)));
  return { points: Math.sqrt(sumOf(squares) / freedom), measured: true };
}

/** Where nothing is known the range is all there is already. */
function withIssues(known: Known, count: number, rule: ScoringTable['openIssues']): PartForecast {
  const counted = known.basis === 'nothing' || !rule ? 0 : count;
  const cost = rule ? issuesCost(known.part.points, counted, rule) : 0;
  const low = Math.max(0, known.low - cost);
  return { ...known, low, expected: Math.max(low, known.expected - cost / 2), issues: { count: counted, cost } };
}

type Known = Omit<PartForecast, 'issues'>;

function partForecast(
  part: ScoringPart,
  byKind: ReadonlyMap<string, readonly number[]>,
  spread: number,
  standings: ForecastBase['standings'],
): Known {
  const kinds = part.placeKinds.flatMap((placeKind) => {
    const scores = byKind.get(placeKind);
    return scores ? [{ placeKind, places: scores.length, mean: meanOf(scores) }] : [];
  });
  const points = (share: number) => Math.min(1, Math.max(0, share)) * part.points;
  if (kinds.length > 0) {
    const mean = meanOf(kinds.map(({ mean }) => mean));
    const error = (spread * Math.sqrt(sumOf(kinds.map(({ places }) => 1 / places)))) / kinds.length;
    const [low, high] = [points((mean - errorsWide * error) / 100), points((mean + errorsWide * error) / 100)];
    return { part, basis: 'places', expected: points(mean / 100), low, high, kinds };
  }
  if (part.indicators.length === 0) return { part, basis: 'nothing', expected: part.points / 2, low: 0, high: part.points, kinds };
  const ranges = part.indicators.map((key) => standingShares[standings.get(key) ?? 'unknown']);
  const [low, high] = [points(meanOf(ranges.map(([low]) => low))), points(meanOf(ranges.map(([, high]) => high)))];
  return { part, basis: 'indicators', expected: (low + high) / 2, low, high, kinds };
}

/** An item of the sheets of a kind of place. */
export interface ItemOfKind {
  placeKind: string;
  item: string;
}

/** 如果整改好: the same sheets with these items in order wherever they were seen. Forecast them to see what it brings. */
export function putRight(sheets: readonly ScoredSheet[], items: readonly ItemOfKind[]): ScoredSheet[] {
  const right = new Set(items.map(({ placeKind, item }) => `${placeKind} ${item}`));
  return sheets.map((scored) => ({ ...scored, sheet: sheetWith(scored.sheet, (key) => right.has(`${scored.placeKind} ${key}`)) }));
}

function sheetWith(sheet: SheetScore, isRight: (item: string) => boolean): SheetScore {
  const items = sheet.items.map((score) => (score.won !== null && isRight(score.item.key) ? { ...score, won: score.item.points } : score));
  const won = sumOf(items.map(({ won }) => won ?? 0));
  return { ...sheet, items, won, scaled: sheet.due === 0 ? null : (won / sheet.due) * 100 };
}

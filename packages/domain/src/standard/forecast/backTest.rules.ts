import { type ScoredPlace, scoreTable } from '../scoring/scoringTable.rules.ts';
import type { ScoringPart, ScoringTable } from '../scoring/scoringTable.schema.ts';
import { type Forecast, type ForecastBase, forecast } from './forecast.rules.ts';

/** 一部分当时的预测 against what was then scored. */
export interface PartBackTest {
  part: ScoringPart;
  expected: number;
  low: number;
  high: number;
  /** What was scored; null where no place of the part was. */
  scored: number | null;
  /** Whether the range held it. */
  held: boolean | null;
}

/** 回测: the whole counts only the parts that were scored. */
export interface BackTest {
  parts: PartBackTest[];
  /** How many points those parts have together. */
  of: number;
  expected: number;
  low: number;
  high: number;
  scored: number;
  held: boolean;
}

/** Figures that differ by less than this are the same: a thousandth of a point. */
const hair = 1e-3;

const within = ({ low, high }: Pick<Forecast, 'low' | 'high'>, scored: number) => low - hair <= scored && scored <= high + hair;

/** 回测一次评估: `before` is all that was known the day before it. */
export function backTest(table: ScoringTable, before: ForecastBase, places: readonly ScoredPlace[]): BackTest {
  const then = scoreTable(table, places);
  const parts = forecast(table, before).parts.map(({ part, expected, low, high }, i): PartBackTest => {
    const scored = then.parts[i]?.points ?? null;
    return { part, expected, low, high, scored, held: scored === null ? null : within({ low, high }, scored) };
  });
  const counted = parts.filter(({ scored }) => scored !== null);
  const sum = (of: (part: PartBackTest) => number) => counted.reduce((all, part) => all + of(part), 0);
  const [expected, low, high] = [sum((p) => p.expected), sum((p) => p.low), sum((p) => p.high)];
  return { parts, of: sum((p) => p.part.points), expected, low, high, scored: then.won, held: within({ low, high }, then.won) };
}

import type { ScoringTable } from '../scoring/scoringTable.schema.ts';
import { type Forecast, type ForecastBase, forecast, type ItemOfKind, putRight } from './forecast.rules.ts';

/** 如果：these indicators met, and these items in order wherever they were seen. */
export interface Wish {
  indicators: readonly string[];
  items: readonly ItemOfKind[];
}

/** 如果达标: the same forecast on the same base with the wish come true. */
export function whatIf(table: ScoringTable, { sheets, standings, ...rest }: ForecastBase, { indicators, items }: Wish): Forecast {
  const wished = new Map([...standings, ...indicators.map((key) => [key, 'met'] as const)]);
  return forecast(table, { ...rest, sheets: putRight(sheets, items), standings: wished });
}

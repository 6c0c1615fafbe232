import type { Edition, Indicator } from '../edition/edition.schema.ts';
import { judge } from '../reading/judge.rules.ts';
import type { Reading, Standing, Verdict } from '../reading/reading.schema.ts';

/** A reading with the indicator it is of. */
export interface IndicatorReading extends Reading {
  /** The key of the indicator. */
  indicator: string;
}

/** 指标看板的一行. */
export interface BoardRow {
  indicator: Indicator;
  verdict: Verdict;
  /** The whole's figures of the reported years, oldest first; null where a year is not reported or is no number. */
  series: (number | null)[];
}

/** 指标看板: every indicator of an edition judged for a year, in the order of the edition. */
export interface Board {
  rows: BoardRow[];
  counts: { [standing in Standing]: number };
}

/** 看板. `units` are who must report an indicator that is judged unit by unit. */
export function boardOf(edition: Edition, readings: readonly IndicatorReading[], year: number, units: readonly string[]): Board {
  const byIndicator = Map.groupBy(readings, ({ indicator }) => indicator);
  const rows = edition.indicators.map((indicator): BoardRow => {
    const own = byIndicator.get(indicator.key) ?? [];
    return { indicator, verdict: judge(indicator, { readings: own, year, units }), series: seriesOf(own, indicator.series, year) };
  });
  const count = (standing: Standing) => rows.filter(({ verdict }) => verdict.standing === standing).length;
  return { rows, counts: { met: count('met'), unmet: count('unmet'), unknown: count('unknown') } };
}

function seriesOf(readings: readonly IndicatorReading[], length: number, year: number): (number | null)[] {
  const whole = readings.filter(({ part, value }) => part === null && typeof value === 'number');
  return Array.from({ length }, (_, i) => {
    const found = whole.find((reading) => reading.year === year - length + 1 + i);
    return typeof found?.value === 'number' ? found.value : null;
  });
}

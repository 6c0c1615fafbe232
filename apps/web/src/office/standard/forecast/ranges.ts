import { chartColours, figureAxis, wordAxis } from '../../../shared/chart/look.ts';

/** One line of the chart: shares of a part's points, 0 to 100. */
export interface RangeRow {
  name: string;
  low: number;
  high: number;
  expected: number;
  /** What was then scored; not given or null: no mark. */
  scored?: number | null;
}

/** Room for so many pixels a row. */
export const rowHeight = 26;

/** 范围图: a pale bar from the low to the high with an edge, a round mark at what is expected, a diamond at what was scored. */
export function rangesOption(rows: readonly RangeRow[]) {
  const upwards = rows.toReversed(); // an axis of words grows from below
  const pale = { color: chartColours.context, borderColor: chartColours.edge, borderWidth: 1 };
  const scored = upwards.flatMap((row, i) => (row.scored == null ? [] : [[row.scored, i]]));
  return {
    grid: { left: 8, right: 16, top: 4, bottom: 4, outerBoundsMode: 'same' as const, outerBoundsContain: 'axisLabel' as const },
    xAxis: { ...figureAxis(), min: 0, max: 100, axisLabel: { ...figureAxis().axisLabel, formatter: '{value}%' } },
    yAxis: wordAxis(upwards.map(({ name }) => name)),
    series: [
      { type: 'bar' as const, stack: 'range', silent: true, data: upwards.map(({ low }) => low), itemStyle: { color: 'transparent' } },
      {
        type: 'bar' as const,
        stack: 'range',
        silent: true,
        barWidth: 12,
        data: upwards.map(({ low, high }) => high - low),
        itemStyle: pale,
      },
      {
        type: 'scatter' as const,
        silent: true,
        symbol: 'circle',
        symbolSize: 9,
        data: upwards.map(({ expected }, i) => [expected, i]),
        itemStyle: { color: chartColours.asked, borderColor: '#fff', borderWidth: 1 },
      },
      ...(scored.length > 0
        ? [
            {
              type: 'scatter' as const,
              silent: true,
              symbol: 'diamond',
              symbolSize: 12,
              data: scored,
              itemStyle: { color: '#fff', borderColor: chartColours.second, borderWidth: 2 },
            },
          ]
        : []),
    ],
  };
}

/** A part's figures as shares of its points. */
export const shareOf = (value: number, of: number): number => (of === 0 ? 0 : (value / of) * 100);

const token = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const size = (name: string): number => Number.parseFloat(token(name)) || 12;

/** The colours of a chart: the first is the thing asked about, the greys are what surrounds it. */
export const chartColours = {
  asked: '#1E6B57',
  context: '#C9C4B8',
  second: '#565C57',
  wash: '#A9CCBF',
  edge: '#8A867D',
} as const;

/** What every chart has: no motion, our letters, the horizontal grid only. Spread an option over it. */
export const chartLook = () => ({
  animation: false,
  color: [chartColours.asked, chartColours.context, chartColours.second, chartColours.wash, chartColours.edge],
  textStyle: { fontFamily: token('--sans'), fontSize: size('--t-xs'), color: token('--ink-3') },
});

/** An axis of words: no ticks, a hairline. */
export const wordAxis = (data: readonly string[]) => ({
  type: 'category' as const,
  data: [...data],
  axisTick: { show: false },
  axisLine: { lineStyle: { color: token('--line-strong') } },
  axisLabel: { color: token('--ink-3'), fontSize: size('--t-xs') },
});

/** An axis of figures: hairlines across, no line of its own. */
export const figureAxis = () => ({
  type: 'value' as const,
  axisLabel: { color: token('--ink-3'), fontSize: size('--t-xs') },
  splitLine: { lineStyle: { color: token('--line') } },
});

import type { pictureContract } from '@weicheng/domain/rectification';
import type { Output } from '../../../shared/api.ts';
import { chartColours, figureAxis, wordAxis } from '../../../shared/chart/look.ts';

export type Picture = Output<typeof pictureContract.read>;

/** 近 30 天: what was closed as bars, what was given out as a line, what stood overdue dashed; each is named at its end. */
export function trendOption({ trend }: Picture) {
  const end = (name: string) => ({ show: true, formatter: name, color: chartColours.second });
  const of = (name: 'dispatched' | 'closed' | 'overdue') => trend.map(({ figures }) => figures[name]);
  const line = { type: 'line' as const, symbolSize: 5, labelLayout: { moveOverlap: 'shiftY' } };
  return {
    grid: { left: 8, right: 44, top: 12, bottom: 4, containLabel: true },
    xAxis: wordAxis(trend.map(({ day }) => `${Number(day.slice(5, 7))}-${Number(day.slice(8))}`)),
    yAxis: { ...figureAxis(), minInterval: 1 },
    series: [
      { name: '销号', type: 'bar' as const, data: of('closed'), barMaxWidth: 14, itemStyle: { color: chartColours.asked } },
      {
        ...line,
        name: '交办',
        data: of('dispatched'),
        symbol: 'circle',
        endLabel: end('交办'),
        lineStyle: { color: chartColours.edge, width: 2 },
        itemStyle: { color: chartColours.edge },
      },
      {
        ...line,
        name: '超期',
        data: of('overdue'),
        symbol: 'diamond',
        endLabel: end('超期'),
        lineStyle: { color: chartColours.second, width: 2, type: [5, 4] },
        itemStyle: { color: chartColours.second },
      },
    ],
  };
}

/** What there is to see in it. */
export function trendSays({ trend, lately }: Picture): string {
  const [from, to] = [trend[0]?.figures.overdue ?? 0, trend.at(-1)?.figures.overdue ?? 0];
  const moved = from === to ? `一直到今 ${to} 件` : `从 ${from} 件到 ${to} 件`;
  return `绿柱是销号，共 ${lately.closed} 件；实线是交办，共 ${lately.dispatched} 件；虚线是当晚超期，${from === to ? `头尾都是 ${to} 件` : moved}。`;
}

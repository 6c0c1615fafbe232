import type { BoardLine } from '@weicheng/domain/standard';
import { useContext, useMemo } from 'react';
import { Link } from 'react-router';
import { Chart } from '../../../shared/chart/Chart.tsx';
import { chartColours, figureAxis, wordAxis } from '../../../shared/chart/look.ts';
import { Drawer, Section } from '../../../shared/parts/index.ts';
import { BesideIndicators, maySee } from '../../chapter.ts';
import { Lines } from '../../organization/parts/Lines.tsx';
import { useSignedIn } from '../../session.ts';
import { DistanceBar } from '../parts/DistanceBar.tsx';
import { StandingSays } from '../parts/StandingSays.tsx';
import { Unconfirmed } from '../parts/Unconfirmed.tsx';
import { distanceSays, seriesSays } from './says.ts';

interface IndicatorPreviewProps {
  row: BoardLine;
  year: number;
  due: string | null;
  onClose: () => void;
}

/** 一项指标: how it stands and why, the trend, each subdistrict, who owes it by when, and what later chapters do about it. */
export function IndicatorPreview({ row, year, due, onClose }: IndicatorPreviewProps) {
  const { indicator, value, target } = row;
  const { permissions } = useSignedIn();
  const beside = useContext(BesideIndicators).filter((one) => maySee(one, permissions));
  return (
    <Drawer title={indicator.name} sub={`${indicator.key} · ${row.areaName}`} onClose={onClose}>
      <p className="standing-line">
        <StandingSays standing={row.standing} />
        {distanceSays(row) && <b>{distanceSays(row)}</b>}
        {indicator.verification === 'unverified' && <Unconfirmed />}
      </p>
      <p>{row.reason}</p>
      {value !== null && target !== null && (
        <DistanceBar value={value} target={target} direction={indicator.direction} unit={indicator.unit} />
      )}
      <Lines
        lines={[
          ['目标', indicator.target],
          ['填报单位', row.unitName ?? `没有定（标准上写：${indicator.reportedBy}）`],
          ['期限', due ?? '没有定'],
          ['条款', indicator.clauseTitle],
          ['要附的', indicator.evidence.join('；')],
        ]}
      />
      <p>
        <Link to={`/standard/readings/${indicator.key}?year=${year}`}>看填报和历年</Link>
      </p>
      {beside.map(({ Section: Beside }, i) => (
        <Beside key={String(i)} indicator={indicator.key} standing={row.standing} />
      ))}
      {row.series.length > 1 && <Trend row={row} year={year} />}
      {row.parts.length > 0 && <Parts row={row} />}
    </Drawer>
  );
}

function Trend({ row, year }: { row: BoardLine; year: number }) {
  const { series, target, indicator } = row;
  const option = useMemo(() => {
    const years = series.map((_, i) => String(year - series.length + 1 + i));
    const line = { symbol: 'none', silent: true, data: [{ yAxis: target }], lineStyle: { type: [5, 4], color: chartColours.second } };
    return {
      grid: { left: 4, right: 12, top: 16, bottom: 4, outerBoundsMode: 'same' as const, outerBoundsContain: 'axisLabel' as const },
      xAxis: wordAxis(years),
      yAxis: { ...figureAxis(), scale: true },
      series: [
        {
          type: 'line' as const,
          data: [...series],
          symbol: 'circle',
          symbolSize: 7,
          label: { show: true, color: chartColours.second },
          ...(target === null ? {} : { markLine: { ...line, label: { formatter: '目标', position: 'insideEndTop' as const } } }),
        },
      ],
    };
  }, [series, target, year]);
  return (
    <Section title="走势" sub={indicator.unit}>
      <Chart height={180} option={option} says={seriesSays(row, year)} />
    </Section>
  );
}

function Parts({ row }: { row: BoardLine }) {
  const unmet = row.parts.filter(({ standing }) => standing === 'unmet').length;
  const missing = row.parts.filter(({ standing }) => standing === 'unknown').length;
  return (
    <Section title="逐个看" sub={`${row.parts.length} 个：未达标 ${unmet}，待填报 ${missing}`}>
      <ul className="lines">
        {row.parts.map((part) => (
          <li key={part.name}>
            <span className="grow cut">{part.name}</span>
            <b>{part.said ?? ''}</b>
            <StandingSays standing={part.standing} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

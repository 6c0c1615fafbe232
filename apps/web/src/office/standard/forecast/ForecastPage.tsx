import { type ForecastView, forecastContract } from '@weicheng/domain/standard';
import { useMemo } from 'react';
import { Chart } from '../../../shared/chart/Chart.tsx';
import { ErrorState, LoadingRows, Page, Section } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { useAddress } from '../../organization/parts/useAddress.ts';
import { Unconfirmed } from '../parts/Unconfirmed.tsx';
import '../standard.css';
import './forecast.css';
import { toggled, wishedOf } from './address.ts';
import { Beside } from './Beside.tsx';
import type { ForecastRead } from './forecastRead.ts';
import { Losses } from './Losses.tsx';
import { rangesOption, rowHeight, shareOf } from './ranges.ts';
import { basisSays, outlookSays, points, rangeSays } from './says.ts';
import { WhatIf } from './WhatIf.tsx';

/** 得分预测: what would be scored today and between what; where points are lost most easily; what it brings to put some of it right. */
export default function ForecastPage() {
  const read = useVerb(forecastContract.read, {});
  return (
    <Page
      title="得分预测"
      sub={read.data && `满分 ${read.data.table.total}，合格线 ${read.data.table.passLine}`}
      actions={<Beside at="forecast" />}
    >
      {read.error && !read.data ? (
        <ErrorState failure={read.error} onRetry={() => void read.refetch()} />
      ) : read.data ? (
        <Forecast read={read.data} />
      ) : (
        <LoadingRows count={10} />
      )}
    </Page>
  );
}

function Forecast({ read }: { read: ForecastRead }) {
  const { at, set } = useAddress(['met', 'right']);
  const wished = wishedOf(at);
  const { forecast, table } = read;
  const toggle = (kind: 'met' | 'right', key: string) => set({ [kind]: toggled(wished[kind], key) });
  return (
    <>
      <Figures read={read} />
      <div className="forecast-columns">
        <div className="forecast-losses">
          <Section title="最容易丢的分" sub="从丢得最多的起；勾上，看做到了能多得多少">
            <Losses read={read} wished={wished} onToggle={toggle} />
          </Section>
        </div>
        <div className="forecast-what-if">
          <WhatIf read={read} wished={wished} onClear={() => set({ met: undefined, right: undefined })} />
        </div>
        <div>
          <Section title="各部分" sub="浅条是范围，圆点是预测">
            <Parts forecast={forecast} />
          </Section>
          <p className="sub">
            按《{table.title}》{table.verification !== 'seen' && <Unconfirmed />}
          </p>
        </div>
      </div>
    </>
  );
}

function Figures({ read: { forecast, table, indicators, assessment, earlierPlaces, year } }: { read: ForecastRead }) {
  const count = (standing: string) => indicators.filter((one) => one.standing === standing).length;
  return (
    <dl className="big-figures">
      <div>
        <dt>预测得分</dt>
        <dd>{points(forecast.expected)}</dd>
        <dd className="beside-figure">合格线 {table.passLine}</dd>
      </div>
      <div>
        <dt>范围</dt>
        <dd>{rangeSays(forecast)}</dd>
        <dd className="beside-figure">{outlookSays[forecast.outlook]}</dd>
      </div>
      <div>
        <dt>打过分的点位</dt>
        <dd>{(assessment?.places ?? 0) + earlierPlaces}</dd>
        <dd className="beside-figure">
          {assessment
            ? `${assessment.title}，${assessment.day}${earlierPlaces > 0 ? `；${earlierPlaces} 处是以前评的` : ''}`
            : '还没有结束的模拟评估'}
        </dd>
      </div>
      <div>
        <dt>指标达标</dt>
        <dd>
          {count('met')} <small>/ {indicators.length}</small>
        </dd>
        <dd className="beside-figure">
          {year} 年：未达标 {count('unmet')}，未知 {count('unknown')}
        </dd>
      </div>
    </dl>
  );
}

function Parts({ forecast }: { forecast: ForecastView }) {
  const option = useMemo(
    () =>
      rangesOption(
        forecast.parts.map(({ part, low, high, expected }) => ({
          name: part.name,
          low: shareOf(low, part.points),
          high: shareOf(high, part.points),
          expected: shareOf(expected, part.points),
        })),
      ),
    [forecast],
  );
  const widest = forecast.parts.toSorted((a, b) => b.high - b.low - (a.high - a.low))[0];
  return (
    <>
      <Chart
        height={forecast.parts.length * rowHeight + 36}
        option={option}
        says={widest ? `最说不准的是${widest.part.name}：${rangeSays(widest)}，满分 ${points(widest.part.points)}。` : ''}
      />
      <table className="parts-table">
        <thead>
          <tr>
            <th scope="col">部分</th>
            <th scope="col" className="right">
              预测
            </th>
            <th scope="col" className="right">
              范围
            </th>
            <th scope="col" className="right">
              满分
            </th>
            <th scope="col">依据</th>
          </tr>
        </thead>
        <tbody>
          {forecast.parts.map((row) => (
            <tr key={row.part.key}>
              <th scope="row">{row.part.name}</th>
              <td className="right">
                <b>{points(row.expected)}</b>
              </td>
              <td className="right">{rangeSays(row)}</td>
              <td className="right">{points(row.part.points)}</td>
              <td className="sub">{basisSays(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

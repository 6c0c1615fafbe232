import { type BackTestView, forecastContract } from '@weicheng/domain/standard';
import { useMemo } from 'react';
import { Chart } from '../../../shared/chart/Chart.tsx';
import { Empty, ErrorState, LoadingRows, Page, Section, StateGlyph } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import '../standard.css';
import './forecast.css';
import { Beside } from './Beside.tsx';
import { rangesOption, rowHeight, shareOf } from './ranges.ts';
import { points, rangeSays } from './says.ts';

/** 回测: what would have been forecast the day before each assessment, against what was then scored. */
export default function BackTestPage() {
  const test = useVerb(forecastContract.backTest, {});
  return (
    <Page title="预测回测" sub="评估前一天的预测，和后来评出的分" actions={<Beside at="backTest" />}>
      {test.error && !test.data ? (
        <ErrorState failure={test.error} onRetry={() => void test.refetch()} />
      ) : !test.data ? (
        <LoadingRows count={8} />
      ) : test.data.runs.length === 0 ? (
        <Empty>还没有结束的模拟评估。结束一次以后，这里拿评估前的预测和评出的分对照。</Empty>
      ) : (
        test.data.runs.map((run) => <Run key={run.assessment.id} run={run} />)
      )}
    </Page>
  );
}

function Run({ run }: { run: BackTestView }) {
  const { assessment, before, of, scored, expected, held } = run;
  const counted = run.parts.filter((part) => part.scored !== null);
  const caught = counted.filter((part) => part.held).length;
  const option = useMemo(
    () =>
      rangesOption(
        run.parts
          .filter((part) => part.scored !== null)
          .map(({ part, low, high, expected, scored }) => ({
            name: part.name,
            low: shareOf(low, part.points),
            high: shareOf(high, part.points),
            expected: shareOf(expected, part.points),
            scored: scored === null ? null : shareOf(scored, part.points),
          })),
      ),
    [run],
  );
  const basis = before.places > 0 ? `此前打过分的点位 ${before.places} 处` : '此前没有打过分的点位';
  return (
    <Section title={assessment.title} sub={`${assessment.day} · 评了 ${assessment.places} 处`}>
      <p>
        评出 <b>{points(scored)}</b> 分（评到的部分满分 {points(of)}）；前一天预测 <b>{points(expected)}</b>，范围 {rangeSays(run)}。{' '}
        {held ? (
          <StateGlyph shape="done" tone="done">
            在范围内
          </StateGlyph>
        ) : (
          <StateGlyph shape="ended" tone="overdue">
            在范围外
          </StateGlyph>
        )}
      </p>
      <p className="sub">
        当时的依据：{basis}，{before.year} 年指标数 {before.readings} 个。
      </p>
      <Chart
        height={counted.length * rowHeight + 36}
        option={option}
        says={`各部分得分率：浅条是当时预测的范围，圆点是预测，菱形是后来评出的。${counted.length} 部分里 ${caught} 部分落在范围内。`}
      />
    </Section>
  );
}

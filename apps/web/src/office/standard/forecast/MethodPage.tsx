import { forecastContract, methodOf, reckoningOf } from '@weicheng/domain/standard';
import { ErrorState, LoadingRows, Page, Section } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { Unconfirmed } from '../parts/Unconfirmed.tsx';
import '../standard.css';
import './forecast.css';
import { Beside } from './Beside.tsx';
import type { ForecastRead } from './forecastRead.ts';

/** 预测方法: how every figure of the forecast comes about, in words and with this city's figures. Each line can be redone by hand. */
export default function MethodPage() {
  const read = useVerb(forecastContract.read, {});
  return (
    <Page title="预测方法" sub="每个数怎样算出来，拿笔就能复算" actions={<Beside at="method" />}>
      {read.error && !read.data ? (
        <ErrorState failure={read.error} onRetry={() => void read.refetch()} />
      ) : read.data ? (
        <Method {...read.data} />
      ) : (
        <LoadingRows count={8} />
      )}
    </Page>
  );
}

function Method({ table, forecast, indicators, placeKinds, issues }: ForecastRead) {
  const standings = new Map(indicators.map(({ key, standing }) => [key, standing]));
  const nameOf = (kind: string) => placeKinds[kind] ?? kind;
  return (
    <div className="reading-width">
      {methodOf(table).map(({ title, lines }) => (
        <Section key={title} title={title}>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Section>
      ))}
      <Section title="本市各部分怎样算出来的" sub={forecast.spread.measured ? '离散程度是实测的' : '离散程度是假定的'}>
        <dl className="reckonings">
          {forecast.parts.map((part) => (
            <div key={part.part.key} className="reckoning">
              <dt>{part.part.name}</dt>
              <dd>
                {reckoningOf(part, forecast.spread, standings, nameOf).map((line) => (
                  <p key={line}>{line}</p>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </Section>
      {table.openIssues && (
        <Section title="没有销号的问题">
          <p>
            {issues.since ? `${issues.since} 起登记的` : '台账上的'}，归到各部分的 {issues.counted} 个，没有写管理事项、没有算进去的{' '}
            {issues.unplaced} 个。
          </p>
        </Section>
      )}
      <Section title="出处">
        <p>
          《{table.title}》{table.verification !== 'seen' && <Unconfirmed />}
        </p>
        {table.sources.map((source) => (
          <p key={source} className="sub">
            {source}
          </p>
        ))}
      </Section>
    </div>
  );
}

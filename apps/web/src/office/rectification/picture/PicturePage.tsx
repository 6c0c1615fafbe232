import { addDays, type Day } from '@weicheng/domain/kernel';
import {
  type Happening,
  happenings,
  type IssueRate,
  issueRates,
  type PictureScope,
  pictureContract,
  rateNames,
  sayShare,
} from '@weicheng/domain/rectification';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { Chart } from '../../../shared/chart/Chart.tsx';
import { daySays, today } from '../../../shared/moments.ts';
import { Button, Empty, ErrorState, LoadingRows, Page, Section } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';
import { DayFilter } from '../../organization/parts/filters.tsx';
import { useAddress } from '../../organization/parts/useAddress.ts';
import '../../organization/organization.css';
import { askedOf, rowsBehind, rowsOfDays } from './address.ts';
import './picture.css';
import { PictureTable } from './PictureTable.tsx';
import { type Picture, trendOption, trendSays } from './trend.ts';

/** The six figures of a day, with the colour of their state. */
const shown: readonly { name: Happening; tone?: string }[] = [
  { name: 'dispatched' },
  { name: 'due', tone: 'soon' },
  { name: 'overdue', tone: 'overdue' },
  { name: 'closed' },
  { name: 'returned' },
  { name: 'rebound', tone: 'rebound' },
];

/** 当日情况: what happened to the issues on a day, how the last thirty went, and whose they are. Every number opens its rows. */
export default function PicturePage() {
  const { at, set } = useAddress(['on', 'by']);
  const { on = today(), by } = askedOf(at);
  const read = useVerb(pictureContract.read, { on, by }, { keep: true });
  return (
    <Page
      title="当日情况"
      sub={daySays(on)}
      actions={
        <>
          <DayChoice on={on} onChange={(day) => set({ on: day === today() ? undefined : day })} />
          <Button className="picture-print" icon="print" aria-label="打印" kind="bare" onClick={() => window.print()} />
        </>
      }
    >
      {read.error && !read.data ? (
        <ErrorState failure={read.error} onRetry={() => void read.refetch()} />
      ) : read.data ? (
        <OfDay picture={read.data} onBy={(view) => set({ by: view === 'unit' ? undefined : view })} />
      ) : (
        <LoadingRows count={10} />
      )}
    </Page>
  );
}

/** A day before, a day after, or one that is typed; never a day to come. */
function DayChoice({ on, onChange }: { on: Day; onChange: (day: Day) => void }) {
  const last = today();
  return (
    <div className="picture-day">
      <Button kind="bare" small onClick={() => onChange(addDays(on, -1))}>
        前一天
      </Button>
      <DayFilter label="日期" value={on} latest={last} set={false} onChange={(day) => onChange((day ?? last) as Day)} />
      <Button kind="bare" small why={on >= last ? '明天的情况明天才有' : null} onClick={() => onChange(addDays(on, 1))}>
        后一天
      </Button>
    </div>
  );
}

function OfDay({ picture, onBy }: { picture: Picture; onBy: (by: PictureScope) => void }) {
  const option = useMemo(() => trendOption(picture), [picture]);
  if (Object.values(picture.lately).every((n) => n === 0))
    return <Empty>这一天和前 29 天都没有问题。登记、交办以后，每天的数就在这里。</Empty>;
  return (
    <div className="picture">
      <Figures picture={picture} />
      <Section title="近 30 天" sub={`到 ${daySays(picture.on)}`}>
        <Chart height={200} option={option} says={trendSays(picture)} />
        <Rates picture={picture} />
      </Section>
      <PictureTable picture={picture} onBy={onBy} />
    </div>
  );
}

/** Of a reader who sees the whole city, each opens its rows; else the table below does, unit by unit. */
function Figures({ picture: { on, day, lately, whole } }: { picture: Picture }) {
  return (
    <dl className="picture-figures">
      {shown.map(({ name, tone = '' }) => {
        const figure = <b className={day[name] > 0 ? `figure ${tone}` : 'figure'}>{day[name]}</b>;
        return (
          <div key={name}>
            <dt>{happenings[name]}</dt>
            <dd>{whole && day[name] > 0 ? <Link to={rowsBehind(name, on)}>{figure}</Link> : figure}</dd>
            <dd className="beside-figure">
              {name !== 'overdue'
                ? `近 30 天 ${lately[name]}${name === 'rebound' ? ' 次' : ''}`
                : on === today()
                  ? '现在还没改好的'
                  : '当晚还没改好的'}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** Of whom the whole city is open to, the part of each rate opens the issues it counts. */
function Rates({ picture: { on, lately, whole } }: { picture: Picture }) {
  return (
    <dl className="picture-rates">
      {rateNames.map((name) => {
        const { says, formula, part, of }: IssueRate = issueRates[name];
        const rate = of(lately);
        return (
          <div key={name}>
            <dt>{says}</dt>
            <dd>
              <b>{sayShare(rate)}</b> {whole && part && rate.part > 0 ? <Link to={rowsOfDays(part, on)}>{rate.part}</Link> : rate.part} /{' '}
              {rate.whole}
            </dd>
            <dd className="beside-figure">{formula}</dd>
          </div>
        );
      })}
    </dl>
  );
}

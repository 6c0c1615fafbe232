import type { LossView } from '@weicheng/domain/standard';
import { Link } from 'react-router';
import { Empty } from '../../../shared/parts/index.ts';
import { StandingSays } from '../parts/StandingSays.tsx';
import { Unconfirmed } from '../parts/Unconfirmed.tsx';
import type { Wished } from './address.ts';
import type { ForecastRead } from './forecastRead.ts';
import { points } from './says.ts';

interface LossesProps {
  read: ForecastRead;
  wished: Wished;
  onToggle: (kind: 'met' | 'right', key: string) => void;
}

/** 失分点: what each costs, why, and the cheapest thing to do next. */
export function Losses({ read, wished, onToggle }: LossesProps) {
  if (read.losses.length === 0) return <Empty>现在没有看得出的失分点。</Empty>;
  return (
    <ol className="losses">
      {read.losses.map((loss) => {
        const key = keyOf(loss);
        const [kind, name] = key;
        return (
          <li key={key.join(' ')}>
            {kind ? (
              <input
                type="checkbox"
                aria-label={`如果做到：${whatSays(loss, read)}`}
                checked={wished[kind].includes(name)}
                onChange={() => onToggle(kind, name)}
              />
            ) : (
              <span />
            )}
            <b className="right">{points(loss.points)}</b>
            <div>
              <Says loss={loss} read={read} />
            </div>
          </li>
        );
      })}
    </ol>
  );
}

type Key = readonly ['met' | 'right', string] | readonly [null, string];

function keyOf({ cause, part }: LossView): Key {
  if (cause.kind === 'item') return ['right', `${cause.placeKind}.${cause.item}`];
  return cause.kind === 'indicator' ? ['met', cause.indicator] : [null, part];
}

const partName = (read: ForecastRead, key: string) => read.forecast.parts.find(({ part }) => part.key === key)?.part.name ?? key;

function whatSays({ cause, part }: LossView, read: ForecastRead): string {
  if (cause.kind === 'item') return `${read.placeKinds[cause.placeKind] ?? cause.placeKind} · ${cause.text}`;
  if (cause.kind === 'issues') return `${partName(read, part)}有 ${cause.count} 个问题没有销号`;
  if (cause.kind === 'nothing') return `${partName(read, part)}没有依据`;
  return read.indicators.find((one) => one.key === cause.indicator)?.name ?? cause.indicator;
}

/** The words of one loss, and its next step as a link. */
function Says({ loss, read }: { loss: LossView; read: ForecastRead }) {
  const { cause } = loss;
  const what = whatSays(loss, read);
  if (cause.kind === 'item') {
    const dearest = cause.dearest[0];
    return (
      <>
        <p>{what}</p>
        <p className="sub">
          {cause.places} 处丢分{dearest && `，先整改${dearest.place}，挽回 ${points(dearest.points)} 分`}{' '}
          <Link to={`/standard/mock-assessments/${read.scoredIn[cause.placeKind]}?tab=sheets&kind=${cause.placeKind}`}>看打分表</Link>
        </p>
      </>
    );
  }
  if (cause.kind === 'issues')
    return (
      <>
        <p>{what}</p>
        <p className="sub">
          {read.issues.since ? `${read.issues.since} 起登记的，` : ''}评估的人看到就扣分，按一半估 <Link to="/issues">催整改</Link>
        </p>
      </>
    );
  if (cause.kind === 'nothing')
    return (
      <>
        <p>{what}</p>
        <p className="sub">
          没有打过分的点位，也没有可参照的指标，按一半估 <Link to="/standard/mock-assessments">排一次模拟评估</Link>
        </p>
      </>
    );
  const indicator = read.indicators.find((one) => one.key === cause.indicator);
  return (
    <>
      <p>
        {cause.indicator} {what} <StandingSays standing={cause.standing} />
        {indicator?.unconfirmed && <Unconfirmed />}
      </p>
      <p className="sub">
        {indicator?.reason}{' '}
        {cause.standing === 'unknown' ? (
          <Link to={`/standard/board?indicator=${cause.indicator}`}>催报这个数</Link>
        ) : (
          <Link to={`/standard/board?indicator=${cause.indicator}`}>列入攻坚</Link>
        )}
      </p>
    </>
  );
}

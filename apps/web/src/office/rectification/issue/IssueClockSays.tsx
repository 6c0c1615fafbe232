import type { Clock } from '@weicheng/domain/plan';
import type { IssueRow } from '@weicheng/domain/rectification';
import { daySays, momentSays } from '../../../shared/moments.ts';
import { Tip } from '../../../shared/parts/Tip.tsx';
import { ClockSays } from '../../plan/parts/ClockSays.tsx';

type Timed = Pick<IssueRow, 'clock' | 'timing' | 'due'>;

/** How the track looks: red when it is over, by whomever. */
const lookOf = ({ overdue, late, soon, hand }: NonNullable<Timed['timing']>): Clock['kind'] => {
  if (overdue > 0) return 'overdue';
  if (hand !== 'unit') return 'stopped';
  if (late) return 'today';
  return soon ? 'soon' : 'running';
};

/** 问题的钟: by the hour where its limit is, in whose hand it is, what of 超期 came of waiting for verification. Without one, the day alone. `brief`: in a list, the first word of it; the rest opens on it. */
export function IssueClockSays({ issue: { clock, timing, due }, brief = false }: { issue: Timed; brief?: boolean }) {
  if (timing === null || timing.says === '') return clock.kind === 'none' ? null : <ClockSays clock={clock} />;
  const fill = timing.limit === 0 ? 1 : Math.max(0.08, Math.min(1, timing.used / timing.limit));
  const until = timing.ends === null ? (due === null ? null : daySays(due)) : momentSays(timing.ends);
  return (
    <Tip say={[timing.says, until && `时限到 ${until}`].filter(Boolean).join('；')}>
      <span className={`clock fits ${lookOf(timing)}`}>
        <i className="track" style={{ '--fill': `${fill * 100}%` } as React.CSSProperties} aria-hidden="true" />
        <span className="cut">{brief ? timing.says.split('，', 1)[0] : timing.says}</span>
      </span>
    </Tip>
  );
}

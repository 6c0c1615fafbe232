import type { Clock } from '@weicheng/domain/plan';
import { daySays } from '../../../shared/moments.ts';
import { Tip } from '../../../shared/parts/Tip.tsx';

const words = ({ kind, due, days }: Clock): [string, string] => {
  if (kind === 'overdue') return ['超', `${-days} 天`];
  if (kind === 'today') return ['', '今天到期'];
  if (kind === 'none') return ['未定时限', ''];
  if (kind === 'stopped') return [due ? due.slice(5) : '', ''];
  return ['剩', `${days} 天`];
};

/** How full the track is: it fills over the last ten working days, and passes its tick when the day has gone. */
const fill = ({ kind, days }: Clock): number =>
  kind === 'overdue' ? 1 : kind === 'running' || kind === 'soon' || kind === 'today' ? Math.max(0.08, Math.min(1, 1 - days / 10)) : 0;

/** 时限的钟: a short track, then words, the figure bold; the exact day on hover and focus. Days are working days. */
export function ClockSays({ clock }: { clock: Clock }) {
  const [lead, figure] = words(clock);
  const says = clock.due ? `时限 ${daySays(clock.due)}${clock.kind === 'stopped' ? '，已停表' : '，按工作日算'}` : null;
  return (
    <Tip say={says}>
      <span className={`clock ${clock.kind}`}>
        <i className="track" style={{ '--fill': `${fill(clock) * 100}%` } as React.CSSProperties} aria-hidden="true" />
        <span>
          {lead}
          {lead && figure && ' '}
          {figure && <b>{figure}</b>}
        </span>
      </span>
    </Tip>
  );
}

import { shortfallStates } from '@weicheng/domain/plan';
import { StateGlyph } from '../../../shared/parts/index.ts';
import '../plan.css';
import { useShortfall } from './useShortfall.ts';

const looks = {
  underWay: { shape: 'half', tone: 'plain' },
  reached: { shape: 'most', tone: 'waiting' },
  fellBack: { shape: 'up', tone: 'rebound' },
  over: { shape: 'done', tone: 'done' },
} as const;

/** 攻坚 on a row of the board: how far, until when. */
export default function ShortfallMark({ indicator }: { indicator: string }) {
  const row = useShortfall(indicator);
  if (!row || row.state === 'over') return null;
  return (
    <StateGlyph {...looks[row.state]}>
      {[
        shortfallStates[row.state],
        row.state === 'underWay' ? `${row.tally.progress}%` : '',
        row.clock.due ? `${row.clock.due.slice(5)} 到期` : '',
      ]
        .filter(Boolean)
        .join(' ')}
    </StateGlyph>
  );
}

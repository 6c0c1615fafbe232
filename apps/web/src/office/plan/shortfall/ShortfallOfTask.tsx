import { type ShortfallRow, shortfallContract, shortfallStates } from '@weicheng/domain/plan';
import { Link } from 'react-router';
import { StateGlyph } from '../../../shared/parts/index.ts';
import { useVerb } from '../../../shared/queries.ts';

/** On the page of an attack's task: how its indicator stands now. It says so; closing stays the office's act. */
export function ShortfallOfTask({ taskId }: { taskId: string }) {
  const row = useVerb(shortfallContract.list, {}).data?.rows.find((one) => one.taskId === taskId);
  return row ? <Standing row={row} /> : null;
}

function Standing({ row }: { row: ShortfallRow }) {
  const says = row.standing === 'met' ? (row.state === 'reached' ? '指标已达标，可以核验销号' : '指标已达标') : shortfallStates[row.state];
  const shape = row.standing === 'met' ? 'done' : row.state === 'fellBack' ? 'up' : 'half';
  return (
    <p className="task-indicator">
      <StateGlyph shape={shape} tone={row.standing === 'met' ? 'done' : row.state === 'fellBack' ? 'rebound' : 'plain'}>
        {says}
      </StateGlyph>{' '}
      <span className="sub">
        {row.reason}（{row.since} 起）
      </span>{' '}
      <Link to={`/standard/board?indicator=${row.indicator}`}>看板上的 {row.indicator}</Link>
    </p>
  );
}

import { type AssignmentRow, type AssignmentState, assignmentStates, type TaskThreshold } from '@weicheng/domain/plan';
import { useState } from 'react';
import { Button, Empty } from '../../../shared/parts/index.ts';
import { Share } from './Share.tsx';
import { countsOf, urgentFirst } from './shares.ts';

/** So many stand there at once; the rest is asked for. */
const few = 12;

/** 承办单位: all of a few; of many how they stand, each state opens its own. */
export function Shares({ shares, thresholds }: { shares: readonly AssignmentRow[]; thresholds: readonly TaskThreshold[] }) {
  const [state, setState] = useState<AssignmentState | null>(null);
  const [whole, setWhole] = useState(false);
  const shown = urgentFirst(state === null ? shares : shares.filter((share) => share.state === state));
  const many = shares.length > few;
  if (shares.length === 0) return <Empty>没有单位承办。</Empty>;
  return (
    <>
      {many && (
        <nav className="share-states" aria-label="按状态看承办单位">
          {countsOf(shares).map(([one, count]) => (
            <button key={one} type="button" aria-pressed={one === state} onClick={() => setState(one === state ? null : one)}>
              {assignmentStates[one]} <b>{count}</b>
            </button>
          ))}
        </nav>
      )}
      {shown.slice(0, whole ? shown.length : few).map((assignment) => (
        <Share key={assignment.id} assignment={assignment} thresholds={thresholds} />
      ))}
      {!whole && shown.length > few && (
        <Button small kind="bare" onClick={() => setWhole(true)}>
          看全部 {shown.length} 个
        </Button>
      )}
    </>
  );
}

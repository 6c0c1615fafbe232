import type { AssignmentRow, TaskThreshold } from '@weicheng/domain/plan';
import { StepButtons } from '../mine/StepButtons.tsx';
import { ClockSays } from '../parts/ClockSays.tsx';
import { AssignmentStateSays } from '../parts/states.tsx';
import { UnitChip } from '../parts/UnitChip.tsx';

/** 一个单位的承办: how it stands, its clock, what it said last, and the steps this reader may take. */
export function Share({ assignment, thresholds }: { assignment: AssignmentRow; thresholds: readonly TaskThreshold[] }) {
  const { state, lastWord, extension, progress, clock, due } = assignment;
  const over = state === 'closed' || state === 'void';
  return (
    <div className={over ? 'share over' : 'share'}>
      <UnitChip unit={assignment} />
      <AssignmentStateSays state={state} />
      <span className="sub">
        <ClockSays clock={clock} /> {due && clock.kind !== 'none' ? due : ''}
      </span>
      <span className="sub right">{assignment.role === 'supporting' ? '' : `进度 ${progress}%`}</span>
      {lastWord && <p className="said quoted">{lastWord}</p>}
      {extension && (
        <p className="said sub">
          申请延到 {extension.until}：{extension.reason}（{extension.askedBy}，{extension.askedOn}）
        </p>
      )}
      <StepButtons assignment={assignment} thresholds={thresholds} />
    </div>
  );
}

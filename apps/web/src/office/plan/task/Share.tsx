import type { AssignmentRow, TaskThreshold } from '@weicheng/domain/plan';
import { StepButtons } from '../mine/StepButtons.tsx';
import { ClockSays } from '../parts/ClockSays.tsx';
import { AssignmentStateSays } from '../parts/states.tsx';
import { UnitChip } from '../parts/UnitChip.tsx';

/** 一个单位的承办: how it stands, its clock, what it said last; with `thresholds` the steps this reader may take. */
export function Share({ assignment, thresholds }: { assignment: AssignmentRow; thresholds?: readonly TaskThreshold[] }) {
  const { state, lastWord, extension, progress, clock, due, role, extensions, returns } = assignment;
  const over = state === 'closed' || state === 'void';
  const told = [
    role !== 'supporting' && !over && `进度 ${progress}%`,
    extensions > 0 && `延期 ${extensions} 次`,
    returns > 0 && `退回 ${returns} 次`,
  ].filter((one) => one !== false);
  const steps = thresholds && <StepButtons assignment={assignment} thresholds={thresholds} />;
  return (
    <div className={over ? 'share over' : 'share'}>
      <div className="share-line">
        <UnitChip unit={assignment} />
        <span className="share-state">
          {role === 'supporting' && steps}
          <AssignmentStateSays state={state} />
        </span>
      </div>
      {role !== 'supporting' && (
        <div className="share-line">
          {!over && <ClockSays clock={clock} />}
          {due && clock.kind !== 'none' && <span className="sub">{due}</span>}
          {told.length > 0 && <span className="sub">{told.join(' · ')}</span>}
          {steps}
        </div>
      )}
      {lastWord && <p className="quoted">{lastWord}</p>}
      {extension && (
        <p className="sub">
          申请延到 <b>{extension.until}</b>：{extension.reason}（{extension.askedBy}，{extension.askedOn}）
        </p>
      )}
    </div>
  );
}

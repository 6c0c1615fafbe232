import type { AssignmentState, TaskState } from '@weicheng/domain/plan';
import { stepsTaken, taskSteps } from './steps.ts';

/** 下达 签收 办理 反馈 核验 销号 as a line: those taken are dark, the one that is waited for stands out. */
export function Steps({ state }: { state: TaskState | AssignmentState }) {
  const taken = stepsTaken[state];
  if (taken === null) return null;
  return (
    <ol className="task-steps" aria-label="办到哪一步">
      {taskSteps.map((step, i) => (
        <li key={step} className={i < taken ? 'taken' : undefined} aria-current={i === taken ? 'step' : undefined}>
          {step}
        </li>
      ))}
    </ol>
  );
}

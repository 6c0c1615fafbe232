import type { IssueDetail } from '@weicheng/domain/rectification';
import { loop, loopStep } from './stepsOf.ts';

/** 办到哪一步: the steps of the loop in a line; nothing where the issue was merged or voided. */
export function Loop({ issue }: { issue: IssueDetail }) {
  const now = loopStep(issue);
  if (now === null) return null;
  return (
    <ol className="task-steps" aria-label="办到哪一步">
      {loop.map((step, i) => (
        <li key={step} className={i < now ? 'taken' : undefined} aria-current={i === now ? 'step' : undefined}>
          {step}
        </li>
      ))}
    </ol>
  );
}

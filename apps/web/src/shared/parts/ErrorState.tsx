import { problemOf } from '../problems.ts';
import { Button } from './Button.tsx';

/** In the place of what could not be read: what happened, what is kept, what to do, and the code. */
export function ErrorState({ failure, onRetry }: { failure: unknown; onRetry?: (() => void) | undefined }) {
  const problem = problemOf(failure);
  const requestId = problem.details.requestId;
  return (
    <div className="state-line" role="alert">
      <p>{problem.message}</p>
      <p className="faint">
        代码 {problem.code}
        {typeof requestId === 'string' && ` · 编号 ${requestId}`}
      </p>
      {onRetry && (
        <Button small onClick={onRetry}>
          再读一次
        </Button>
      )}
    </div>
  );
}

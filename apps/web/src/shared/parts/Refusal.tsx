import type { Problem } from '@weicheng/domain/kernel';
import { Icon } from './Icon.tsx';

/** Inside forms and dialogs: what was refused, in the server's sentence, with the code a clerk can read out. */
export function Refusal({ problem }: { problem: Problem }) {
  return (
    <p className="refusal" role="alert">
      <Icon name="warn" />
      <span>
        {problem.message}
        <span className="code">{problem.code}</span>
      </span>
    </p>
  );
}

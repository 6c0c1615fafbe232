import type { ReactNode } from 'react';

/** Nothing here: one sentence that says why, and one action, where the first row would stand. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="state-line">
      <p className="sub">{children}</p>
      {action}
    </div>
  );
}

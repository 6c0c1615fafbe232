import type { ReactNode } from 'react';

/** 名目与内容: what a thing is, line by line; what is not known is left out. `inline`: short ones side by side. */
export function Lines({ lines, inline }: { lines: readonly (readonly [string, ReactNode] | null | false)[]; inline?: boolean }) {
  return (
    <dl className={inline ? 'defs inline' : 'defs'}>
      {lines.map(
        (line) =>
          line && (
            <div key={line[0]}>
              <dt>{line[0]}</dt>
              <dd>{line[1]}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

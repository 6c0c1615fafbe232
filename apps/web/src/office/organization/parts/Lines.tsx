import type { ReactNode } from 'react';

/** 名目与内容: what a thing is, line by line; what is not known is left out. */
export function Lines({ lines }: { lines: readonly (readonly [string, ReactNode] | null | false)[] }) {
  return (
    <dl className="defs">
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

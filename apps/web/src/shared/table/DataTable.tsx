import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { ErrorState } from '../parts/ErrorState.tsx';
import { useLargeText } from '../useTextSize.ts';
import { layOut } from './column.ts';
import { LoadingRows, useSamePlace, useWidth } from './frame.tsx';
import type { DataTableProps } from './props.ts';
import { Rows } from './Rows.tsx';

const pixels = (name: string) => Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue(name)) || 36;

/**
 * 表格: only the rows in sight are drawn, so that 10,000 scroll as 10 do; the head stays; two-line rows on a phone; whole
 * by keyboard. Spread `usePages(verb, input)` into it. It fills its parent: give the Page `fill`.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, keyOf, ticked, onTicked, foot, roomy } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  // rows that are there from the start are drawn before the box they scroll in: they are drawn once more when it stands
  const [, drawAgain] = useState(false);
  useLayoutEffect(() => drawAgain(true), []);
  const large = useLargeText();
  const layout = useMemo(() => layOut(columns, width, large), [columns, width, large]);
  const height = useMemo(() => pixels(layout.twoLines ? '--h-row-lines' : roomy ? '--h-row-2' : '--h-row'), [layout, roomy]);
  useSamePlace(scroller, height);
  const [cursor, setCursor] = useState<string | null>(null);
  const template = ticked ? `32px ${layout.template}` : layout.template;
  const allTicked = rows.length > 0 && rows.every((row) => ticked?.has(keyOf(row)));

  const head = (
    <thead>
      <tr>
        {ticked && (
          <th scope="col" className="tick">
            <input
              type="checkbox"
              aria-label="全部勾选"
              checked={allTicked}
              onChange={() => onTicked?.(allTicked ? new Set() : new Set(rows.map(keyOf)))}
            />
          </th>
        )}
        {layout.cells.map((column) => (
          <th key={column.key} scope="col" className={column.align}>
            {column.head}
          </th>
        ))}
      </tr>
    </thead>
  );

  return (
    <div className="table-frame">
      <div ref={scroller} className="table-scroll" style={{ '--columns': template } as React.CSSProperties}>
        {rows.length > 0 ? (
          <Rows
            {...props}
            key={height}
            head={head}
            height={height}
            layout={layout}
            large={large}
            scroller={scroller}
            cursor={cursor}
            onCursor={setCursor}
          />
        ) : (
          <>
            <table className={layout.twoLines ? 'table two-lines' : 'table'} aria-label={label}>
              {head}
            </table>
            {props.failure ? (
              <ErrorState failure={props.failure} onRetry={props.onRetry} />
            ) : props.loading ? (
              <LoadingRows roomy={roomy} />
            ) : (
              props.empty
            )}
          </>
        )}
      </div>
      {foot && rows.length > 0 && <div className="table-foot">{foot}</div>}
    </div>
  );
}

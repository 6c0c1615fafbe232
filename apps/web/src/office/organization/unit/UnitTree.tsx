import { useVirtualizer } from '@tanstack/react-virtual';
import { type UnitId, type UnitTreeRow, unitKinds } from '@weicheng/domain/organization';
import { type DragEvent, type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { Icon } from '../../../shared/parts/index.ts';
import { rowAfter } from '../../../shared/table/useRowKeys.ts';
import { useLargeText } from '../../../shared/useTextSize.ts';
import { usePhone } from '../parts/usePhone.ts';
import { pieces, type TreeLine } from './tree.ts';

export interface UnitTreeProps {
  lines: readonly TreeLine[];
  /** What was typed; it is marked in the names. */
  text: string;
  current: UnitId | undefined;
  /** `following` when the keyboard moved on: the unit beside the tree follows, without a step in the history. */
  onCurrent: (id: UnitId, following: boolean) => void;
  onToggle: (id: UnitId, open: boolean) => void;
  /** Why a unit cannot stand under another; undefined when it can. Not given: nothing can be dragged. */
  mayNotStand?: ((moved: UnitTreeRow, parent: UnitTreeRow) => string | undefined) | undefined;
  onDrop: (moved: UnitTreeRow, parent: UnitTreeRow) => void;
}

const pixels = (name: string) => Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue(name)) || 36;

/** A line is never lower than what a thumb can hit. */
const lineHeight = (phone: boolean) => Math.max(pixels('--h-row'), phone ? 44 : 0);

/** 单位树: only the lines in sight are drawn. ↑ ↓ J K move, → ← open and close, Enter opens the unit. */
export function UnitTree({ lines, text, current, onCurrent, onToggle, mayNotStand, onDrop }: UnitTreeProps) {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const phone = usePhone();
  const large = useLargeText();
  const height = useMemo(() => lineHeight(phone || large), [phone, large]);
  const [cursor, setCursor] = useState<UnitId | undefined>(current);
  const [dragged, setDragged] = useState<UnitTreeRow | null>(null);
  const [over, setOver] = useState<UnitId | null>(null);
  const at = lines.findIndex(({ row }) => row.id === (cursor ?? current));
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
  });

  const shown = lines.findIndex(({ row }) => row.id === current);
  const { scrollToIndex } = virtual;
  const scrolled = useRef<UnitId | undefined>(undefined);
  useEffect(() => setCursor(current), [current]);
  useEffect(() => {
    if (shown < 0 || scrolled.current === current) return;
    scrolled.current = current;
    scrollToIndex(shown, { align: 'auto' });
  }, [current, shown, scrollToIndex]);

  const move = (index: number) => {
    const line = lines[Math.max(0, Math.min(lines.length - 1, index))];
    if (!line) return;
    setCursor(line.row.id);
    virtual.scrollToIndex(lines.indexOf(line));
    onCurrent(line.row.id, true);
  };
  const sideways = (line: TreeLine, opening: boolean) => {
    if (line.children > 0 && line.open !== opening) onToggle(line.row.id, opening);
    else move(opening ? at + Number(line.open) : lines.findIndex(({ row }) => row.id === line.row.parentId));
  };
  const onKeyDown = (e: KeyboardEvent) => {
    const line = lines[Math.max(0, at)];
    if (!line || e.ctrlKey || e.metaKey || e.altKey) return;
    const next = rowAfter(e.key, at, lines.length);
    if (next !== undefined) move(next);
    else if (e.key === 'ArrowRight' || e.key === 'ArrowLeft') sideways(line, e.key === 'ArrowRight');
    else if (e.key === 'Enter') onCurrent(line.row.id, false);
    else if (e.key === ' ') onToggle(line.row.id, !line.open);
    else return;
    e.preventDefault();
  };

  const mayDrop = (parent: UnitTreeRow) => dragged !== null && mayNotStand !== undefined && !mayNotStand(dragged, parent);
  const drag = (line: TreeLine) =>
    mayNotStand && line.level > 1 && !line.ended
      ? {
          draggable: true,
          onDragStart: (e: DragEvent) => {
            e.dataTransfer.effectAllowed = 'move';
            e.dataTransfer.setData('text/plain', line.row.name);
            setDragged(line.row);
          },
          onDragEnd: () => {
            setDragged(null);
            setOver(null);
          },
        }
      : {};
  const target = over ? lines.find(({ row }) => row.id === over)?.row : undefined;
  const refused = dragged && target ? mayNotStand?.(dragged, target) : undefined;

  return (
    <>
      <div
        ref={scroller}
        className="tree"
        role="tree"
        tabIndex={0}
        aria-label="单位"
        aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
        onKeyDown={onKeyDown}
      >
        <div key={height} style={{ height: virtual.getTotalSize() }} role="presentation">
          {virtual.getVirtualItems().map(({ index, start }) => {
            const line = lines[index];
            if (!line) return null;
            const { row } = line;
            return (
              <div
                key={row.id}
                id={`${id}-${index}`}
                role="treeitem"
                tabIndex={-1}
                aria-level={line.level}
                aria-posinset={line.place}
                aria-setsize={line.siblings}
                aria-expanded={line.children > 0 ? line.open : undefined}
                aria-selected={row.id === current}
                className={classOf(line, row.id === (cursor ?? current), over === row.id && (mayDrop(row) ? 'takes' : 'refuses'))}
                style={{ height, transform: `translateY(${start}px)`, '--level': line.level - 1 } as React.CSSProperties}
                onClick={() => {
                  setCursor(row.id);
                  scroller.current?.focus();
                  onCurrent(row.id, false);
                }}
                onKeyDown={undefined}
                onDragOver={(e) => {
                  if (!dragged) return;
                  setOver(row.id);
                  if (mayDrop(row)) e.preventDefault();
                }}
                onDrop={(e) => {
                  e.preventDefault();
                  if (dragged && mayDrop(row)) onDrop(dragged, row);
                  setDragged(null);
                  setOver(null);
                }}
                {...drag(line)}
              >
                {line.children > 0 ? (
                  <button
                    type="button"
                    tabIndex={-1}
                    className={line.open ? 'twig open' : 'twig'}
                    aria-label={line.open ? `收起${row.name}` : `展开${row.name}`}
                    onClick={(e) => {
                      e.stopPropagation();
                      onToggle(row.id, !line.open);
                    }}
                  >
                    <Icon name="right" />
                  </button>
                ) : (
                  <span className="twig" />
                )}
                <span className="cut grow" title={row.name}>
                  {pieces(row.name, text).map((piece, i) => (i === 1 ? <mark key={piece}>{piece}</mark> : piece))}
                </span>
                <span className="kind">{unitKinds[row.kind].says}</span>
                <span className="count">{row.people > 0 ? row.people : ''}</span>
              </div>
            );
          })}
        </div>
      </div>
      <p className={refused ? 'tree-says refused' : 'tree-says'} aria-live="polite">
        {dragged && target && (refused ?? `放开后，把“${dragged.name}”调整到“${target.name}”之下`)}
      </p>
    </>
  );
}

const classOf = (line: TreeLine, marked: boolean, drop: string | false): string =>
  ['tree-line', line.ended && 'ended', marked && 'marked', drop].filter(Boolean).join(' ');

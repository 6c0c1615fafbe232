import { useVirtualizer } from '@tanstack/react-virtual';
import type { Span } from '@weicheng/domain/plan';
import { type ReactNode, useEffect, useImperativeHandle, useMemo, useRef } from 'react';
import { useLargeText } from '../../../../shared/useTextSize.ts';
import { type Block, touching } from './blocks.ts';
import { SourceBlock } from './SourceBlock.tsx';
import { marksByBlock, type SourceMark } from './segments.ts';
import { selectedSpan } from './selection.ts';

/** What the page may ask of the sheet. */
export interface SourceHandle {
  /** Brings a place of the source into sight; nothing moves when it is there already, unless `always`. */
  show(span: Span, always?: boolean): void;
}

interface SourcePaneProps {
  text: string;
  blocks: readonly Block[];
  marks: readonly SourceMark[];
  /** The number printed beside an item, and whether it waits for an answer. */
  numbers: ReadonlyMap<string, { serial: number; asks: boolean }>;
  current: string | null;
  hovered: string | null;
  onItem: (id: string) => void;
  onHover: (id: string | null) => void;
  onSelect: (span: Span | null) => void;
  /** In the place of the sheet, when there is no source text. */
  empty?: ReactNode;
  ref: React.Ref<SourceHandle>;
}

/** 原文: the source on paper, in Song, with what was read marked under its words. Only what is in sight is drawn. */
export function SourcePane(props: SourcePaneProps) {
  const { text, blocks, marks, numbers, current, hovered, empty, ref } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const large = useLargeText();
  const byBlock = useMemo(() => marksByBlock(blocks, marks), [blocks, marks]);
  const firsts = useMemo(() => firstBlocks(blocks), [blocks]);
  const virtual = useVirtualizer({
    count: blocks.length,
    getScrollElement: () => scroller.current,
    estimateSize: (i) => estimate(blocks[i], large),
    getItemKey: (i) => blocks[i]?.span.start ?? i,
    overscan: 6,
  });

  useImperativeHandle(ref, () => ({
    show(span, always = false) {
      let [first, last] = [-1, -1];
      touching(blocks, span, (i) => {
        if (first < 0) first = i;
        last = i;
      });
      if (first < 0) return;
      const drawn = virtual.getVirtualItems();
      const top = virtual.scrollOffset ?? 0;
      const bottom = top + (scroller.current?.clientHeight ?? 0);
      const [from, to] = [drawn.find(({ index }) => index === first), drawn.find(({ index }) => index === last)];
      if (!always && from && to && from.start >= top && to.end <= bottom) return;
      virtual.scrollToIndex(first, { align: 'center' });
    },
  }));

  const latest = useRef(props);
  latest.current = props;
  useEffect(() => hearSheet(scroller.current, () => latest.current), []);

  if (blocks.length === 0 && empty) return <div className="sheet-scroll">{empty}</div>;
  return (
    <div ref={scroller} className="sheet-scroll">
      <article className="sheet" style={{ height: virtual.getTotalSize() + 56 }} aria-label="文件原文" lang="zh-CN">
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const block = blocks[index];
          if (!block) return null;
          const owner = firsts.get(index);
          const told = owner === undefined ? undefined : numbers.get(owner);
          return (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className="sheet-line"
              style={{ transform: `translateY(${start + 24}px)` }}
            >
              <SourceBlock
                text={text}
                block={block}
                marks={byBlock.get(index)}
                here={current !== null && block.items.includes(current)}
                under={hovered !== null && block.items.includes(hovered)}
                current={current}
                serial={told?.serial}
                asks={told?.asks === true}
              />
            </div>
          );
        })}
      </article>
    </div>
  );
}

/** Block → the item that begins in it, where its number is printed. */
function firstBlocks(blocks: readonly Block[]): ReadonlyMap<number, string> {
  const seen = new Set<string>();
  const firsts = new Map<number, string>();
  blocks.forEach(({ items }, i) => {
    for (const id of items) {
      if (!seen.has(id) && !firsts.has(i)) firsts.set(i, id);
      seen.add(id);
    }
  });
  return firsts;
}

/** Before it is measured: about how high a block stands. */
function estimate(block: Block | undefined, large: boolean): number {
  if (!block) return 30;
  const line = large ? 36 : 30;
  const characters = block.span.end - block.span.start;
  return block.row ? Math.max(34, Math.ceil(characters / 24) * 26 + 10) : Math.ceil((characters + 2) / (large ? 20 : 25)) * line;
}

/** The item a point of the sheet belongs to: that of the mark under it; else the one that is current; else the first of the block. */
function itemAt(target: EventTarget | null, current: string | null): string | null {
  if (!(target instanceof Element)) return null;
  const told = target.closest<HTMLElement>('[data-items]')?.dataset.items?.split(' ').filter(Boolean) ?? [];
  return current !== null && told.includes(current) ? current : (told[0] ?? null);
}

/** Pointer and selection, heard once for the whole sheet. */
function hearSheet(sheet: HTMLElement | null, props: () => Pick<SourcePaneProps, 'text' | 'current' | 'onItem' | 'onHover' | 'onSelect'>) {
  if (!sheet) return;
  const over = (e: PointerEvent) => e.pointerType !== 'touch' && props().onHover(itemAt(e.target, props().current));
  const leave = () => props().onHover(null);
  const click = (e: MouseEvent) => {
    const item = itemAt(e.target, props().current);
    if (item !== null && document.getSelection()?.isCollapsed !== false) props().onItem(item);
  };
  const select = () => props().onSelect(selectedSpan(sheet, props().text));
  sheet.addEventListener('pointerover', over);
  sheet.addEventListener('pointerleave', leave);
  sheet.addEventListener('click', click);
  document.addEventListener('selectionchange', select);
  return () => {
    sheet.removeEventListener('pointerover', over);
    sheet.removeEventListener('pointerleave', leave);
    sheet.removeEventListener('click', click);
    document.removeEventListener('selectionchange', select);
  };
}

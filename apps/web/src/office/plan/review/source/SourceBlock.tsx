import type { Span } from '@weicheng/domain/plan';
import { memo, useMemo } from 'react';
import type { Block } from './blocks.ts';
import { type Segment, type SourceMark, segmentsOf } from './segments.ts';

interface SourceBlockProps {
  text: string;
  block: Block;
  marks: readonly SourceMark[] | undefined;
  /** It belongs to the item that is current, or to the one under the pointer. */
  here: boolean;
  under: boolean;
  current: string | null;
  serial: number | undefined;
  asks: boolean;
}

const none: readonly SourceMark[] = [];

/** One paragraph, heading or table row of the source. */
export const SourceBlock = memo(function SourceBlock({ text, block, marks = none, here, under, current, serial, asks }: SourceBlockProps) {
  const classes = [
    'block',
    block.level !== null && `level-${Math.min(block.level, 4)}`,
    here && 'here',
    under && 'under',
    block.row && 'row',
  ];
  return (
    <div className={classes.filter(Boolean).join(' ')} data-items={block.items.join(' ')}>
      {serial !== undefined && <span className={asks ? 'serial asks' : 'serial'}>{serial}</span>}
      {block.row ? (
        <SourceRow text={text} row={block.row} marks={marks} current={current} />
      ) : (
        <p className={block.begins ? undefined : 'goes-on'}>
          <Segments text={text} span={block.span} marks={marks} current={current} />
        </p>
      )}
    </div>
  );
});

interface PassageProps {
  text: string;
  marks: readonly SourceMark[];
  current: string | null;
}

function SourceRow({ text, row, marks, current }: PassageProps & { row: NonNullable<Block['row']> }) {
  const template = row.widths.map((width) => `minmax(0, ${width}fr)`).join(' ');
  return (
    <div className={row.first ? 'source-row first' : 'source-row'} style={{ gridTemplateColumns: template }}>
      {row.cells.map((cell, i) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place in the row
          key={i}
          className={cell.above ? 'cell above' : 'cell'}
          data-head={cell.head || undefined}
          style={cell.columns > 1 ? { gridColumn: `span ${cell.columns}` } : undefined}
        >
          {!cell.above && <Segments text={text} span={cell.span} marks={marks} current={current} />}
        </div>
      ))}
    </div>
  );
}

function Segments({ text, span, marks, current }: PassageProps & { span: Span }) {
  const segments = useMemo(() => segmentsOf(span, marks), [span, marks]);
  return segments.map((segment) => (
    <Words key={`${segment.span.start}-${segment.span.end}`} segment={segment} text={text} current={current} />
  ));
}

function Words({ segment: { span, kinds, items }, text, current }: { segment: Segment; text: string; current: string | null }) {
  const words = text.slice(span.start, span.end);
  if (kinds.length === 0) return <span data-at={span.start}>{words}</span>;
  const mine = current !== null && items.includes(current);
  const classes = kinds.map((kind) => `m-${kind}`).join(' ');
  return (
    <mark data-at={span.start} data-items={items.length > 0 ? items.join(' ') : undefined} className={mine ? `${classes} mine` : classes}>
      {words}
    </mark>
  );
}

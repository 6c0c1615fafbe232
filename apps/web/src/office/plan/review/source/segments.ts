import type { Span } from '@weicheng/domain/plan';
import { type Block, touching } from './blocks.ts';

/** What a mark says of the words under it: 单位, 时限, 指标, 待定, 不属于正文. */
type MarkKind = 'unit' | 'when' | 'goal' | 'ask' | 'noise';

/** 标记: words of the source that were read as something, and for which item (none: for the document). */
export interface SourceMark {
  kind: MarkKind;
  span: Span;
  item: string | null;
}

/** Words that carry the same marks throughout. */
export interface Segment {
  span: Span;
  kinds: readonly MarkKind[];
  items: readonly string[];
}

/** Marks by the index of the block they fall in; one that reaches over several stands in each. */
export function marksByBlock(blocks: readonly Pick<Block, 'span'>[], marks: readonly SourceMark[]): ReadonlyMap<number, SourceMark[]> {
  const found = new Map<number, SourceMark[]>();
  for (const mark of marks)
    touching(blocks, mark.span, (i) => {
      const there = found.get(i);
      if (there) there.push(mark);
      else found.set(i, [mark]);
    });
  return found;
}

/**
 * A passage as segments, in order and without gaps, however its marks lie: beside, inside or across each other. An empty
 * mark (nothing was read where something should stand) is an empty segment at its place.
 */
export function segmentsOf(span: Span, marks: readonly SourceMark[]): Segment[] {
  const inside = marks
    .map((mark) => ({ ...mark, span: { start: Math.max(span.start, mark.span.start), end: Math.min(span.end, mark.span.end) } }))
    .filter((mark) => mark.span.start <= mark.span.end);
  const cuts = new Set([span.start, span.end]);
  for (const mark of inside) cuts.add(mark.span.start).add(mark.span.end);
  const places = [...cuts].sort((a, b) => a - b);
  const segments: Segment[] = [];
  const told = (covering: readonly SourceMark[]) => ({
    kinds: [...new Set(covering.map(({ kind }) => kind))].sort(),
    items: [...new Set(covering.flatMap(({ item }) => (item === null ? [] : [item])))],
  });
  places.forEach((start, i) => {
    const empty = inside.filter((mark) => mark.span.start === start && mark.span.end === start);
    if (empty.length > 0) segments.push({ span: { start, end: start }, ...told(empty) });
    const end = places[i + 1];
    if (end !== undefined)
      segments.push({
        span: { start, end },
        ...told(inside.filter((mark) => mark.span.start <= start && mark.span.end >= end && mark.span.start < mark.span.end)),
      });
  });
  return segments;
}

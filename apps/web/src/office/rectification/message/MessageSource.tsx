import type { ReadMessage } from '@weicheng/domain/rectification';
import { useMemo } from 'react';
import { type SourceMark, segmentsOf } from '../../plan/review/source/segments.ts';
import '../../plan/review/source/sheet.css';

interface SourceProps {
  text: string;
  read: ReadMessage;
  /** The issue that is looked at. */
  current: number;
  onChoose: (issue: number) => void;
}

/** 消息 as it was pasted, in Song: what was read is lit, what was left behind struck out, the issue that is looked at washed. */
export function MessageSource({ text, read, current, onChoose }: SourceProps) {
  const here = read.issues[current]?.span;
  const segments = useMemo(() => {
    const marks: SourceMark[] = read.dropped.map((span) => ({ kind: 'noise', span, item: null }));
    for (const [i, { span, place, matter, area, lead, deadline }] of read.issues.entries()) {
      const put = (kind: SourceMark['kind'], part: { span: { start: number; end: number }; sure: boolean } | null) =>
        part && marks.push({ kind: part.sure ? kind : 'ask', span: part.span, item: String(i) });
      put('goal', place);
      put('goal', matter);
      put('unit', lead);
      if (area && (area.span.start < span.start || !place)) put('unit', area);
      put('when', deadline);
    }
    if (here) marks.push({ kind: 'goal', span: here, item: 'here' });
    return segmentsOf({ start: 0, end: text.length }, marks);
  }, [text, read, here]);
  return (
    <div className="sheet message-sheet">
      {segments.map(({ span, kinds, items }) => {
        const words = text.slice(span.start, span.end);
        const inside = here && span.start >= here.start && span.end <= here.end;
        const own = items.filter((item) => item !== 'here');
        const shown = own.length > 0 || kinds.includes('noise') ? kinds.filter((kind) => kind !== 'goal' || own.length > 0) : [];
        const mine = own.includes(String(current));
        const classes = [inside && 'here', ...shown.map((kind) => `m-${kind}`), mine && 'mine'].filter(Boolean).join(' ');
        const issue =
          own.length > 0 ? Number(own[0]) : read.issues.findIndex((one) => span.start >= one.span.start && span.end <= one.span.end);
        return classes === '' && issue < 0 ? (
          <span key={span.start}>{words}</span>
        ) : (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list at the side is the way by keyboard
          <mark key={span.start} className={classes || undefined} onClick={() => issue >= 0 && onChoose(issue)}>
            {words}
          </mark>
        );
      })}
    </div>
  );
}

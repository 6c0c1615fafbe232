import type { Draft, ReadFlagKind, Span } from '@weicheng/domain/plan';
import type { Item } from './draftState.ts';
import type { SourceHeading, SourceItem } from './source/blocks.ts';
import type { SourceMark } from './source/segments.ts';

/** What does not belong to the document is struck out; the rest of the doubts are framed. */
const noise: ReadonlySet<ReadFlagKind> = new Set(['webNoise', 'pageFurniture']);
/** Repairs along a whole passage, not words to look at. */
const wide: ReadonlySet<ReadFlagKind> = new Set(['lineJoined', 'ocrSpacing', 'traditional', 'noTasks', 'cutOff']);

const spansOf = (parts: readonly { span: Span | null }[]): Span[] => parts.flatMap(({ span }) => (span ? [span] : []));

/** The items as the source sheet lays them out; what was added without a place is not on it. */
export const sourceItems = (items: readonly Item[]): SourceItem[] =>
  items.flatMap(({ task }) =>
    task.span ? [{ id: task.id, span: task.span, fields: spansOf([...task.units, ...task.deadlines, ...task.thresholds]) }] : [],
  );

/** Where words stand near the beginning of the source, however they are broken over lines. */
function found(text: string, words: string): Span | null {
  const places: number[] = [];
  let bare = '';
  for (let i = 0; i < Math.min(text.length, 4000); i++)
    if (!/\s/u.test(text[i] ?? '')) {
      bare += text[i];
      places.push(i);
    }
  const wanted = words.replace(/\s+/gu, '');
  const at = wanted === '' ? -1 : bare.indexOf(wanted);
  const [start, last] = [places[at], places[at + wanted.length - 1]];
  return at < 0 || start === undefined || last === undefined ? null : { start, end: last + 1 };
}

/** 标题: the document's own, and where sections begin, as far as their number and title reach. */
export function headingsOf(text: string, { sections }: Draft['reading'], title: string): SourceHeading[] {
  const own = found(text, title);
  const headings = sections.flatMap(({ span, title: words, level }) => {
    const at = words === '' ? -1 : text.indexOf(words, span.start);
    return at >= 0 && at - span.start <= 16 ? [{ span: { start: span.start, end: Math.min(at + words.length, span.end) }, level }] : [];
  });
  return own ? [{ span: own, level: 0 }, ...headings] : headings;
}

/** 标记: what was read, under the words it was read from. */
export function marksOf(items: readonly Item[], { flags, units }: Pick<Draft, 'flags' | 'units'>): SourceMark[] {
  const open = new Set(units.filter((unit) => unit.decision === null).map((unit) => unit.printed));
  const marks: SourceMark[] = [];
  for (const { task } of items) {
    if (task.state === 'setAside') continue;
    const put = (kind: SourceMark['kind'], span: Span | null) => span && marks.push({ kind, span, item: task.id });
    for (const unit of task.units) put(open.has(unit.printed) && unit.unitId === null && unit.groupId === null ? 'ask' : 'unit', unit.span);
    for (const part of [...task.deadlines, ...task.recurrence]) put('when', part.span);
    for (const threshold of task.thresholds) put('goal', threshold.span);
  }
  for (const { kind, span, settled } of flags) {
    if (noise.has(kind)) marks.push({ kind: 'noise', span, item: null });
    else if (!settled && !wide.has(kind) && span.end - span.start <= 80) marks.push({ kind: 'ask', span, item: null });
  }
  return marks;
}

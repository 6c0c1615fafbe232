import { datesIn } from '../date/dates.ts';
import { deadlinesIn, recurrenceIn, type YearSource } from '../date/deadlines.ts';
import { clausesIn } from '../document/citations.ts';
import { thresholdsIn } from '../figure/thresholds.ts';
import { type Node, pathOf } from '../number/outline.ts';
import type { Printed, ReadDeadline, ReadFlag, ReadPassage, ReadTask, ReadThreshold, Span } from '../reading.schema.ts';
import type { Part } from '../section/sections.ts';
import { printed, spanOf, type View } from '../text/view.ts';
import { type Annotations, annotationsIn, hasUnits } from '../unit/annotations.ts';
import type { Name } from '../unit/names.ts';

/** A piece of the view that is one task or one passage: an item's own text or one of its paragraphs. */
export interface Item {
  part: Part;
  /** `p1` for an unnumbered paragraph, else empty. */
  paragraph: string;
  from: number;
  to: number;
  annotations: Annotations;
}

/** 某某办公室2025年3月5日（此件公开发布） run on to the last sentence. */
const signature = /(?<=[。；;)])[\u4e00-\u9fff]{0,40}20\d\d年\d{1,2}月\d{1,2}日(?:\([^()]{1,20}\))?$/u;

const signer = /\n[\u4e00-\u9fffxX×]{3,30}(?:政府|办公室|办公厅|委员会|局|厅|部|委|办|指挥部|领导小组|办事处|中心|会)$/u;

/** The organs that sign, one a line, where the date follows. */
function beforeSigners(text: string, start: number, to: number): number {
  if (!/^\s*(?:20\d\d|二[〇零])/u.test(text.slice(to, to + 8))) return to;
  let end = to;
  for (let k = 0; k < 12; k += 1) {
    const m = signer.exec(text.slice(Math.max(start, end - 40), end));
    if (!m) break;
    end -= m[0].length;
  }
  return end;
}

export const itemOf = (text: string, part: Part, from: number, to: number, paragraph = ''): Item => {
  let end = to;
  while (end > from && /[\n\t ]/.test(text[end - 1] ?? '')) end -= 1;
  let start = from;
  while (start < end && /[\n\t ]/.test(text[start] ?? '')) start += 1;
  end = beforeSigners(text, start, end);
  end -= signature.exec(text.slice(Math.max(start, end - 90), end))?.[0].length ?? 0;
  return { part, paragraph, from: start, to: end, annotations: annotationsIn(text, start, end, start) };
};

/** The text without its annotations, and the pieces it is made of. */
function wordsOf(view: View, item: Item): { text: string; pieces: { from: number; to: number }[] } {
  const pieces: { from: number; to: number }[] = [];
  let at = item.from;
  for (const cut of item.annotations.cuts) {
    if (cut.from > at) pieces.push({ from: at, to: cut.from });
    at = Math.max(at, cut.to);
  }
  if (at < item.to) pieces.push({ from: at, to: item.to });
  const text = pieces
    .map((p) => view.raw.slice(p.from, p.to))
    .join('')
    .replace(/\s*\n\s*/gu, '\n')
    .replace(/(?:^|\n)(?:工作|主要|重点|具体|目标)?(?:任务|内容|措施)(?:内容)?[:：]\s*$/u, '')
    .trim();
  return { text, pieces };
}

/** What is left after the cuts, as spans that hold it: from the first piece's start to the last one's end. */
function spanOfPieces(view: View, item: Item, pieces: readonly { from: number; to: number }[]): Span {
  const first = pieces[0];
  const last = pieces.at(-1);
  if (!first || !last) return spanOf(view, item.from, item.to);
  return spanOf(view, first.from, item.to);
}

const named = (view: View, names: readonly Name[]): Printed[] => names.map((name) => printed(view, name.start, name.end));

interface Fields {
  deadlines: ReadDeadline[];
  thresholds: ReadThreshold[];
  flags: ReadFlag[];
}

function fieldsOf(view: View, item: Item, pieces: readonly { from: number; to: number }[], years: YearSource): Fields {
  const flags: ReadFlag[] = [];
  const deadlines: ReadDeadline[] = [];
  const thresholds: ReadThreshold[] = [];
  let known = years;
  const read = (from: number, to: number, labelled: boolean) => {
    const found = deadlinesIn(view, from, to, known, labelled);
    flags.push(...found.flags);
    for (const deadline of found.deadlines) if (!deadlines.some((other) => other.value === deadline.value)) deadlines.push(deadline);
    const year = found.deadlines.find((d) => /^\d{4}/.test(d.value))?.value.slice(0, 4);
    if (year && !known.period) known = { ...known, period: year };
  };
  for (const { from, to } of pieces) {
    read(from, to, false);
    thresholds.push(...thresholdsIn(view, from, to, datesIn(view.text, from, to)));
  }
  for (const { from, to } of item.annotations.deadlines) {
    read(from, to, true);
    thresholds.push(...thresholdsIn(view, from, to, datesIn(view.text, from, to)).filter((t) => t.unit !== '%'));
  }
  // 7月20日前…完成时限：2026年7月20日: the same day, once.
  const yearless = (value: string) =>
    value.startsWith('--') && deadlines.some((other) => /^\d{4}/u.test(other.value) && other.value.slice(4) === value.slice(1));
  return { deadlines: deadlines.filter(({ value }) => !yearless(value)), thresholds, flags };
}

/** The period an item belongs to: its own label or the heading above it. */
function timedBy(part: Part): Node | null {
  for (let at: Part | null = part; at; at = at.parent) if (at.node.kind === 'period' || at.node.kind === 'quarter') return at.node;
  return null;
}

const yearOf = (period: string | null): string | null => (period && /^\d{4}/.test(period) ? period.slice(0, 4) : null);

/** One task with all its fields; null where nothing is left of its text. */
export function taskOf(view: View, item: Item, headings: readonly Part[], years: YearSource, flags: ReadFlag[]): ReadTask | null {
  const { text, pieces } = wordsOf(view, item);
  if (text === '') return null;
  const { part, annotations } = item;
  const timed = timedBy(part);
  const period = timed?.label ?? null;
  const fields = fieldsOf(view, item, pieces, { ...years, period: yearOf(period) });
  flags.push(...fields.flags);
  const deadlines =
    period === null
      ? fields.deadlines
      : [
          { value: period, from: null, ...printed(view, timed?.start ?? 0, timed?.textStart ?? 0) },
          ...fields.deadlines.filter((d) => d.value !== period),
        ];
  return {
    path: item.paragraph === '' ? pathOf(part.node) : `${pathOf(part.node)}/${item.paragraph}`.replace(/^\//u, ''),
    headings: headings.map((p) => printed(view, p.node.textStart, Math.max(p.node.textStart, p.titleEnd))).filter((p) => p.text !== ''),
    text,
    span: spanOfPieces(view, item, pieces),
    leadUnits: named(view, annotations.lead),
    supportingUnits: named(view, annotations.support),
    responsibleUnits: named(view, annotations.responsible),
    deadlines,
    recurrence: pieces
      .flatMap((p) => recurrenceIn(view, p.from, p.to))
      .filter((r, k, all) => all.findIndex((o) => o.value === r.value) === k),
    thresholds: fields.thresholds,
    clauses: pieces.flatMap((p) => clausesIn(view, p.from, p.to)),
    period,
  };
}

/** A goal or a requirement: what is no task, with what it says of units, dates and figures. */
export function passageOf(view: View, item: Item, years: YearSource): ReadPassage | null {
  const { text, pieces } = wordsOf(view, item);
  if (text === '') return null;
  const { deadlines, thresholds } = fieldsOf(view, item, pieces, years);
  return {
    path: pathOf(item.part.node),
    text,
    span: spanOfPieces(view, item, pieces),
    leadUnits: named(view, item.annotations.lead),
    deadlines,
    thresholds,
  };
}

export const assigned = (item: Item): boolean => hasUnits(item.annotations);

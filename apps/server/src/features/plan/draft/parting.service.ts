import type { Problem } from '@weicheng/domain/kernel';
import {
  type DraftChange,
  type DraftTaskFields,
  type DraftTaskId,
  draftFacts,
  draftProblems,
  type draftTaskContract,
  draftTaskFields,
  offsetInSource,
  review,
  type Span,
  shortTitle,
  suggestDue,
} from '@weicheng/domain/plan';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { found, refuse } from '../../organization/index.ts';
import { drafts } from './draft.store.ts';
import type { StoredTask } from './draftTask.store.ts';
import { edited } from './edited.ts';
import { closeDraft, openDraft, saveTasks, takeTask, takeTasks, touched } from './editing.ts';
import { placeBehind } from './place.service.ts';

type Input<V extends keyof typeof draftTaskContract> = z.output<(typeof draftTaskContract)[V]['input']>;

const begins = (span: Span | null): number => span?.start ?? -1;

/** 拆开: figures and deadlines go with the words they were read from, units stay with both. */
export async function splitTask(ctx: Context, { documentId, id, revision, at }: Input<'split'>): Promise<DraftChange> {
  const editing = await openDraft(ctx, documentId);
  const whole = await takeTask(ctx, editing, { id, revision }, 'split');
  const [first, second] = [whole.text.slice(0, at).trim(), whole.text.slice(at).trim()];
  if (!first.isWellFormed() || !first || !second) throw draftProblems.splitNowhere({});
  const { span } = whole;
  const source = span ? ((await drafts.text(ctx, documentId)) ?? '').slice(span.start, span.end) : '';
  const cut = span ? offsetInSource(whole.text, source, at) : null;
  const here = (part: { span: Span | null }) => cut === null || begins(part.span) < begins(span) + cut;
  const split = (texts: string, own: (part: { span: Span | null }) => boolean): Partial<DraftTaskFields> => {
    const deadlines = whole.deadlines.filter(own);
    return {
      text: texts,
      title: shortTitle(texts),
      deadlines,
      due: whole.due && deadlines.length === 0 ? whole.due : suggestDue(deadlines, whole.period).day,
      recurrence: whole.recurrence.filter(own),
      thresholds: whole.thresholds.filter(own),
    };
  };
  const kept = touched(ctx, editing, { ...edited(whole, split(first, here)), state: review.split.to });
  const there = touched(ctx, editing, {
    ...whole,
    ...split(second, (part) => cut !== null && !here(part)),
    id: ctx.newId() as DraftTaskId,
    state: review.split.to,
    was: {},
    byHand: true,
    taskId: null,
    comparison: null,
    position: await placeBehind(ctx, editing, whole.position),
    span: span && cut !== null ? { start: span.start + cut, end: span.end } : span,
  });
  if (span && cut !== null) kept.span = { start: span.start, end: span.start + cut };
  await saveTasks(ctx, editing, { before: [whole], changed: [kept], added: [there] });
  const told = { taskId: id, newTaskId: there.id, title: kept.title, newTitle: there.title, at };
  await ctx.record(draftFacts.taskSplit, documentId, told, editing.document.unitId);
  return closeDraft(ctx, editing);
}

const once = <T>(list: readonly T[], key: (item: T) => string): T[] => [...new Map(list.map((item) => [key(item), item])).values()];

/** What one task holds: as `DraftTaskFields` takes it. */
const most = { text: 20_000, deadlines: 50, recurrence: 20, thresholds: 100, clauses: 50, indicators: 50, units: 300 } as const;

/** Nothing is cut off unsaid: what does not fit into one task is refused. */
const tooMuch = (task: StoredTask): Problem | undefined => {
  const over = (Object.keys(most) as (keyof typeof most)[]).find((field) => task[field].length > most[field]);
  return over && draftProblems.tooMuchMerged({ what: over === 'text' ? '字数' : `${draftTaskFields[over]}的个数`, most: most[over] });
};

/** 合并: the others go into the first one named, in the order of the document. */
export async function mergeTasks(ctx: Context, { documentId, id, revision, others }: Input<'merge'>): Promise<DraftChange> {
  const editing = await openDraft(ctx, documentId);
  const wanted = others.filter((other) => other.id !== id);
  if (wanted.length === 0) throw draftProblems.nothingToMerge({});
  const all = await takeTasks(ctx, editing, [{ id, revision }, ...wanted], 'merge');
  const into = found(
    all.find((task) => task.id === id),
    '这条任务',
  );
  const rest = all.filter((task) => task.id !== id);
  const deadlines = once(
    all.flatMap((task) => task.deadlines),
    (d) => `${d.value}${d.text}${begins(d.span)}`,
  );
  const due = all.reduce<StoredTask['due']>((latest, task) => (task.due && (!latest || task.due > latest) ? task.due : latest), null);
  const merged = edited(into, {
    text: all.map((task) => task.text).join('\n'),
    deadlines,
    due,
    recurrence: once(
      all.flatMap((task) => task.recurrence),
      (r) => `${r.value}${begins(r.span)}`,
    ),
    thresholds: once(
      all.flatMap((task) => task.thresholds),
      (t) => `${t.metric}${t.operator}${t.value}${begins(t.span)}`,
    ),
    clauses: once(
      all.flatMap((task) => task.clauses),
      String,
    ),
    indicators: once(
      all.flatMap((task) => task.indicators),
      String,
    ),
    units: once(
      all.flatMap((task) => task.units),
      (u) => `${u.role} ${u.printed} ${u.unitId} ${u.groupId}`,
    ),
  });
  refuse(tooMuch(merged));
  const kept = touched(ctx, editing, { ...merged, state: 'unreviewed' });
  const gone = rest.map((task) => touched(ctx, editing, { ...task, state: review.merge.to, mergedInto: id }));
  await saveTasks(ctx, editing, { changed: [kept, ...gone] });
  await ctx.record(
    draftFacts.tasksMerged,
    documentId,
    { taskId: id, title: kept.title, others: gone.map((t) => t.id) },
    editing.document.unitId,
  );
  return closeDraft(ctx, editing);
}

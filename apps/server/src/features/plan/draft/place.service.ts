import { kernelProblems } from '@weicheng/domain/kernel';
import {
  type DraftChange,
  type DraftTaskFields,
  type DraftTaskId,
  draftFacts,
  draftOf,
  draftProblems,
  type draftTaskContract,
  type ReadTask,
  readPlan,
  type Span,
} from '@weicheng/domain/plan';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { found } from '../../organization/index.ts';
import { drafts } from './draft.store.ts';
import { draftTasks, fieldsOf } from './draftTask.store.ts';
import { edited } from './edited.ts';
import { closeDraft, type Editing, openDraft, saveTasks, takeTask, touched } from './editing.ts';

type Input<V extends keyof typeof draftTaskContract> = z.output<(typeof draftTaskContract)[V]['input']>;

/** A place right behind another, or before the first; the items are numbered anew where there is no room left. */
export async function placeBehind(ctx: Context, editing: Editing, position: number | null): Promise<number> {
  const next = await draftTasks.positionBehind(ctx, editing.id, position);
  if (next === null) return (position ?? 0) + 1024;
  const place = position === null ? next / 2 : (position + next) / 2;
  if (place > (position ?? 0) && place < next && next - (position ?? 0) > 1e-6) return place;
  const order = (await draftTasks.all(ctx, editing.id)).findIndex((task) => task.position === position);
  await draftTasks.renumber(ctx, editing.id, editing.revision);
  return (order + 1) * 1024 + 512;
}

/** 移动 */
export async function moveTask(ctx: Context, { documentId, id, revision, behind, ...section }: Input<'move'>): Promise<DraftChange> {
  const editing = await openDraft(ctx, documentId);
  const task = await takeTask(ctx, editing, { id, revision }, 'move');
  if (behind === id) throw kernelProblems.invalid({ fields: [{ path: 'behind', message: '不能移到自己后面' }] });
  const other = behind === null ? null : found((await draftTasks.some(ctx, documentId, [behind]))[0], '要移到其后的那一条');
  const position = await placeBehind(ctx, editing, other?.position ?? null);
  const wish = Object.fromEntries(Object.entries(section).filter(([, value]) => value !== undefined)) as Partial<DraftTaskFields>;
  await draftTasks.save(ctx, documentId, [touched(ctx, editing, edited(task, wish))]);
  await draftTasks.place(ctx, documentId, id, position);
  await ctx.record(draftFacts.taskMoved, documentId, { taskId: id, title: task.title, behind }, editing.document.unitId);
  return closeDraft(ctx, editing);
}

/** No task is longer; and a selection is read while others wait. */
const longestSelection = 20_000;

/** 从原文添一条: the reader of plans reads the selection as it would have read a task. */
export async function addTask(ctx: Context, { documentId, span }: Input<'add'>): Promise<DraftChange> {
  const editing = await openDraft(ctx, documentId);
  const source = (await drafts.text(ctx, documentId)) ?? '';
  const words = source.slice(span.start, span.end).toWellFormed();
  if (span.end > source.length || words.trim() === '') throw draftProblems.emptySelection({});
  if (words.length > longestSelection) throw draftProblems.longSelection({});
  const position = await draftTasks.positionBefore(ctx, documentId, span.start);
  const neighbour = position === null ? undefined : (await draftTasks.all(ctx, documentId)).find((task) => task.position === position);
  const read = readPlan(words).tasks;
  const fields = read.length === 1 && read[0] ? shifted(fieldsOf(found(draftOf(read)[0], '任务').fields), span.start) : plainFields(words);
  const { path = '', area = '', areaPath = '', headings = [], period = null } = neighbour ?? {};
  const task = touched(ctx, editing, {
    ...fields,
    path: fields.path || path,
    area,
    areaPath,
    period,
    headings,
    id: ctx.newId() as DraftTaskId,
    state: 'unreviewed',
    position: await placeBehind(ctx, editing, position),
    span,
    was: {},
    mergedInto: null,
    comparison: null,
    taskId: null,
    byHand: true,
    revision: editing.revision,
    changedBy: null,
    changedAt: null,
  });
  await saveTasks(ctx, editing, { added: [task] });
  await ctx.record(draftFacts.taskAdded, documentId, { taskId: task.id, title: task.title, ...span }, editing.document.unitId);
  return closeDraft(ctx, editing);
}

/** Places within the selection become places within the document. */
function shifted(fields: DraftTaskFields, by: number): DraftTaskFields {
  const moved = <T extends { span: Span | null }>(list: readonly T[]): T[] =>
    list.map((part) => ({ ...part, span: part.span && { start: part.span.start + by, end: part.span.end + by } }));
  const { deadlines, recurrence, thresholds, units } = fields;
  return { ...fields, deadlines: moved(deadlines), recurrence: moved(recurrence), thresholds: moved(thresholds), units: moved(units) };
}

const nothing: ReadTask = {
  path: '',
  headings: [],
  text: '',
  span: { start: 0, end: 0 },
  leadUnits: [],
  supportingUnits: [],
  responsibleUnits: [],
  deadlines: [],
  recurrence: [],
  thresholds: [],
  clauses: [],
  period: null,
};
const plainFields = (text: string): DraftTaskFields => found(draftOf([{ ...nothing, text: text.trim() }])[0], '任务').fields;

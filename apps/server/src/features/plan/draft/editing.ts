import { kernelProblems, type Problem } from '@weicheng/domain/kernel';
import {
  type Draft,
  type DraftChange,
  type DraftTaskId,
  documentRefusal,
  draftProblems,
  matchUnits,
  type PlanDocumentId,
  type ReviewStep,
  whyNotTask,
} from '@weicheng/domain/plan';
import type { Context } from '#platform/context';
import { found, namesOfCity, refuse } from '../../organization/index.ts';
import { planDocuments } from '../document/planDocument.store.ts';
import { presentDocument, type Seen, seeDocument, takeDocument } from '../document/see.ts';
import { drafts } from './draft.store.ts';
import { draftTasks, presentTask, type StoredTask } from './draftTask.store.ts';
import { draftUnits } from './draftUnit.store.ts';

/** A draft open for one edit: its row is locked, and everything the edit writes gets this revision. */
export interface Editing extends Seen {
  id: PlanDocumentId;
  revision: number;
}

/** Opens a draft to edit it. */
export async function openDraft(ctx: Context, id: PlanDocumentId): Promise<Editing> {
  const seen = await takeDocument(ctx, id);
  refuse(documentRefusal(ctx.actor, 'edit', seen.document, seen.path));
  return { ...seen, id, revision: seen.document.revision + 1 };
}

/** The item asked for, as the editor knows it: another's edit since then is a refusal that carries the item as it is now. */
export async function takeTask(
  ctx: Context,
  editing: Editing,
  { id, revision }: { id: DraftTaskId; revision: number },
  step: ReviewStep,
): Promise<StoredTask> {
  const task = found((await draftTasks.some(ctx, editing.id, [id]))[0], '这条任务');
  refuse(outdated(task, revision) ?? whyNotTask(task, step));
  return task;
}

/** Several at once, in the order of the document. */
export async function takeTasks(
  ctx: Context,
  editing: Editing,
  wanted: readonly { id: DraftTaskId; revision: number }[],
  step: ReviewStep,
): Promise<StoredTask[]> {
  const known = new Map(wanted.map((item) => [item.id, item.revision]));
  const tasks = await draftTasks.some(ctx, editing.id, [...known.keys()]);
  if (tasks.length < known.size) throw kernelProblems.notFound({ what: '其中一条任务' });
  for (const task of tasks) refuse(outdated(task, known.get(task.id) ?? -1) ?? whyNotTask(task, step));
  return tasks;
}

const outdated = (task: StoredTask, revision: number): Problem | undefined =>
  task.revision === revision ? undefined : draftProblems.outdated({ by: task.changedBy ?? '系统', current: presentTask(task) });

/** Marks an item as edited now by this person. */
export const touched = (ctx: Context, { revision }: Editing, task: StoredTask): StoredTask => ({
  ...task,
  revision,
  changedBy: ctx.actor.name,
  changedAt: new Date(ctx.now).toISOString(),
});

/** Saves changed items and adds new ones; names that only now are printed somewhere are matched. */
export async function saveTasks(
  ctx: Context,
  editing: Editing,
  {
    before = [],
    changed = [],
    added = [],
  }: { before?: readonly StoredTask[]; changed?: readonly StoredTask[]; added?: readonly StoredTask[] },
): Promise<void> {
  await draftTasks.add(ctx, editing.id, added);
  await draftTasks.save(ctx, editing.id, changed);
  const names = [...new Set([...before, ...changed, ...added].flatMap((task) => task.units.map((unit) => unit.printed)))];
  if (names.length === 0) return;
  await meetNames(ctx, editing, names);
  await draftUnits.recount(ctx, editing.id, names, editing.revision);
}

async function meetNames(ctx: Context, { id, revision, path, document }: Editing, names: readonly string[]): Promise<void> {
  const known = new Set((await draftUnits.all(ctx, id, -1, names)).map((unit) => unit.printed));
  const fresh = names.filter((name) => !known.has(name));
  if (fresh.length === 0) return;
  const { index, groups } = await namesOfCity(ctx);
  const remembered = await draftUnits.remembered(ctx, fresh, path);
  await draftUnits.add(
    ctx,
    id,
    matchUnits(fresh, { index, day: ctx.today, groups: [...groups.values()], home: document.unitId, remembered }),
    revision,
  );
}

/** Ends an edit: the document gets its new revision and counts, and the editor hears what changed. */
export async function closeDraft(ctx: Context, editing: Editing): Promise<DraftChange> {
  const { document, id, revision, path } = editing;
  const saved = { ...document, revision, counts: await drafts.counts(ctx, id) };
  await planDocuments.save(ctx, saved);
  return changesOf(ctx, { document: saved, path }, revision - 1);
}

/** 查改动 */
export async function readChanges(
  ctx: Context,
  { documentId, since }: { documentId: PlanDocumentId; since: number },
): Promise<DraftChange> {
  const seen = await seeDocument(ctx, documentId);
  if (seen.document.revision > since) return changesOf(ctx, seen, since);
  return { document: presentDocument(ctx, seen.document, seen.path), revision: since, tasks: [], flags: [], units: [], phases: [] };
}

async function changesOf(ctx: Context, { document, path }: Seen, since: number): Promise<DraftChange> {
  const { id } = document;
  return {
    document: presentDocument(ctx, document, path),
    revision: document.revision,
    tasks: (await draftTasks.all(ctx, id, since)).map(presentTask),
    flags: await drafts.flags(ctx, id, since),
    units: await draftUnits.all(ctx, id, since),
    phases: await drafts.phases(ctx, id, since),
  };
}

/** 查草稿 */
export async function readDraft(ctx: Context, { documentId }: { documentId: PlanDocumentId }): Promise<Draft> {
  const seen = await seeDocument(ctx, documentId);
  const source = found(await drafts.source(ctx, documentId), '这份方案的草稿');
  const change = await changesOf(ctx, seen, -1);
  const { addressees, attachments, basis, sections, organizations, goals, requirements } = source.reading;
  return {
    ...change,
    text: source.text,
    tables: source.tables,
    notes: source.notes,
    reading: { addressees, attachments, basis, sections, organizations, goals, requirements },
    gone: await goneOf(ctx, seen.document.replacesId, await draftTasks.all(ctx, documentId)),
  };
}

/** What the former version issued and this one no longer has. */
export async function goneOf(ctx: Context, formerId: PlanDocumentId | null, tasks: readonly StoredTask[]): Promise<Draft['gone']> {
  if (formerId === null) return [];
  const kept = new Set(tasks.filter((task) => task.state !== 'setAside' && task.state !== 'merged').map((task) => task.taskId));
  return (await draftTasks.all(ctx, formerId))
    .filter((task) => task.taskId !== null && !kept.has(task.taskId))
    .map(({ taskId, path, title, text }) => ({ taskId, path, title, text }));
}

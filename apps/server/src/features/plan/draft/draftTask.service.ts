import {
  type DraftChange,
  type DraftTaskField,
  type DraftTaskFields,
  doubtsOf,
  draftFacts,
  draftProblems,
  type draftTaskContract,
  review,
  sameValue,
  suggestDue,
} from '@weicheng/domain/plan';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { drafts } from './draft.store.ts';
import { draftTasks, type StoredTask } from './draftTask.store.ts';
import { draftUnits } from './draftUnit.store.ts';
import { edited } from './edited.ts';
import { closeDraft, type Editing, openDraft, saveTasks, takeTask, takeTasks, touched } from './editing.ts';

type Input<V extends keyof typeof draftTaskContract> = z.output<(typeof draftTaskContract)[V]['input']>;

/** 修改一条任务 */
export async function editTask(ctx: Context, { documentId, id, revision, change }: Input<'edit'>): Promise<DraftChange> {
  const editing = await openDraft(ctx, documentId);
  const before = await takeTask(ctx, editing, { id, revision }, 'edit');
  const wish = Object.fromEntries(
    Object.entries(change).filter(([field, value]) => value !== undefined && !sameValue(value, before[field as DraftTaskField])),
  ) as Partial<DraftTaskFields>;
  const { parentDocumentId } = editing.document;
  if (wish.parentTaskId && !(parentDocumentId && (await draftTasks.issued(ctx, parentDocumentId, wish.parentTaskId))))
    throw draftProblems.unknownParent({});
  if (Object.keys(wish).length === 0) return closeDraft(ctx, { ...editing, revision: editing.document.revision });
  const after = touched(ctx, editing, edited(before, wish));
  await saveTasks(ctx, editing, { before: wish.units ? [before] : [], changed: [after] });
  const changes = Object.fromEntries(
    Object.keys(wish).map((field) => [field, { from: before[field as DraftTaskField], to: after[field as DraftTaskField] }]),
  );
  await ctx.record(draftFacts.taskEdited, documentId, { taskId: id, title: after.title, changes }, editing.document.unitId);
  return closeDraft(ctx, editing);
}

/** A step of the review table on one item, with the fact it leaves. */
const step =
  (name: 'reconsider' | 'setAside' | 'restore', kind: 'taskReconsidered' | 'taskSetAside' | 'taskRestored') =>
  async (ctx: Context, { documentId, id, revision }: Input<'setAside'>): Promise<DraftChange> => {
    const editing = await openDraft(ctx, documentId);
    const before = await takeTask(ctx, editing, { id, revision }, name);
    const after = touched(ctx, editing, { ...before, state: review[name].to });
    await saveTasks(ctx, editing, { changed: [after] });
    await ctx.record(draftFacts[kind], documentId, { taskId: id, title: before.title }, editing.document.unitId);
    return closeDraft(ctx, editing);
  };

/** 重新核对 */
export const reconsiderTask = step('reconsider', 'taskReconsidered');
/** 标为不是任务 */
export const setTaskAside = step('setAside', 'taskSetAside');
/** 恢复为任务 */
export const restoreTask = step('restore', 'taskRestored');

async function accept(ctx: Context, editing: Editing, tasks: readonly StoredTask[]): Promise<DraftChange> {
  if (tasks.length === 0) return closeDraft(ctx, { ...editing, revision: editing.document.revision });
  const changed = tasks.map((task) => touched(ctx, editing, { ...task, state: review.accept.to }));
  await draftTasks.save(ctx, editing.id, changed);
  const accepted = { taskIds: changed.map((task) => task.id), title: changed[0]?.title ?? '' };
  await ctx.record(draftFacts.tasksAccepted, editing.id, accepted, editing.document.unitId);
  return closeDraft(ctx, editing);
}

/** 确认一条任务 */
export async function acceptTask(ctx: Context, { documentId, ...item }: Input<'accept'>): Promise<DraftChange> {
  const editing = await openDraft(ctx, documentId);
  return accept(ctx, editing, [await takeTask(ctx, editing, item, 'accept')]);
}

/** 确认没有疑点的任务 */
export async function acceptTasks(ctx: Context, { documentId, items }: Input<'acceptMany'>): Promise<DraftChange> {
  const editing = await openDraft(ctx, documentId);
  if (items) return accept(ctx, editing, await takeTasks(ctx, editing, items, 'accept'));
  const flags = await drafts.flags(ctx, documentId);
  const units = new Map((await draftUnits.all(ctx, documentId)).map((unit) => [unit.printed, unit]));
  const open = (await draftTasks.all(ctx, documentId)).filter((task) => task.state === 'unreviewed');
  const clear = open.filter(
    (task) => doubtsOf({ ...task, suggestedDue: suggestDue(task.deadlines, task.period) }, flags, units).length === 0,
  );
  return accept(ctx, editing, clear);
}

/** 重新核对几条 */
export async function reconsiderTasks(ctx: Context, { documentId, items }: Input<'reconsiderMany'>): Promise<DraftChange> {
  const editing = await openDraft(ctx, documentId);
  const tasks = await takeTasks(ctx, editing, items, 'reconsider');
  const changed = tasks.map((task) => touched(ctx, editing, { ...task, state: review.reconsider.to }));
  await draftTasks.save(ctx, documentId, changed);
  await ctx.record(draftFacts.tasksReconsidered, documentId, { taskIds: changed.map(({ id }) => id) }, editing.document.unitId);
  return closeDraft(ctx, editing);
}

/** 一并加单位 */
export async function assignTasks(ctx: Context, { documentId, items, unit, off }: Input<'assignMany'>): Promise<DraftChange> {
  const editing = await openDraft(ctx, documentId);
  const tasks = await takeTasks(ctx, editing, items, 'edit');
  const { printed, role } = unit;
  const has = (task: StoredTask) => task.units.some((own) => own.printed === printed && own.role === role);
  const changed = tasks
    .filter((task) => has(task) === off)
    .map((task) => {
      const units = off
        ? task.units.filter((own) => own.printed !== printed || own.role !== role)
        : [...task.units, { ...unit, span: null }];
      return touched(ctx, editing, edited(task, { units }));
    });
  if (changed.length === 0) return closeDraft(ctx, { ...editing, revision: editing.document.revision });
  await saveTasks(ctx, editing, { before: tasks, changed });
  const told = { taskIds: changed.map(({ id }) => id), printed, role, off };
  await ctx.record(draftFacts.tasksAssigned, documentId, told, editing.document.unitId);
  return closeDraft(ctx, editing);
}

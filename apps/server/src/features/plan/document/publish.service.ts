import { kernelProblems } from '@weicheng/domain/kernel';
import {
  type DraftTask,
  type PlanDocumentRow,
  type PublicationCheck,
  type planDocumentContract,
  planDocumentFacts,
  planDocumentProblems,
  whyNotDocument,
} from '@weicheng/domain/plan';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { refuse } from '../../organization/index.ts';
import { draftTasks } from '../draft/draftTask.store.ts';
import { countBelow, issueTasks } from '../task/issue.ts';
import { reviseTasks, voidGone } from '../task/revise.ts';
import { planDocuments } from './planDocument.store.ts';
import { layPublication, type Publication } from './publication.ts';
import { presentDocument, type Seen, seeDocument, takeDocument } from './see.ts';

type Input<V extends keyof typeof planDocumentContract> = z.output<(typeof planDocumentContract)[V]['input']>;

/** 下达前检查 */
export async function checkPublication(ctx: Context, { id }: Input<'checkPublication'>): Promise<PublicationCheck> {
  const { document, path } = await seeDocument(ctx, id);
  const { tasks, shares, gone, openNames, refusal } = await layPublication(ctx, { document, path });
  const count = (what: (task: Publication['tasks'][number]) => boolean) => tasks.filter(what).length;
  return {
    revision: document.revision,
    refusal: refusal?.message ?? null,
    openNames: [...openNames].map(([printed, named]) => ({ printed, tasks: named })),
    openFlags: document.counts.openFlags,
    withoutUnit: count(({ task }) => task.units.length === 0),
    past: count(({ task }) => task.due !== null && task.due < ctx.today),
    tasks: tasks.length,
    assignments: shares,
    units: new Set(tasks.flatMap(({ task }) => task.units.map((unit) => unit.unitId))).size,
    withoutDue: count(({ task }) => task.due === null),
    gone: gone.flatMap(({ taskId, path: printed, title }) => (taskId === null ? [] : [{ taskId, path: printed, title }])),
    changed: count(({ item }) => changes(item)),
  };
}

/** Whether an issued task will be revised by this item in a way its units see. */
const changes = (item: Pick<DraftTask, 'comparison' | 'was'>): boolean =>
  item.comparison?.taskId != null &&
  (item.comparison.kind === 'changed' || Object.keys(item.was).some((f) => !item.comparison?.carried.includes(f)));

interface Published {
  document: PlanDocumentRow;
  issued: number;
  revised: number;
  voided: number;
  assignments: number;
}

/** 下达任务: tasks, facts, notices and the document's new state, all or nothing. */
export async function publishDocument(
  ctx: Context,
  { id, revision, defaultDue, leaveOpen, gone: wish }: Input<'publish'>,
): Promise<Published> {
  const seen = await takeDocument(ctx, id);
  const { document, path } = seen;
  const { tasks, gone, openNames, refusal } = await layPublication(ctx, seen);
  const unasked = [...openNames.keys()].filter((name) => !leaveOpen.includes(name));
  refuse(refusal ?? (unasked.length > 0 ? planDocumentProblems.unitsOpen({ names: unasked }) : undefined));
  if (document.revision !== revision) throw kernelProblems.changedMeanwhile({ what: '草稿' });
  const actions = new Map(wish.map(({ taskId, action }) => [taskId, action]));
  const open = gone.filter(({ taskId }) => taskId !== null && !actions.has(taskId));
  if (open.length > 0) throw planDocumentProblems.goneOpen({ count: open.length });

  const due = tasks.map(({ item, task }) => ({ item, task: { ...task, due: task.due ?? defaultDue } }));
  const fresh = due.filter(({ item }) => item.taskId === null).map(({ task }) => task);
  const known = due.filter(({ item }) => item.taskId !== null).map(({ task }) => task);
  const issued = await issueTasks(ctx, fresh);
  await countBelow(ctx, fresh);
  const revised = await reviseTasks(ctx, known, document);
  const dropped = gone.flatMap(({ taskId }) => (taskId !== null && actions.get(taskId) === 'void' ? [taskId] : []));
  const voided = await voidGone(ctx, dropped, `新版《${document.title}》没有这一条`);
  await draftTasks.save(
    ctx,
    id,
    due.map(({ item, task }) => ({ ...item, due: task.due, taskId: task.id })),
  );

  const saved = { ...document, state: 'published' as const, publishedAt: new Date(ctx.now).toISOString(), publishedBy: ctx.actor.name };
  await planDocuments.save(ctx, saved);
  await supersede(ctx, seen);
  const units = new Set(due.flatMap(({ task }) => task.units.map((unit) => unit.unitId))).size;
  await ctx.record(
    planDocumentFacts.published,
    id,
    {
      title: document.title,
      tasks: tasks.length,
      assignments: issued.assignments,
      units,
      openFlags: document.counts.openFlags,
      revised: revised.revised,
      voided,
      leftOpen: [...openNames.keys()],
    },
    document.unitId,
  );
  const row = presentDocument(ctx, saved, path);
  return { document: row, issued: issued.tasks, revised: revised.revised, voided, assignments: issued.assignments + revised.assignments };
}

/** The version before this one is over: its tasks go on under the new one. */
async function supersede(ctx: Context, { document }: Seen): Promise<void> {
  const former = document.replacesId && (await planDocuments.take(ctx, document.replacesId));
  if (!former || whyNotDocument(former, 'supersede')) return;
  await planDocuments.save(ctx, { ...former, state: 'superseded' });
  const told = { title: former.title, by: document.id, byTitle: document.title };
  await ctx.record(planDocumentFacts.superseded, former.id, told, former.unitId);
}

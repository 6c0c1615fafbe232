import { type DraftChange, draftFacts, type draftFlagContract, type draftPhaseContract, draftProblems } from '@weicheng/domain/plan';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { found } from '../../organization/index.ts';
import { drafts } from './draft.store.ts';
import { closeDraft, openDraft } from './editing.ts';

type FlagInput<V extends keyof typeof draftFlagContract> = z.output<(typeof draftFlagContract)[V]['input']>;

/** 处理存疑 */
export async function settleFlags(ctx: Context, { documentId, ids, note }: FlagInput<'settle'>): Promise<DraftChange> {
  const editing = await openDraft(ctx, documentId);
  const flagIds = await drafts.settle(ctx, documentId, ids, { note, by: ctx.actor.name, at: new Date(ctx.now) }, editing.revision);
  if (flagIds.length) await ctx.record(draftFacts.flagsSettled, documentId, { flagIds, note }, editing.document.unitId);
  return closeDraft(ctx, editing);
}

/** 恢复存疑 */
export async function unsettleFlags(ctx: Context, { documentId, ids }: FlagInput<'unsettle'>): Promise<DraftChange> {
  const editing = await openDraft(ctx, documentId);
  const flagIds = await drafts.settle(ctx, documentId, ids, null, editing.revision);
  if (flagIds.length) await ctx.record(draftFacts.flagsUnsettled, documentId, { flagIds }, editing.document.unitId);
  return closeDraft(ctx, editing);
}

/** 修改阶段 */
export async function editPhase(
  ctx: Context,
  { documentId, id, revision, ...wish }: z.output<typeof draftPhaseContract.edit.input>,
): Promise<DraftChange> {
  const editing = await openDraft(ctx, documentId);
  const before = found(
    (await drafts.phases(ctx, documentId)).find((phase) => phase.id === id),
    '这个阶段',
  );
  if (before.revision !== revision) throw draftProblems.outdatedPart({ by: '别人' });
  const { name = before.name, start = before.start, end = before.end } = wish;
  if (start !== null && end !== null && end < start) throw draftProblems.backwards({});
  await drafts.savePhase(ctx, documentId, { ...before, name, start, end, revision: editing.revision });
  await ctx.record(draftFacts.phaseEdited, documentId, { phaseId: id, name, start, end }, editing.document.unitId);
  return closeDraft(ctx, editing);
}

import { Problem } from '@weicheng/domain/kernel';
import { AliasName, type UnitId } from '@weicheng/domain/organization';
import {
  type DraftChange,
  draftFacts,
  draftProblems,
  type draftUnitContract,
  matchUnits,
  type NameDecision,
  namesItsOwn,
} from '@weicheng/domain/plan';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { addAlias, found, namesOfCity } from '../../organization/index.ts';
import { draftUnits } from './draftUnit.store.ts';
import { closeDraft, type Editing, openDraft } from './editing.ts';

type Input<V extends keyof typeof draftUnitContract> = z.output<(typeof draftUnitContract)[V]['input']>;

/** 认定文中的单位名称 */
export async function confirmUnit(ctx: Context, { documentId, printed, decision, remember }: Input<'confirm'>): Promise<DraftChange> {
  const editing = await openDraft(ctx, documentId);
  const [known] = await draftUnits.all(ctx, documentId, -1, [printed]);
  if (!known) throw draftProblems.unknownName({ printed });
  const name = await nameOf(ctx, decision);
  const at = { by: ctx.actor.name, at: new Date(ctx.now), remember, revision: editing.revision };
  await draftUnits.decide(ctx, documentId, printed, decision, at);
  if (decision === null && known.candidates.length === 0) await suggestAgain(ctx, editing, printed);
  const remembered = remember && decision?.kind === 'unit' && (await becomesAlias(ctx, printed, decision.unitId, editing.document.unitId));
  await ctx.record(draftFacts.unitConfirmed, documentId, { printed, decision, name, remembered }, editing.document.unitId);
  return closeDraft(ctx, editing);
}

/** The unit or group decided on must be this city's and standing. */
async function nameOf(ctx: Context, decision: NameDecision | null): Promise<string | null> {
  if (decision === null || decision.kind === 'none') return null;
  const { tree, groups } = await namesOfCity(ctx);
  if (decision.kind === 'group') return found(groups.get(decision.groupId), '这个单位组').name;
  const { unit } = tree.get(decision.unitId);
  return found(unit.endedOn === null || unit.endedOn > ctx.today ? unit : undefined, '这个单位').name;
}

/**
 * 登记为别名: where the right to is missing, the name means something else already, or a subdistrict means its own office by it, the
 * decision stands for this document alone.
 */
async function becomesAlias(ctx: Context, printed: string, unitId: UnitId, home: UnitId): Promise<boolean> {
  const name = AliasName.safeParse(printed).data;
  const { index } = await namesOfCity(ctx);
  if (name === undefined || namesItsOwn(printed, home, index, ctx.today)) return false;
  try {
    await addAlias(ctx, { unitId, name, from: null, until: null, origin: 'confirmed' });
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

async function suggestAgain(ctx: Context, { id, document }: Editing, printed: string): Promise<void> {
  const { index, groups } = await namesOfCity(ctx);
  for (const matched of matchUnits([printed], {
    index,
    day: ctx.today,
    groups: [...groups.values()],
    home: document.unitId,
    remembered: new Map(),
  }))
    await draftUnits.setCandidates(ctx, id, matched);
}

import { Problem } from '@weicheng/domain/kernel';
import { AliasName, type UnitId, type UnitKind, unitKinds } from '@weicheng/domain/organization';
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
import { addAlias, found, foundUnit, namesOfCity } from '../../organization/index.ts';
import { draftUnits } from './draftUnit.store.ts';
import { closeDraft, type Editing, openDraft } from './editing.ts';

type Input<V extends keyof typeof draftUnitContract> = z.output<(typeof draftUnitContract)[V]['input']>;

/** 认定文中的单位名称 */
export async function confirmUnit(ctx: Context, { documentId, printed, decision, remember }: Input<'confirm'>): Promise<DraftChange> {
  const editing = await openDraft(ctx, documentId);
  await decide(ctx, editing, { printed, decision, name: await nameOf(ctx, decision) }, remember);
  return closeDraft(ctx, editing);
}

/** 一并认定: units that are missing are founded first, each once. */
export async function settleUnits(ctx: Context, { documentId, names }: Input<'settle'>): Promise<DraftChange> {
  const editing = await openDraft(ctx, documentId);
  const founded = new Map<string, UnitId>();
  for (const { printed, decision } of names) {
    if (decision?.kind !== 'found') {
      await decide(ctx, editing, { printed, decision, name: await nameOf(ctx, decision) });
      continue;
    }
    const { name, unitKind, parentId } = decision;
    const unitId = founded.get(name) ?? (await foundFor(ctx, editing, { name, kind: unitKind, parentId }));
    founded.set(name, unitId);
    await decide(ctx, editing, { printed, decision: { kind: 'unit', unitId }, name });
  }
  return closeDraft(ctx, editing);
}

/** 新设一个单位 where it was asked for; otherwise under the nearest unit, from the document's own upwards, that may have one of its kind. */
async function foundFor(
  ctx: Context,
  { path }: Editing,
  { name, kind, parentId }: { name: string; kind: UnitKind; parentId: UnitId | null },
): Promise<UnitId> {
  const { tree } = await namesOfCity(ctx);
  const { under, says } = unitKinds[kind];
  const place = parentId ?? path.toReversed().find((id) => under.includes(tree.get(id as UnitId).unit.kind));
  if (!place)
    throw draftProblems.noPlaceForUnit({ name, kind: says, under: under.map((above) => unitKinds[above].says).join('、') || '别的单位' });
  const wish = { kind, name, shortName: null, parentId: place as UnitId, divisionCode: null, on: ctx.today };
  return (await foundUnit(ctx, wish)).record.unit.id;
}

interface Decided {
  printed: string;
  decision: NameDecision | null;
  name: string | null;
}

async function decide(ctx: Context, editing: Editing, { printed, decision, name }: Decided, remember = true): Promise<void> {
  const { id, revision, document } = editing;
  const [known] = await draftUnits.all(ctx, id, -1, [printed]);
  if (!known) throw draftProblems.unknownName({ printed });
  await draftUnits.decide(ctx, id, printed, decision, { by: ctx.actor.name, at: new Date(ctx.now), remember, revision });
  if (decision === null && known.candidates.length === 0) await suggestAgain(ctx, editing, printed);
  const remembered = remember && decision?.kind === 'unit' && (await becomesAlias(ctx, printed, decision.unitId, document.unitId));
  await ctx.record(draftFacts.unitConfirmed, id, { printed, decision, name, remembered }, document.unitId);
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

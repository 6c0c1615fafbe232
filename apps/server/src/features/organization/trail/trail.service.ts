import { facts } from '@weicheng/domain/contents';
import { holds, type Page } from '@weicheng/domain/kernel';
import { mostWaiting, type PersonId, type SealState, sealingState, type trailContract, trailFacts } from '@weicheng/domain/organization';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { type FactFilter, type FactRow, factPage, sealingOf, verifyLive } from '#platform/facts';
import { readIdKey } from '../cursor.ts';
import { ask } from '../person/person.service.ts';
import { persons } from '../person/person.store.ts';
import { units } from '../unit/unit.store.ts';

type Input<V extends keyof typeof trailContract> = z.output<(typeof trailContract)[V]['input']>;
type Asked = Omit<Input<'export'>, 'format'>;

const filterOf = async (ctx: Context, { unitId, ...rest }: Asked): Promise<FactFilter> => ({
  ...rest,
  unitIds: unitId && (await units.below(ctx, unitId)),
});

/** 查留痕 */
export async function listTrail(ctx: Context, { limit, after, ...asked }: Input<'list'>): Promise<Page<FactRow>> {
  return factPage(ctx.db, await filterOf(ctx, asked), { limit, after: readIdKey(after) });
}

/** 查留痕的种类 */
export const trailKinds = () => [...facts.values()].map(({ kind, says }) => ({ kind, says }));

/** What a reader of a thing's history must hold to see a noun's facts; all others are for the audit. */
const seenWith: { [noun: string]: string } = {
  unit: 'unit.read',
  alias: 'unit.read',
  unitGroup: 'unit.read',
  person: 'unit.read', // whether this very person may be read is asked before
  delegation: 'unit.read',
  role: 'role.read',
};

/** 查一件事的经过: what this reader may see of it; a page may hold fewer rows than asked for. */
export async function historyOf(ctx: Context, { about, limit, after }: Input<'of'>): Promise<Page<FactRow>> {
  const person = await persons.get(ctx, about as PersonId);
  if (person) await ask(ctx, 'read', person);
  const page = await factPage(ctx.db, { about }, { limit, after: readIdKey(after) });
  const sees = (kind: string) => holds(ctx.actor, seenWith[kind.split('.')[0] ?? ''] ?? 'audit.read') || holds(ctx.actor, 'audit.read');
  return { ...page, rows: page.rows.filter((r) => sees(r.kind)) };
}

/** 看封存的情况 */
export async function sealingOfTrail(ctx: Context) {
  const sealing = await sealingOf(ctx, mostWaiting);
  return { ...sealing, state: sealingState(sealing, ctx.now) };
}

/** 校验留痕 */
export async function verifyTrail(ctx: Context): Promise<SealState> {
  const { mismatches, head, sealedAt, sealedRows, waitingRows, seals } = await verifyLive(ctx);
  const [first] = mismatches;
  return {
    state: first ? 'broken' : seals === 0 ? 'empty' : 'intact',
    sealedRows,
    waitingRows,
    seals,
    head,
    sealedAt,
    firstBroken: first?.says ?? null,
  };
}

/** 导出留痕: that a copy was taken stands in the trail before the first byte leaves. */
export async function openExport(ctx: Context, { format, ...asked }: Input<'export'>): Promise<FactFilter> {
  const given = Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as const]));
  await ctx.record(trailFacts.exported, null, { format, filter: Object.fromEntries(given) });
  return filterOf(ctx, asked);
}

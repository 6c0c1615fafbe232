import { kernelProblems } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import type { assignmentContract } from '@weicheng/domain/plan';
import { z } from 'zod';
import type { Context } from '#platform/context';
import type { Reach, Reaches } from '../../organization/index.ts';
import { presentAssignments } from './assignment.present.ts';
import { assignments } from './assignment.store.ts';

type Input = z.output<(typeof assignmentContract.list)['input']>;
const Key = z.tuple([z.int32(), z.uuid()]);

function readKey(after: string): { urgency: number; id: string } {
  try {
    const [urgency, id] = Key.parse(JSON.parse(Buffer.from(after, 'base64url').toString()));
    return { urgency, id };
  } catch {
    throw kernelProblems.invalid({ fields: [{ path: 'after', message: '翻页的位置不对，从第一页重新看' }] });
  }
}

/** What may be verified: within reach of that right, and not one's own unit's. */
const verifying = async (ctx: Context, reaches: Reaches): Promise<Reach> => reaches.of(ctx, 'task.verify');

/** 查单位的任务清单 */
export const listAssignments =
  (reaches: Reaches) =>
  async (ctx: Context, { unitId, tab, limit, after }: Input) => {
    const own = unitId ?? (ctx.actor.unitId as UnitId | null);
    const reach = await reaches.of(ctx, 'task.read');
    const seen = own !== null && (reach === null || reach.includes(own)) ? [own] : [];
    const units = tab === 'toVerify' ? await verifying(ctx, reaches) : seen;
    const rows = await assignments.page(ctx, tab, units, {
      limit: limit + 1,
      after: after === undefined ? undefined : readKey(after),
      ...(tab === 'toVerify' ? { except: ctx.actor.unitId as UnitId | null } : {}),
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const next = rows.length > limit && last ? Buffer.from(JSON.stringify([last.urgency, last.id])).toString('base64url') : null;
    return { rows: await presentAssignments(ctx, page), next };
  };

/** 查我的任务 for the desk: ten of each, with their counts. */
export const readDesk = (reaches: Reaches) => async (ctx: Context) => {
  const own = ctx.actor.unitId as UnitId | null;
  const reach = await reaches.of(ctx, 'task.read');
  const mine: Reach = own !== null && (reach === null || reach.includes(own)) ? [own] : [];
  const verify = await verifying(ctx, reaches);
  return {
    owed: await presentAssignments(ctx, await assignments.page(ctx, 'owed', mine, { limit: 10 })),
    owedCount: await assignments.count(ctx, 'owed', mine),
    toVerify: await presentAssignments(ctx, await assignments.page(ctx, 'toVerify', verify, { limit: 10, except: own })),
    toVerifyCount: await assignments.count(ctx, 'toVerify', verify, own),
  };
};

import { type CityRules, type Issue, type Placed, type reboundContract, reboundFacts, reboundsOf } from '@weicheng/domain/rectification';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { lookup, type Reaches } from '../../organization/index.ts';
import { rulesOf } from '../cityRules/cityRules.service.ts';
import { rebounds } from './rebound.store.ts';

/** 查反弹 at a place, for whoever registers there: those he may see. */
export const findRebounds = (reaches: Reaches) => async (ctx: Context, input: z.output<typeof reboundContract.find.input>) => {
  const { matter, place, longitude, latitude } = input;
  const location = longitude === undefined || latitude === undefined ? null : { longitude, latitude };
  const fresh: Placed = { matter, place, location };
  const { rebound } = await rulesOf(ctx);
  const near = await rebounds.near(ctx, fresh, rebound, await reaches.of(ctx, 'issue.read'));
  const found = reboundsOf({ ...fresh, registeredAt: new Date(ctx.now).toISOString() }, near, rebound);
  const closed = new Map(near.map((issue) => [issue.id, issue]));
  const names = await lookup.names(
    ctx,
    near.map(({ leadUnitId }) => leadUnitId),
  );
  const rows = found.map(({ id, number, says }) => {
    const { title = '', leadUnitId } = closed.get(id) ?? {};
    return { id, number, title, leadUnitName: (leadUnitId && names.get(leadUnitId)) ?? '', says };
  });
  return { rows };
};

/** 连反弹: what a registered issue is the return of is linked to it for good and told in its line of facts. */
export async function linkRebounds(ctx: Context, issue: Issue, { rebound }: Pick<CityRules, 'rebound'>): Promise<void> {
  if (issue.matter === null) return;
  const near = await rebounds.near(ctx, issue, rebound, null);
  const found = reboundsOf(issue, near, rebound);
  const [latest] = found;
  if (!latest) return;
  await rebounds.link(ctx, issue.id, found);
  const before = near.find(({ id }) => id === latest.id);
  const unitName = (before && (await lookup.names(ctx, [before.leadUnitId])).get(before.leadUnitId)) ?? '';
  const { number, title } = issue;
  await ctx.record(
    reboundFacts.found,
    issue.id,
    { number, title, unitName, otherId: latest.id, otherNumber: latest.number, times: found.length, words: latest.says },
    before?.leadUnitId ?? issue.registrarUnitId,
  );
}

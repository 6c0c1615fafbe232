import { holds, kernelProblems } from '@weicheng/domain/kernel';
import { canOf } from '@weicheng/domain/organization';
import {
  type Indicator,
  type indicatorOwnerContract,
  indicatorOwnerFacts,
  readingLifeProblems,
  suggestOwner,
} from '@weicheng/domain/standard';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { found, lookup, namesOfCity } from '../../organization/index.ts';
import { editionInForce } from '../edition/inForce.ts';
import { indicatorOwners } from './indicatorOwner.store.ts';

type Input<V extends keyof typeof indicatorOwnerContract> = z.output<(typeof indicatorOwnerContract)[V]['input']>;

/** 查指标的填报单位 */
export async function listOwners(ctx: Context) {
  const edition = await editionInForce(ctx);
  const owners = await indicatorOwners.all(ctx, edition.key);
  const may = holds(ctx.actor, 'indicator.assign');
  const suggest = may && owners.size < edition.indicators.length ? await suggester(ctx) : () => null;
  const rows = edition.indicators.map((indicator) => {
    const { key, name, reportedBy } = indicator;
    const owner = owners.get(key);
    const { unitId = null, unitName = null } = owner ?? {};
    return { indicator: key, name, reportedBy, unitId, unitName, suggested: owner ? null : suggest(indicator) };
  });
  const can = canOf(['assign'] as const, () => (may ? undefined : kernelProblems.notAllowed({ what: '定填报单位' })));
  return { rows, terms: await indicatorOwners.terms(ctx), can };
}

/** By the names of the city as they are today. */
async function suggester(ctx: Context) {
  const { index, tree } = await namesOfCity(ctx);
  return (indicator: Indicator) => {
    const unitId = suggestOwner(indicator, ctx.today, index);
    return unitId && { unitId, unitName: tree.name(unitId) };
  };
}

/** 定填报单位 */
export async function assignOwners(ctx: Context, { items }: Input<'assign'>) {
  const edition = await editionInForce(ctx);
  const indicators = new Map(edition.indicators.map((indicator) => [indicator.key, indicator]));
  const owners = await indicatorOwners.all(ctx, edition.key);
  const ids = items.map((item) => item.unitId);
  const [standing, names] = [await lookup.standing(ctx, ids), await lookup.names(ctx, ids)];
  for (const { indicator: key, unitId } of items) {
    const indicator = indicators.get(key);
    if (!indicator) throw readingLifeProblems.noSuchIndicator({ key });
    if (!standing.has(unitId)) found(undefined, '这个单位');
    const before = owners.get(key);
    if (before?.unitId === unitId) continue;
    const unitName = names.get(unitId) ?? '';
    await indicatorOwners.set(ctx, edition.key, key, unitId);
    const data = { indicator: key, name: indicator.name, unitId, unitName, before: before?.unitName ?? null };
    await ctx.record(indicatorOwnerFacts.assigned, unitId, data, unitId);
  }
  return listOwners(ctx);
}

/** 定填报期限 */
export async function setTerm(ctx: Context, { year, due }: Input<'setTerm'>) {
  await indicatorOwners.setTerm(ctx, year, due);
  await ctx.record(indicatorOwnerFacts.termSet, null, { year, due });
  return listOwners(ctx);
}

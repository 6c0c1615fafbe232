import { type CityBounds, type cityMapContract, cityMapFacts, mayNotSetRules } from '@weicheng/domain/rectification';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { lookup, refuse } from '../../organization/index.ts';
import { cityBounds } from './cityMap.store.ts';

type View = z.output<typeof cityMapContract.read.output>;

const refusal = async (ctx: Context) => mayNotSetRules(ctx.actor, (await lookup.root(ctx)) ?? '');

/** 城市的图, on the tiles of this deployment. */
export function openCityMap(tiles: View['tiles']) {
  const view = async (ctx: Context): Promise<View> => ({
    bounds: (await cityBounds.get(ctx)) ?? null,
    tiles,
    can: { setBounds: (await refusal(ctx))?.message ?? null },
  });
  /** 定城市范围: places outside it are refused from now on; those that are registered stay. */
  async function setBounds(ctx: Context, { bounds }: { bounds: CityBounds }): Promise<View> {
    refuse(await refusal(ctx));
    await cityBounds.put(ctx, bounds);
    await ctx.record(cityMapFacts.boundsSet, null, { bounds });
    return view(ctx);
  }
  return { view, setBounds };
}

import type { UnitCard, UnitId } from '@weicheng/domain/organization';
import type { Context } from '#platform/context';
import type { Memory } from '#platform/memory';
import { units } from './unit.store.ts';

/** 单位名录：the cards of a city's units. They stand on every row of every list and change a few times a month, so a server keeps them. */
export interface Directory {
  card(ctx: Context, id: UnitId): Promise<UnitCard | undefined>;
  /** Those of all units, also the ended ones. */
  cards(ctx: Context): Promise<ReadonlyMap<UnitId, UnitCard>>;
}

/** Kept per city, and only as long as no unit of the city has changed (trigger `who_changed` on unit). */
export function openDirectory(memory: Memory): Directory {
  const cities = memory.remember<ReadonlyMap<UnitId, UnitCard>>();
  const cards: Directory['cards'] = async (ctx) => {
    const key = `city:${ctx.actor.cityId}`;
    const known = cities.get(key);
    if (known) return known;
    const keep = cities.asking();
    const fresh = new Map((await units.cards(ctx)).map((card) => [card.id, card]));
    keep(key, fresh, [key]);
    return fresh;
  };
  return { cards, card: async (ctx, id) => (await cards(ctx)).get(id) };
}

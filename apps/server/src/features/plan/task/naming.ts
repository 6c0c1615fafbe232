import type { UnitCard, UnitId } from '@weicheng/domain/organization';
import type { PlanDocumentId } from '@weicheng/domain/plan';
import type { Context } from '#platform/context';
import type { Memory } from '#platform/memory';
import { openDirectory } from '../../organization/index.ts';
import { type DaysOf, openDays } from '../calendar.ts';
import { ledger } from './taskLedger.store.ts';

/** 台账上的名字和日子: units and plans stand on every row by id, and are called what this server remembers of them. */
export interface Naming {
  units(ctx: Context): Promise<ReadonlyMap<UnitId, UnitCard>>;
  plans(ctx: Context, ids: Iterable<PlanDocumentId>): Promise<ReadonlyMap<PlanDocumentId, string>>;
  days: DaysOf;
}

/** A plan that has tasks is published, and keeps its title: nobody needs to say that it changed. */
export function openNaming(memory: Memory): Naming {
  const directory = openDirectory(memory);
  const titles = memory.remember<Map<PlanDocumentId, string>>();
  return {
    units: directory.cards,
    days: openDays(memory),
    async plans(ctx, ids) {
      const city = `city:${ctx.actor.cityId}`;
      const known = titles.get(city) ?? new Map<PlanDocumentId, string>();
      const missing = new Set<PlanDocumentId>();
      for (const id of ids) if (!known.has(id)) missing.add(id);
      if (missing.size === 0) return known;
      const keep = titles.asking();
      for (const [id, title] of await ledger.titles(ctx, [...missing])) known.set(id, title);
      keep(city, known, []);
      return known;
    },
  };
}

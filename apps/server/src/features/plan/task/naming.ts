import type { UnitCard, UnitId } from '@weicheng/domain/organization';
import type { PlanDocumentId } from '@weicheng/domain/plan';
import type { Context } from '#platform/context';
import type { Memory } from '#platform/memory';
import { openDirectory } from '../../organization/index.ts';
import { ledger } from './taskLedger.store.ts';

/** 台账上的名字: units and plans stand on every row by id, and are called what this server remembers of them. */
export interface Naming {
  units(ctx: Context): Promise<ReadonlyMap<UnitId, UnitCard>>;
  plans(ctx: Context, ids: Iterable<PlanDocumentId>): Promise<ReadonlyMap<PlanDocumentId, string>>;
}

/** A plan that has tasks is published, and keeps its title: nobody needs to say that it changed. */
export function openNaming(memory: Memory): Naming {
  const directory = openDirectory(memory);
  const titles = memory.remember<string>();
  return {
    units: directory.cards,
    async plans(ctx, ids) {
      const found = new Map<PlanDocumentId, string>();
      const missing: PlanDocumentId[] = [];
      for (const id of new Set(ids)) {
        const title = titles.get(`${ctx.actor.cityId}:${id}`);
        if (title === undefined) missing.push(id);
        else found.set(id, title);
      }
      if (missing.length === 0) return found;
      const keep = titles.asking();
      for (const [id, title] of await ledger.titles(ctx, missing)) {
        keep(`${ctx.actor.cityId}:${id}`, title, []);
        found.set(id, title);
      }
      return found;
    },
  };
}

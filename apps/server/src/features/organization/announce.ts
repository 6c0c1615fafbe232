import type { UnitId } from '@weicheng/domain/organization';
import type { NoticeKind } from '@weicheng/domain/platform';
import type { Context } from '#platform/context';
import { tellOutside } from '#platform/notices';
import { lookup } from './lookup.store.ts';

/** 往外通知 how many of a kind there are at units: to the channels of the city, of these units and of those above them. */
export const announce = (ctx: Context, kind: NoticeKind, counts: ReadonlyMap<UnitId, number>): Promise<void> =>
  tellOutside(ctx, kind, async () => {
    const ids = [...counts.keys()];
    const [names, paths] = [await lookup.names(ctx, ids), await lookup.paths(ctx, ids)];
    return ids.map((unitId) => ({
      unitId,
      unitName: names.get(unitId) ?? '',
      path: paths.get(unitId) ?? [],
      count: counts.get(unitId) ?? 0,
    }));
  });

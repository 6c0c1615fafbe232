import { facts } from '@weicheng/domain/contents';
import type { TrailRow, UnitId } from '@weicheng/domain/organization';
import type { Context } from '#platform/context';
import type { FactRow } from '#platform/facts';
import { units } from '../unit/unit.store.ts';

/** A fact in words. One of a kind this version does not know keeps its name and has no line. */
export function inWords({ kind, data }: Pick<FactRow, 'kind' | 'data'>): { says: string; line: string } {
  const known = facts.get(kind);
  const parsed = known?.data.safeParse(data);
  return { says: known?.says ?? kind, line: known && parsed?.success ? known.line(parsed.data) : '' };
}

export async function presentFacts(ctx: Context, rows: readonly FactRow[]): Promise<TrailRow[]> {
  const names = await units.names(
    ctx,
    rows.flatMap((r) => (r.unitId ? [r.unitId as UnitId] : [])),
  );
  return rows.map(({ unitId, ...fact }) => ({ ...fact, ...inWords(fact), unitName: names.get(unitId as UnitId) ?? null }));
}

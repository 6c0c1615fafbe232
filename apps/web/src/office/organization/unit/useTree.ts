import type { Day } from '@weicheng/domain/kernel';
import { type UnitId, type UnitTreeRow, unitContract } from '@weicheng/domain/organization';
import { useMemo } from 'react';
import { today } from '../../../shared/moments.ts';
import { useVerb } from '../../../shared/queries.ts';

/** The whole tree of the city on a day, with what had ended by then, read once and kept for a while: several pages lay it out their own way. */
export function useTree(day: Day | undefined) {
  const query = useVerb(unitContract.tree, { ended: 'true', ...(day ? { day } : {}) }, { keep: true, staleTime: 60_000 });
  const rows = query.data?.rows;
  const byId = useMemo(() => new Map<UnitId, UnitTreeRow>(rows?.map((row) => [row.id, row])), [rows]);
  return { ...query, rows: rows ?? [], byId, day: query.data?.day ?? day ?? today() };
}

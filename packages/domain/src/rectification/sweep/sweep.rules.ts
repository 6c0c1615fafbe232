/** 点位 as far as a sweep has to know it. */
export interface SweepPlace {
  id: string;
  /** 点位类别: 农贸市场, 公共厕所 … */
  kind: string;
  /** 属地: who looks. */
  areaUnitId: string | null;
}

/** 举一反三 of an issue: which places, and of what kind they are. */
export interface SweepScope {
  kind: string;
  /** The place of the issue itself, which needs no check. */
  exceptId: string | null;
  /** Only places of these areas; empty means all. */
  areaUnitIds: readonly string[];
}

/** 举一反三的去处: all similar places once each, in the order given, the issue's own left out. */
export function placesToSweep<P extends SweepPlace>(places: readonly P[], { kind, exceptId, areaUnitIds }: SweepScope): P[] {
  const seen = new Set(exceptId === null ? [] : [exceptId]);
  return places.filter(
    (place) =>
      place.kind === kind &&
      (areaUnitIds.length === 0 || (place.areaUnitId !== null && areaUnitIds.includes(place.areaUnitId))) &&
      !seen.has(place.id) &&
      seen.add(place.id),
  );
}

/** How many places there are, are looked at, have it too. */
export interface SweepCounts {
  total: number;
  looked: number;
  found: number;
}

/** 排查进度, in words too. */
export const sayProgress = ({ total, looked, found }: SweepCounts): SweepCounts & { says: string } => ({
  total,
  looked,
  found,
  says: `${total} 处，已排查 ${looked} 处，发现 ${found} 处${looked === total ? '，查完了' : ''}`,
});

/** 各单位的进度: the unit with most left first. */
export const unitsProgress = <U extends SweepCounts>(units: readonly U[]): (U & { says: string })[] =>
  units.map((unit) => ({ ...unit, ...sayProgress(unit) })).sort((a, b) => b.total - b.looked - (a.total - a.looked) || b.total - a.total);

/** 一次最多的去处: more than that nobody follows; they are asked area by area. */
export const mostPlaces = 2000;

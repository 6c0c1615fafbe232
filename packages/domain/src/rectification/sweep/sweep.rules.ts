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

/** 排查一处: not looked at yet, looked at and sound, looked at and the same found. */
export type SweepState = 'waiting' | 'sound' | 'found';

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

/** 排查进度. */
export interface SweepProgress {
  total: number;
  looked: number;
  found: number;
  says: string;
}

const progressOf = (checks: readonly { state: SweepState }[]): SweepProgress => {
  const total = checks.length;
  const looked = checks.filter(({ state }) => state !== 'waiting').length;
  const found = checks.filter(({ state }) => state === 'found').length;
  const says =
    total === 0 ? '没有同类点位' : `同类点位 ${total} 处，已排查 ${looked} 处，发现 ${found} 处${looked === total ? '，查完了' : ''}`;
  return { total, looked, found, says };
};

/** 排查进度 of a sweep and of each area, the area with most left first. */
export function sweepProgress(checks: readonly { state: SweepState; areaUnitId: string | null }[]): SweepProgress & {
  areas: (SweepProgress & { areaUnitId: string | null })[];
} {
  const areas = [...Map.groupBy(checks, ({ areaUnitId }) => areaUnitId)].map(([areaUnitId, own]) => ({ areaUnitId, ...progressOf(own) }));
  return { ...progressOf(checks), areas: areas.sort((a, b) => b.total - b.looked - (a.total - a.looked)) };
}

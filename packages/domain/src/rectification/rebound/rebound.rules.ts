import { dayOf } from '../../kernel/index.ts';
import { metresBetween } from '../coordinates/coordinates.rules.ts';
import type { Issue } from '../issue/issue.schema.ts';

/** What tells where and what an issue is. */
export type Placed = Pick<Issue, 'matter' | 'place' | 'location'>;

/** A closed issue a new one may be the return of. */
export type ClosedIssue = Placed & Pick<Issue, 'id' | 'number'> & { closedAt: string };

/** 多近、多久算反弹. */
export interface ReboundRule {
  metres: number;
  days: number;
}

/** 反弹: which closed issue came back, how near and how soon. */
export interface Rebound {
  id: ClosedIssue['id'];
  number: number;
  /** Null where the same words were the place. */
  metres: number | null;
  days: number;
  says: string;
}

/** A place in words as it is compared: width, spaces and punctuation do not matter. */
export const placeKey = (place: string): string =>
  place
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** How far apart two issues are: metres where both have a place on the map, 0 where their words are the same, else undefined. */
export function apart(a: Placed, b: Placed): { metres: number | null } | undefined {
  if (a.location && b.location) return { metres: metresBetween(a.location, b.location) };
  const key = placeKey(a.place);
  return key !== '' && key === placeKey(b.place) ? { metres: null } : undefined;
}

const daysApart = (from: string, to: string): number =>
  Math.round((Date.parse(dayOf(Date.parse(to))) - Date.parse(dayOf(Date.parse(from)))) / 86_400_000);

/**
 * 查反弹: the closed issues that a newly registered one is the return of: the same matter, at the same place or within so many metres,
 * within so many days of the closure. The latest first. What has no matter yet is nobody's return.
 */
export function reboundsOf(fresh: Placed & { registeredAt: string }, closed: readonly ClosedIssue[], rule: ReboundRule): Rebound[] {
  if (fresh.matter === null) return [];
  const found: Rebound[] = [];
  for (const issue of closed) {
    if (issue.matter !== fresh.matter || issue.closedAt > fresh.registeredAt) continue;
    const days = daysApart(issue.closedAt, fresh.registeredAt);
    const where = days <= rule.days ? apart(fresh, issue) : undefined;
    if (!where || (where.metres !== null && where.metres > rule.metres)) continue;
    const near = where.metres === null || where.metres < 0.5 ? '同一地点' : `相距 ${Math.round(where.metres)} 米`;
    found.push({ id: issue.id, number: issue.number, ...where, days, says: `${near}，${issue.number} 号销号 ${days} 天后又有` });
  }
  return found.sort((a, b) => a.days - b.days || b.number - a.number);
}

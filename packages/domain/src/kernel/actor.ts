import type { CityId } from './id.ts';

/** 办事的人：who acts, for which city, with which rights. Loaded once a request, never trusted from the client. */
export interface Actor {
  cityId: CityId;
  accountId: string;
  personId: string;
  name: string;
  /** The unit of the main post; null before a post is given. */
  unitId: string | null;
  unitName: string | null;
  cityName: string;
  /** Whether a role this person holds demands a second factor; the office sets it per role. */
  secondFactorRequired: boolean;
  /** permission → the units it was given at. A right flows down the tree from each of them. */
  grants: ReadonlyMap<string, readonly string[]>;
}

/** Whether the actor holds a permission anywhere. */
export const holds = (actor: Actor, permission: string): boolean => (actor.grants.get(permission)?.length ?? 0) > 0;

/**
 * Whether the actor holds a permission at a unit. `path` lists the unit and every unit above it, in any order:
 * 市 → 街道 → 社区, a right given at the top reaches the bottom and never the other way.
 */
export const holdsAt = (actor: Actor, permission: string, path: readonly string[]): boolean =>
  actor.grants.get(permission)?.some((unit) => path.includes(unit)) ?? false;

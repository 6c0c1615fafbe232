import { type Actor, type Day, type Problem, within } from '../../kernel/index.ts';
import type { PersonId } from '../person/person.schema.ts';
import type { UnitId } from '../unit/unit.schema.ts';
import { administratorRoles } from './builtInRoles.ts';
import { delegationRuns } from './delegation.rules.ts';
import type { Delegation } from './delegation.schema.ts';
import type { KeptKind, PermissionCatalogue } from './permission.ts';
import { roleProblems } from './role.problems.ts';
import type { Role, RoleGrant, RoleGrantId, RoleId } from './role.schema.ts';

/** The kinds of administrator a set of permissions is kept for: none for an ordinary role, one for an administrator's. */
export const keptIn = (permissions: readonly string[], catalogue: PermissionCatalogue): KeptKind[] => [
  ...new Set(permissions.flatMap((permission) => catalogue[permission]?.kept ?? [])),
];

type RoleWish = Pick<Role, 'name' | 'permissions'>;

/** Why a role cannot be made or become so. `before` is null for a new one. */
export function roleRefusal(
  before: Role | null,
  wish: RoleWish,
  roles: readonly Role[],
  catalogue: PermissionCatalogue,
): Problem | undefined {
  if (before && isFixed(before) && !(wish.name === before.name && sameSet(wish.permissions, before.permissions)))
    return roleProblems.fixed({ name: before.name });
  if (roles.some((role) => role.name === wish.name && role.id !== before?.id)) return roleProblems.nameTaken({ name: wish.name });
  const unknown = wish.permissions.find((permission) => !Object.hasOwn(catalogue, permission));
  if (unknown !== undefined) return roleProblems.unknownPermission({ permission: unknown });
  const kinds = keptIn(wish.permissions, catalogue);
  if (kinds.length > 1) return roleProblems.mixed({ kinds });
  const [kind] = kinds;
  // its holders were never weighed as administrators, so it cannot become one's role under their feet
  if (before && kind && !keptIn(before.permissions, catalogue).includes(kind)) return roleProblems.becomesKept({ name: before.name, kind });
  return undefined;
}

/** 三员's built-in roles keep their name and permissions, or the city could lock itself out; two-step sign-in stays the office's choice. */
export const isFixed = (role: Pick<Role, 'key'>): boolean => Object.values<string | null>(administratorRoles).includes(role.key);

const sameSet = (a: readonly string[], b: readonly string[]): boolean => {
  const [left, right] = [new Set(a), new Set(b)];
  return left.size === right.size && [...left].every((one) => right.has(one));
};

/** Why a role cannot be deleted. */
export function closeRoleRefusal(role: Role, holders: number): Problem | undefined {
  if (role.key !== null) return roleProblems.builtIn({ name: role.name });
  return holders > 0 ? roleProblems.held({ name: role.name, count: holders }) : undefined;
}

/** All that rights are read from. */
export interface RightsOfCity {
  roles: readonly Role[];
  roleGrants: readonly RoleGrant[];
  delegations: readonly Delegation[];
  catalogue: PermissionCatalogue;
}

/** Why a grant cannot be given. `root` is the city's unit. */
export function grantRefusal(wish: Omit<RoleGrant, 'id'>, city: RightsOfCity, root: UnitId): Problem | undefined {
  if (wish.until !== null && wish.until <= wish.from) return roleProblems.backwards({});
  const roles = byId(city.roles);
  const role = roles.get(wish.roleId);
  if (!role) throw new Error(`no role ${wish.roleId}`);
  const own = city.roleGrants.filter((grant) => grant.personId === wish.personId && overlap(grant, wish));
  if (own.some((grant) => grant.roleId === wish.roleId && grant.unitId === wish.unitId)) return roleProblems.already({ name: role.name });
  const [wanted] = keptIn(role.permissions, city.catalogue);
  if (!wanted) return undefined;
  if (wish.unitId !== root) return roleProblems.onlyAtCity({ name: role.name });
  const held = own.flatMap((grant) => keptIn(roles.get(grant.roleId)?.permissions ?? [], city.catalogue)).find((kind) => kind !== wanted);
  return held && roleProblems.apart({ held, wanted });
}

/** 收回. A grant that has not begun is taken back on the day it would begin: it then holds on no day. */
export function revoke(grant: RoleGrant, city: RightsOfCity, on: Day, today: Day): RoleGrant | Problem {
  if (grant.until !== null && grant.until <= on) return roleProblems.over({ on: grant.until });
  return lastHolder([grant], city, today) ?? { ...grant, until: on < grant.from ? grant.from : on };
}

/**
 * 随转: the grants at a unit go with it into its successor on the day it merges; `ended` rows are to be updated, `begun`
 * inserted. Who already holds the same role there gets no second one. Nobody merges himself more rights.
 */
export function carryGrants(
  actor: Pick<Actor, 'personId'>,
  grants: readonly RoleGrant[],
  into: UnitId,
  ofInto: readonly RoleGrant[],
  on: Day,
  newId: () => RoleGrantId,
): { ended: RoleGrant[]; begun: RoleGrant[] } | Problem {
  if (grants.some((grant) => grant.personId === actor.personId)) return roleProblems.ownCarried({});
  const later = (grant: RoleGrant) => (on < grant.from ? grant.from : on);
  const begun: RoleGrant[] = [];
  for (const grant of grants) {
    const carried = { ...grant, id: newId(), unitId: into, from: later(grant) };
    const same = (other: RoleGrant) => other.personId === grant.personId && other.roleId === grant.roleId && overlap(other, carried);
    if (![...ofInto, ...begun].some(same)) begun.push(carried);
  }
  return { ended: grants.map((grant) => ({ ...grant, until: later(grant) })), begun };
}

/**
 * Why taking these grants away would leave the city without one of its three administrators: the holders of their built-in
 * roles. Only grants that have begun and have no end count as staying: one that runs out next week would leave the door
 * shut then, and one that begins in a year until then.
 */
export function lastHolder(
  taken: readonly RoleGrant[],
  { roles, roleGrants }: Pick<RightsOfCity, 'roles' | 'roleGrants'>,
  today: Day,
): Problem | undefined {
  const gone = new Set(taken.map((grant) => grant.id));
  for (const kind of Object.keys(administratorRoles) as KeptKind[]) {
    const role = roles.find((r) => r.key === administratorRoles[kind]);
    const lasting = roleGrants.filter((grant) => grant.roleId === role?.id && grant.from <= today && grant.until === null);
    if (lasting.length > 0 && lasting.every((grant) => gone.has(grant.id))) return roleProblems.lastHolder({ kind });
  }
  return undefined;
}

/**
 * What a person may on a day: permission → the units it was given at, sorted. His own grants, and by delegation those of
 * others but for what is kept for the three administrators. Only own grants are delegated: a delegated right goes no further.
 */
export function grantsOf(
  personId: PersonId,
  { roles, roleGrants, delegations, catalogue }: RightsOfCity,
  day: Day,
): ReadonlyMap<string, UnitId[]> {
  const known = byId(roles);
  const units = new Map<string, Set<UnitId>>();
  const give = (holder: PersonId, delegated: boolean) => {
    for (const grant of roleGrants) {
      if (grant.personId !== holder || !within(day, grant.from, grant.until)) continue;
      for (const permission of known.get(grant.roleId)?.permissions ?? []) {
        const entry = catalogue[permission];
        if (!entry || (delegated && entry.kept)) continue;
        const at = units.get(permission) ?? new Set();
        units.set(permission, at.add(grant.unitId));
      }
    }
  };
  give(personId, false);
  for (const delegation of delegations)
    if (delegation.toPersonId === personId && delegationRuns(delegation, day)) give(delegation.fromPersonId, true);
  return new Map([...units].map(([permission, at]) => [permission, [...at].sort()]));
}

/** Whether a role this person holds on a day, also by delegation, asks for signing in with two steps. */
export function wantsSecondFactor(personId: PersonId, { roles, roleGrants, delegations }: RightsOfCity, day: Day): boolean {
  const strict = new Set(roles.filter((role) => role.secondFactorRequired).map((role) => role.id));
  const holders = new Set([
    personId,
    ...delegations.filter((d) => d.toPersonId === personId && delegationRuns(d, day)).map((d) => d.fromPersonId),
  ]);
  return roleGrants.some((grant) => holders.has(grant.personId) && strict.has(grant.roleId) && within(day, grant.from, grant.until));
}

/** Whether a person holds a role, now or from a day to come, himself or by delegation. `city` is what is not over. */
export function holdsRole(personId: PersonId, roleId: RoleId, { roleGrants, delegations }: RightsOfCity): boolean {
  const holders = new Set([personId, ...delegations.filter((d) => d.toPersonId === personId).map((d) => d.fromPersonId)]);
  return roleGrants.some((grant) => grant.roleId === roleId && holders.has(grant.personId));
}

const byId = (roles: readonly Role[]): ReadonlyMap<RoleId, Role> => new Map(roles.map((role) => [role.id, role]));

const overlap = (a: Pick<RoleGrant, 'from' | 'until'>, b: Pick<RoleGrant, 'from' | 'until'>): boolean =>
  (a.until === null || b.from < a.until) && (b.until === null || a.from < b.until);

import { type Actor, holdsAt, kernelProblems, type Problem } from '../../kernel/index.ts';
import { roleProblems } from '../role/role.problems.ts';
import { grantRefusal, keptIn, lastHolder, type RightsOfCity } from '../role/role.rules.ts';
import type { UnitId } from '../unit/unit.schema.ts';
import type { HandOverChanges } from './handOver.rules.ts';

/**
 * Rights change hands in a hand-over too, so they are weighed as if granted: nobody receives rights he hands over himself,
 * an administrator's role is passed only by who may grant it, administrators stay apart, and none of the three goes missing.
 * `pathOf` gives a unit's path as in `holdsAt`.
 */
export function mayNotPassRights(
  actor: Actor,
  { endedGrants, begunGrants }: Pick<HandOverChanges, 'endedGrants' | 'begunGrants'>,
  city: RightsOfCity,
  root: UnitId,
  pathOf: (unit: UnitId) => readonly string[],
): Problem | undefined {
  const kept = new Set(city.roles.filter((role) => keptIn(role.permissions, city.catalogue).length > 0).map((role) => role.id));
  for (const grant of [...endedGrants, ...begunGrants])
    if (kept.has(grant.roleId) && !holdsAt(actor, 'role.grant', pathOf(grant.unitId)))
      return kernelProblems.notAllowed({ what: '交接管理员的角色' });
  let after = city.roleGrants.map((grant) => endedGrants.find((ended) => ended.id === grant.id) ?? grant);
  for (const grant of begunGrants) {
    if (grant.personId === actor.personId) return roleProblems.ownGrant({});
    const no = grantRefusal(grant, { ...city, roleGrants: after }, root);
    if (no) return no;
    after = [...after, grant];
  }
  return lastHolder(endedGrants, { ...city, roleGrants: [...city.roleGrants, ...begunGrants] });
}

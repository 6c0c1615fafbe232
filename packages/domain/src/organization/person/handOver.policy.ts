import { type Actor, holdsAt, kernelProblems, type Problem } from '../../kernel/index.ts';
import { roleProblems } from '../role/role.problems.ts';
import { grantRefusal, keptIn, lastHolder, type RightsOfCity } from '../role/role.rules.ts';
import type { UnitId } from '../unit/unit.schema.ts';
import type { HandOverChanges } from './handOver.rules.ts';

/**
 * 谁可以: a hand-over is asked where its things are, not only where its people are: the head of one unit cannot give away a
 * post or a role that a person of his holds at another. Administrators' roles are asked below.
 */
export function mayNotPassOn(
  actor: Actor,
  { changedPosts, begunPosts, endedGrants }: Pick<HandOverChanges, 'changedPosts' | 'begunPosts' | 'endedGrants'>,
  pathOf: (unit: UnitId) => readonly string[],
): Problem | undefined {
  const elsewhere = [...changedPosts, ...begunPosts, ...endedGrants].some(
    ({ unitId }) => !holdsAt(actor, 'person.handOver', pathOf(unitId)) && !holdsAt(actor, 'role.grant', pathOf(unitId)),
  );
  return elsewhere ? kernelProblems.notAllowed({ what: '交接别的单位的岗位和角色' }) : undefined;
}

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

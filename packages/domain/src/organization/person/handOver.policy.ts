import { type Actor, type Day, holdsAt, kernelProblems, type Problem } from '../../kernel/index.ts';
import { mayNotDelegate } from '../role/role.policy.ts';
import { roleProblems } from '../role/role.problems.ts';
import { grantRefusal, keptIn, lastHolder, type RightsOfCity } from '../role/role.rules.ts';
import type { UnitId } from '../unit/unit.schema.ts';
import type { HandOverChanges, Holdings } from './handOver.rules.ts';
import { mayNotPerson } from './person.policy.ts';
import type { Post } from './person.schema.ts';

/**
 * 谁可以: a hand-over is asked where its things are, not only where its people are: the head of one unit cannot give away a
 * post or a role that a person of his holds at another, nor end a delegation of somebody who is only partly his, nor draw a
 * person of another unit into his own. Administrators' roles are asked below. `holdings` are the leaver's; `receiverPosts`
 * those of who receives; `pathOf` gives a unit's path as in `holdsAt`.
 */
export function mayNotPassOn(
  actor: Actor,
  { changedPosts, begunPosts, endedGrants, endedDelegations }: Omit<HandOverChanges, 'begunGrants' | 'passedOn'>,
  holdings: Pick<Holdings, 'posts' | 'roleGrants'>,
  receiverPosts: readonly Post[],
  { roleGrants }: Pick<RightsOfCity, 'roleGrants'>,
  root: UnitId,
  pathOf: (unit: UnitId) => readonly string[],
): Problem | undefined {
  const elsewhere = [...changedPosts, ...begunPosts, ...endedGrants].some(
    ({ unitId }) => !holdsAt(actor, 'person.handOver', pathOf(unitId)) && !holdsAt(actor, 'role.grant', pathOf(unitId)),
  );
  if (elsewhere) return kernelProblems.notAllowed({ what: '交接别的单位的岗位和角色' });
  const pathsOf = (at: readonly { unitId: UnitId }[]) => (at.length ? at : [{ unitId: root }]).map(({ unitId }) => pathOf(unitId));
  for (const { personId } of begunPosts)
    if (mayNotPerson(actor, 'handOver', { id: personId }, pathsOf(receiverPosts.filter((p) => p.personId === personId && isOpen(p)))))
      return kernelProblems.notAllowed({ what: '交接给别的单位的人' });
  const wholly = pathsOf([...holdings.posts.filter(isOpen), ...holdings.roleGrants]).every((path) =>
    holdsAt(actor, 'person.handOver', path),
  );
  if (wholly) return undefined;
  for (const delegation of endedDelegations) {
    const no = mayNotDelegate(actor, 'end', delegation, pathsOf(roleGrants.filter((g) => g.personId === delegation.fromPersonId)));
    if (no) return no;
  }
  return undefined;
}

const isOpen = (post: Post): boolean => post.until === null;

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
  today: Day,
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
  return lastHolder(endedGrants, { ...city, roleGrants: [...city.roleGrants, ...begunGrants] }, today);
}

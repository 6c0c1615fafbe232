import { type Actor, type Day, holds, holdsAt, kernelProblems, type Problem } from '../../kernel/index.ts';
import { type Can, canOf } from '../can.ts';
import type { PersonId } from '../person/person.schema.ts';
import { delegationEnd } from './delegation.rules.ts';
import type { Delegation } from './delegation.schema.ts';
import { delegationProblems, roleProblems } from './role.problems.ts';
import { closeRoleRefusal, holdsRole, isFixed, lastHolder, type RightsOfCity } from './role.rules.ts';
import type { Role, RoleGrant } from './role.schema.ts';

export const roleActions = {
  create: { says: '新建角色', wants: 'role.edit' },
  change: { says: '修改角色', wants: 'role.edit' },
  close: { says: '删除角色', wants: 'role.edit' },
  grant: { says: '授予角色', wants: 'role.grant' },
  revoke: { says: '收回角色', wants: 'role.grant' },
} as const;
export type RoleAction = keyof typeof roleActions;

/** 谁可以：roles belong to the city, so the right counts wherever it was given; giving and revoking ask at the unit (`path`). */
export function mayNotRole(actor: Actor, action: RoleAction, path?: readonly string[]): Problem | undefined {
  const { says, wants } = roleActions[action];
  return (path ? holdsAt(actor, wants, path) : holds(actor, wants)) ? undefined : kernelProblems.notAllowed({ what: says });
}

/** Nobody widens his own rights. 三员's fixed roles are free of it: their holders are the only ones who could, and no right changes. */
export const mayNotChangeRole = (actor: Actor, role: Role, city: RightsOfCity): Problem | undefined =>
  mayNotRole(actor, 'change') ??
  (!isFixed(role) && holdsRole(actor.personId as PersonId, role.id, city) ? roleProblems.ownRole({ name: role.name }) : undefined);

export const canRole = (actor: Actor, role: Role, holders: number, city: RightsOfCity): Can =>
  canOf(['change', 'close', 'grant'] as const, (action) => {
    if (action === 'change') return mayNotChangeRole(actor, role, city);
    return mayNotRole(actor, action) ?? (action === 'close' ? closeRoleRefusal(role, holders) : undefined);
  });

/** Nobody gives himself rights, and nobody takes his own off the record. */
export const mayNotGrant = (
  actor: Actor,
  action: 'grant' | 'revoke',
  to: Pick<RoleGrant, 'personId'>,
  path: readonly string[],
): Problem | undefined => mayNotRole(actor, action, path) ?? (actor.personId === to.personId ? roleProblems.ownGrant({}) : undefined);

export const canGrant = (actor: Actor, grant: RoleGrant, path: readonly string[], city: RightsOfCity, today: Day): Can =>
  canOf(['revoke'] as const, (action) => {
    if (grant.until !== null && grant.until <= today) return roleProblems.over({ on: grant.until });
    return mayNotGrant(actor, action, grant, path) ?? lastHolder([grant], city, today);
  });

/**
 * 谁可以：one's own to give and to end, the receiver may give back. Another's only with 代办委托 at every unit he holds a role
 * at, and never to oneself. `paths` has one path for each of these units; who holds no role belongs to the city, so `paths`
 * is then the city's own.
 */
export function mayNotDelegate(
  actor: Actor,
  action: 'give' | 'end',
  { fromPersonId, toPersonId }: Pick<Delegation, 'fromPersonId' | 'toPersonId'>,
  paths: readonly (readonly string[])[],
): Problem | undefined {
  if (actor.personId === fromPersonId || (action === 'end' && actor.personId === toPersonId)) return undefined;
  if (paths.length === 0 || !paths.every((path) => holdsAt(actor, 'delegation.edit', path)))
    return kernelProblems.notAllowed({ what: action === 'give' ? '代别人委托' : '结束别人的委托' });
  return action === 'give' && actor.personId === toPersonId ? delegationProblems.ownGain({}) : undefined;
}

export const canDelegation = (actor: Actor, delegation: Delegation, paths: readonly (readonly string[])[], today: Day): Can =>
  canOf(['end'] as const, (action) => {
    const end = delegationEnd(delegation);
    return end <= today ? delegationProblems.over({ on: end }) : mayNotDelegate(actor, action, delegation, paths);
  });

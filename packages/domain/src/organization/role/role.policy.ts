import { type Actor, type Day, holds, holdsAt, kernelProblems, type Problem } from '../../kernel/index.ts';
import { type Can, canOf } from '../can.ts';
import { delegationEnd } from './delegation.rules.ts';
import type { Delegation } from './delegation.schema.ts';
import { delegationProblems, roleProblems } from './role.problems.ts';
import { closeRoleRefusal, lastHolder, type RightsOfCity } from './role.rules.ts';
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

export const canRole = (actor: Actor, role: Role, holders: number): Can =>
  canOf(['change', 'close', 'grant'] as const, (action) => {
    const no = mayNotRole(actor, action);
    if (no) return no;
    return action === 'close' ? closeRoleRefusal(role, holders) : undefined;
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
    return mayNotGrant(actor, action, grant, path) ?? lastHolder([grant], city);
  });

/** 谁可以：one's own to give and to end, the receiver may give back; others' only with 代办委托, wherever that was given. */
export function mayNotDelegate(
  actor: Actor,
  action: 'give' | 'end',
  { fromPersonId, toPersonId }: Pick<Delegation, 'fromPersonId' | 'toPersonId'>,
): Problem | undefined {
  if (actor.personId === fromPersonId || (action === 'end' && actor.personId === toPersonId)) return undefined;
  return holds(actor, 'delegation.edit')
    ? undefined
    : kernelProblems.notAllowed({ what: action === 'give' ? '代别人委托' : '结束别人的委托' });
}

export const canDelegation = (actor: Actor, delegation: Delegation, today: Day): Can =>
  canOf(['end'] as const, (action) => {
    const end = delegationEnd(delegation);
    return end <= today ? delegationProblems.over({ on: end }) : mayNotDelegate(actor, action, delegation);
  });

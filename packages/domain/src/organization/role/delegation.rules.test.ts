import { Problem } from '@weicheng/domain/kernel';
import { aDelegation, anActor, aPerson, aRole, aRoleGrant, aUnit, day } from '@weicheng/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInRoles } from './builtInRoles.ts';
import { delegationRefusal, delegationRuns, delegationState, endDelegation } from './delegation.rules.ts';
import { organizationPermissions as catalogue, type OrganizationPermission } from './permission.ts';
import { canDelegation, mayNotDelegate } from './role.policy.ts';
import { grantsOf, wantsSecondFactor } from './role.rules.ts';

const today = day('2026-01-01');
const all = Object.keys(catalogue) as OrganizationPermission[];
const roles = builtInRoles.map((role) => aRole({ ...role, permissions: [...role.permissions] }));
const root = aUnit({ kind: 'city', parentId: null }).id;
const city = (about: object = {}) => ({ roles, roleGrants: [], delegations: [], catalogue, ...about });
const code = (result: unknown): unknown => (result instanceof Problem ? result.code : 'no problem');

describe('委托', () => {
  const people = [aPerson().id, aPerson().id, aPerson().id];
  const any = fc.constantFrom(...people);

  it('gives another’s rights but for what is kept, and goes no further', () => {
    const grants = fc.array(
      fc.record({ personId: any, roleId: fc.constantFrom(...roles.map((r) => r.id)) }).map((g) => aRoleGrant({ ...g, unitId: root })),
    );
    const delegations = fc.array(
      fc
        .record({ fromPersonId: any, toPersonId: any })
        .map((d) => aDelegation({ ...d, from: day('2025-12-01'), until: day('2026-02-01') })),
    );
    fc.assert(
      fc.property(grants, delegations, any, (roleGrants, given, me) => {
        const mine = new Set(grantsOf(me, city({ roleGrants }), today).keys());
        const givers = given.filter((d) => d.toPersonId === me).map((d) => d.fromPersonId);
        const theirs = new Set(givers.flatMap((giver) => [...grantsOf(giver, city({ roleGrants }), today).keys()]));
        const now = new Set(grantsOf(me, city({ roleGrants, delegations: given }), today).keys());
        for (const permission of all)
          expect(now.has(permission)).toBe(mine.has(permission) || (theirs.has(permission) && !('kept' in catalogue[permission])));
      }),
    );
  });

  it('runs from its first day to the day before its end', () => {
    const given = aDelegation({ from: day('2026-01-01'), until: day('2026-02-01') });
    expect(['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01'].map((on) => delegationRuns(given, day(on)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    const ended = endDelegation(given, day('2026-01-10'));
    if (ended instanceof Problem) throw ended;
    expect(delegationState(ended, day('2026-01-09'))).toBe('running');
    expect(delegationState(ended, day('2026-01-10'))).toBe('over');
    expect(code(endDelegation(ended, day('2026-01-11')))).toBe('delegation.over');
    const taken = endDelegation(given, day('2025-12-20'));
    expect(taken instanceof Problem || delegationRuns(taken, day('2026-01-01'))).toBe(false);
  });

  it('is not to oneself, not backwards, not for longer than half a year, not twice', () => {
    const [from, to] = [aPerson(), aPerson()];
    const ask = (start: string, end: string, receiver = to, others: ReturnType<typeof aDelegation>[] = [], delegable = true) =>
      delegationRefusal({ from: day(start), until: day(end) }, from, receiver, others, delegable, today)?.code;
    expect(ask('2026-01-01', '2026-06-30')).toBeUndefined();
    expect(ask('2026-01-01', '2026-07-01')).toBe('delegation.too-long');
    expect(ask('2026-01-01', '2026-01-01')).toBe('delegation.backwards');
    expect(ask('2025-12-31', '2026-01-05')).toBe('delegation.past');
    expect(ask('2026-01-01', '2026-02-01', from)).toBe('delegation.to-oneself');
    expect(ask('2026-01-01', '2026-02-01', { ...to, leftOn: today })).toBe('delegation.left');
    expect(ask('2026-01-01', '2026-02-01', to, [], false)).toBe('delegation.nothing');
    const held = aDelegation({ fromPersonId: from.id, toPersonId: to.id, from: day('2026-01-15'), until: day('2026-03-01') });
    expect(ask('2026-01-01', '2026-02-01', to, [held])).toBe('delegation.overlaps');
    expect(ask('2026-01-01', '2026-01-15', to, [held])).toBeUndefined();
  });

  it('belongs to the two of them, or to who does it for others where the giver holds his roles', () => {
    const given = aDelegation({ from: today, until: day('2026-02-01') });
    const [street, other] = [aUnit().id, aUnit().id];
    const who = (personId: string, at: string[] = []) => anActor({ personId, grants: { 'delegation.edit': at } });
    const may = (action: 'give' | 'end', actor: ReturnType<typeof who>, paths: string[][] = [[root]]) =>
      mayNotDelegate(actor, action, given, paths)?.code;
    expect(may('give', who(given.fromPersonId))).toBeUndefined();
    expect(may('give', who(given.toPersonId))).toBe('not-allowed');
    expect(may('end', who(given.toPersonId))).toBeUndefined();
    expect(may('end', who('other'))).toBe('not-allowed');
    for (const action of ['give', 'end'] as const) {
      expect(may(action, who('other', [root]))).toBeUndefined();
      expect(may(action, who('other', [street]))).toBe('not-allowed');
      expect(may(action, who('other', [street]), [[root, street]])).toBeUndefined();
      expect(
        may(action, who('other', [street]), [
          [root, street],
          [root, other],
        ]),
      ).toBe('not-allowed');
      expect(may(action, who('other', [street]), [])).toBe('not-allowed');
    }
    expect(canDelegation(who('other', [street]), given, [[root]], today).end).toContain('结束别人的委托');
    expect(canDelegation(who('other', [root]), given, [[root]], today).end).toBeNull();
  });

  it('of another’s rights is never to oneself', () => {
    const given = aDelegation();
    const receiver = anActor({ personId: given.toPersonId, grants: { 'delegation.edit': [root] } });
    expect(mayNotDelegate(receiver, 'give', given, [[root]])?.code).toBe('delegation.own-gain');
    expect(mayNotDelegate(receiver, 'end', given, [[root]])).toBeUndefined();
  });

  it('brings the demand for two steps along', () => {
    const role = aRole({ secondFactorRequired: true });
    const grant = aRoleGrant({ roleId: role.id });
    const given = aDelegation({ fromPersonId: grant.personId, from: today, until: day('2026-02-01') });
    const rights = city({ roles: [role], roleGrants: [grant], delegations: [given] });
    expect(wantsSecondFactor(grant.personId, rights, today)).toBe(true);
    expect(wantsSecondFactor(given.toPersonId, rights, today)).toBe(true);
    expect(wantsSecondFactor(given.toPersonId, rights, day('2026-02-01'))).toBe(false);
  });
});

import { holdsAt, Problem } from '@weicheng/domain/kernel';
import { aDelegation, anActor, aPerson, aRole, aRoleGrant, aUnit, day } from '@weicheng/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { administratorRoles, builtInRoles } from './builtInRoles.ts';
import { organizationPermissions as catalogue, type KeptKind, keptKinds, type OrganizationPermission } from './permission.ts';
import { canGrant, canRole, mayNotChangeRole, mayNotGrant } from './role.policy.ts';
import { carryGrants, closeRoleRefusal, grantRefusal, grantsOf, keptIn, revoke, roleRefusal } from './role.rules.ts';
import { BuiltInRoleKey, type Role, type RoleGrantId } from './role.schema.ts';

const today = day('2026-01-01');
const all = Object.keys(catalogue) as OrganizationPermission[];
const kinds = Object.keys(keptKinds) as KeptKind[];
const roles = builtInRoles.map((role) => aRole({ ...role, permissions: [...role.permissions] }));
const roleOf = (key: BuiltInRoleKey): Role => roles.find((role) => role.key === key) ?? aRole();
const root = aUnit({ kind: 'city', parentId: null }).id;
const city = (about: object = {}) => ({ roles, roleGrants: [], delegations: [], catalogue, ...about });
const code = (result: unknown): unknown => (result instanceof Problem ? result.code : 'no problem');

describe('三员分立', () => {
  it('has one built-in role for each administrator and none that mixes', () => {
    expect(builtInRoles.map((role) => role.key)).toEqual(expect.arrayContaining([...BuiltInRoleKey.options]));
    for (const kind of kinds) expect(keptIn(roleOf(administratorRoles[kind]).permissions, catalogue)).toEqual([kind]);
    for (const role of roles)
      expect(keptIn(role.permissions, catalogue).length > 0).toBe(Object.values<string>(administratorRoles).includes(role.key ?? ''));
    for (const permission of all)
      expect(
        roles.some((role) => role.permissions.includes(permission)),
        permission,
      ).toBe(true);
  });

  it('makes no role that mixes two kinds, from any permissions', () => {
    fc.assert(
      fc.property(fc.subarray(all, { minLength: 1 }), (permissions) => {
        const mixed = new Set(permissions.flatMap((p) => ('kept' in catalogue[p] ? [catalogue[p].kept] : []))).size > 1;
        expect(roleRefusal(null, { name: '新角色', permissions }, roles, catalogue)?.code).toBe(mixed ? 'role.mixed' : undefined);
      }),
    );
  });

  it('lets nobody hold two kinds at once, whatever is granted and in whatever order', () => {
    const person = aPerson().id;
    const wish = fc.record({
      role: fc.constantFrom(...roles),
      from: fc.constantFrom('2025-01-01', '2025-06-01'),
      until: fc.constantFrom('2025-06-01', '2026-06-01', null),
    });
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 12 }), (wishes) => {
        let roleGrants = [aRoleGrant()].slice(1);
        for (const { role, from, until } of wishes) {
          const grant = aRoleGrant({
            personId: person,
            roleId: role.id,
            unitId: root,
            from: day(from),
            until: until === null ? null : day(until),
          });
          if (!grantRefusal(grant, city({ roleGrants }), root)) roleGrants = [...roleGrants, grant];
        }
        for (const on of ['2025-01-01', '2025-05-31', '2025-06-01', '2026-01-01'])
          expect(keptIn([...grantsOf(person, city({ roleGrants }), day(on)).keys()], catalogue).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('watches over the whole city', () => {
    const wish = aRoleGrant({ roleId: roleOf('auditAdmin').id });
    expect(grantRefusal(wish, city(), root)?.code).toBe('role.only-at-city');
    expect(grantRefusal({ ...wish, unitId: root }, city(), root)).toBeUndefined();
  });

  it('never goes missing', () => {
    const grant = aRoleGrant({ roleId: roleOf('securityAdmin').id, unitId: root });
    const running = aRoleGrant({ ...grant, id: aRoleGrant().id, personId: aPerson().id });
    const passing = { ...running, until: day('2026-02-01') };
    const coming = { ...running, from: day('2099-01-01') };
    const revoked = (...others: (typeof grant)[]) => revoke(grant, city({ roleGrants: [grant, ...others] }), today, today);
    expect(code(revoked())).toBe('role.last-holder');
    expect(code(revoked(passing))).toBe('role.last-holder');
    expect(code(revoked(coming))).toBe('role.last-holder');
    expect(
      canGrant(anActor({ grants: { 'role.grant': [root] } }), grant, [root], city({ roleGrants: [grant, coming] }), today).revoke,
    ).toContain('最后一位安全管理员');
    expect(revoked(running)).toMatchObject({ until: today });
    expect(revoked({ ...running, from: today })).toMatchObject({ until: today });
  });
});

describe('角色', () => {
  const clerk = roleOf('campaignOfficeClerk');

  it('is edited by the office, but for the three administrators', () => {
    expect(roleRefusal(clerk, { name: clerk.name, permissions: ['unit.read'] }, roles, catalogue)).toBeUndefined();
    expect(roleRefusal(clerk, { name: clerk.name, permissions: ['audit.read'] }, roles, catalogue)?.code).toBe('role.becomes-kept');
    expect(roleRefusal(clerk, { name: '督查员', permissions: ['unit.read'] }, roles, catalogue)?.code).toBe('role.name-taken');
    expect(roleRefusal(null, { name: '新角色', permissions: ['toString'] }, roles, catalogue)?.code).toBe('role.unknown-permission');
    const admin = roleOf('securityAdmin');
    expect(roleRefusal(admin, { ...admin, permissions: ['role.read'] }, roles, catalogue)?.code).toBe('role.fixed');
    expect(roleRefusal(admin, { ...admin, permissions: [...admin.permissions].reverse() }, roles, catalogue)).toBeUndefined();
  });

  it('is deleted only when it is the office’s own and nobody holds it', () => {
    expect(closeRoleRefusal(clerk, 0)?.code).toBe('role.built-in');
    expect(closeRoleRefusal(aRole(), 2)?.code).toBe('role.held');
    expect(closeRoleRefusal(aRole(), 0)).toBeUndefined();
  });

  it('ships its sentences', () => {
    const security = anActor({ grants: { 'role.edit': [root], 'role.grant': [root] } });
    expect(canRole(security, clerk, 3, city())).toMatchObject({ change: null, grant: null, close: expect.stringContaining('内置角色') });
    expect(canRole(anActor(), clerk, 0, city()).change).toContain('修改角色');
  });

  it('is not widened by who holds it, today, from a day to come or by delegation', () => {
    const security = anActor({ grants: { 'role.edit': [root] } });
    const me = security.personId as never;
    const own = aRoleGrant({ personId: me, roleId: clerk.id });
    const theirs = aRoleGrant({ roleId: clerk.id });
    const given = aDelegation({ fromPersonId: theirs.personId, toPersonId: me });
    const change = (about: object, role = clerk) => mayNotChangeRole(security, role, city(about))?.code;
    expect(change({ roleGrants: [theirs] })).toBeUndefined();
    expect(change({ roleGrants: [own] })).toBe('role.own-role');
    expect(change({ roleGrants: [{ ...own, from: day('2030-01-01') }] })).toBe('role.own-role');
    expect(change({ roleGrants: [theirs], delegations: [given] })).toBe('role.own-role');
    expect(canRole(security, clerk, 1, city({ roleGrants: [own] })).change).toContain('由另一位安全管理员修改');
  });

  it('of the security administrator stays open to him for two-step sign-in: its permissions are fixed', () => {
    const security = anActor({ grants: { 'role.edit': [root] } });
    const role = roleOf('securityAdmin');
    const own = aRoleGrant({ personId: security.personId as never, roleId: role.id, unitId: root });
    expect(mayNotChangeRole(security, role, city({ roleGrants: [own] }))).toBeUndefined();
  });
});

describe('权利', () => {
  it('flows down the tree only', () => {
    const [street, community] = [aUnit().id, aUnit().id];
    const grant = aRoleGrant({ roleId: roleOf('subdistrictLead').id, unitId: street });
    const actor = { ...anActor(), grants: grantsOf(grant.personId, city({ roleGrants: [grant] }), today) };
    expect(holdsAt(actor, 'unit.edit', [root, street, community])).toBe(true);
    expect(holdsAt(actor, 'unit.edit', [root, street])).toBe(true);
    expect(holdsAt(actor, 'unit.edit', [root])).toBe(false);
    expect(holdsAt(actor, 'role.grant', [root, street])).toBe(false);
  });

  it('holds on the days of its grant and for permissions that exist', () => {
    const role = aRole({ permissions: ['unit.read', 'no.longer'] });
    const grant = aRoleGrant({ roleId: role.id, from: day('2025-01-01'), until: day('2025-02-01') });
    const on = (text: string) => [...grantsOf(grant.personId, city({ roles: [role], roleGrants: [grant] }), day(text)).keys()];
    expect([on('2024-12-31'), on('2025-01-01'), on('2025-01-31'), on('2025-02-01')]).toEqual([[], ['unit.read'], ['unit.read'], []]);
  });

  it('is not one’s own to give', () => {
    const security = anActor({ grants: { 'role.grant': [root] } });
    const own = aRoleGrant({ personId: security.personId as never, unitId: root });
    expect(mayNotGrant(security, 'grant', own, [root])?.code).toBe('role.own-grant');
    expect(mayNotGrant(security, 'grant', aRoleGrant(), [root])).toBeUndefined();
    expect(mayNotGrant(security, 'grant', aRoleGrant(), [aUnit().id])?.code).toBe('not-allowed');
    expect(canGrant(security, aRoleGrant({ until: today }), [root], city(), today).revoke).toContain('已于 2026-01-01 终止');
  });
});

describe('授权随转', () => {
  const [from, into] = [aUnit().id, aUnit().id];
  const carry = (grants: ReturnType<typeof aRoleGrant>[], ofInto: ReturnType<typeof aRoleGrant>[] = [], actor = anActor()) => {
    let n = 0;
    return carryGrants(actor, grants, into, ofInto, today, () => `new-${n++}` as RoleGrantId);
  };

  it('ends each grant on the day and begins it at the successor, with its own end', () => {
    const lasting = aRoleGrant({ unitId: from });
    const coming = aRoleGrant({ unitId: from, from: day('2026-02-01'), until: day('2026-06-01') });
    expect(carry([lasting, coming])).toMatchObject({
      ended: [
        { id: lasting.id, until: today },
        { id: coming.id, until: '2026-02-01' },
      ],
      begun: [
        { personId: lasting.personId, roleId: lasting.roleId, unitId: into, from: today, until: null },
        { personId: coming.personId, unitId: into, from: '2026-02-01', until: '2026-06-01' },
      ],
    });
  });

  it('gives no second one to who holds the same role there', () => {
    const grant = aRoleGrant({ unitId: from });
    const same = { ...grant, id: aRoleGrant().id, unitId: into };
    const begun = (ofInto: ReturnType<typeof aRoleGrant>[], grants = [grant]) => {
      const carried = carry(grants, ofInto);
      return carried instanceof Problem ? carried.code : carried.begun.length;
    };
    expect(begun([same])).toBe(0);
    expect(begun([{ ...same, roleId: aRole().id }])).toBe(1);
    expect(begun([{ ...same, personId: aPerson().id }])).toBe(1);
    expect(begun([{ ...same, until: today }])).toBe(1);
    expect(begun([], [grant, { ...grant, id: aRoleGrant().id }])).toBe(1);
  });

  it('carries nobody’s own rights by his own hand', () => {
    const grant = aRoleGrant({ unitId: from });
    expect(code(carry([grant], [], anActor({ personId: grant.personId })))).toBe('role.own-carried');
  });
});

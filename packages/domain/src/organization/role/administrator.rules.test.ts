import { anActor, aPerson, aRole, aRoleGrant, day } from '@weicheng/testing';
import { describe, expect, it } from 'vitest';
import { mayNotManageAccount } from './administrator.rules.ts';
import { administratorRoles, builtInRoles } from './builtInRoles.ts';
import { organizationPermissions as catalogue, type KeptKind } from './permission.ts';
import type { RoleGrant } from './role.schema.ts';

const today = day('2026-01-01');
const roles = builtInRoles.map(({ key, name, permissions }) => aRole({ key, name, permissions: [...permissions] }));
const grant = (kind: KeptKind | 'inspector', about: Partial<RoleGrant> = {}) => {
  const key = kind === 'inspector' ? kind : administratorRoles[kind];
  return aRoleGrant({ roleId: roles.find((role) => role.key === key)?.id as never, ...about });
};
const [system, security, audit, clerk] = (['system', 'security', 'audit', 'inspector'] as const).map((kind) => grant(kind));
const own = [system, security, audit, clerk].flatMap((g) => g ?? []);
const acting = (by: RoleGrant | undefined) =>
  anActor({ personId: by?.personId as never, permissions: roles.find((role) => role.id === by?.roleId)?.permissions ?? [] });
const code = (
  by: RoleGrant | undefined,
  whose: string | undefined,
  act: 'resetPassword' | 'liftSecondFactor' | 'close',
  roleGrants: readonly RoleGrant[] = own,
  signsIn = roleGrants.map((g) => g.personId),
) => mayNotManageAccount(acting(by), whose ?? '', act, { roles, roleGrants, catalogue }, new Set(signsIn), today)?.code;

describe.each(['resetPassword', 'liftSecondFactor'] as const)('%s', (act) => {
  it('is for who manages accounts, but not on the security and the audit administrator', () => {
    const second = grant('system');
    expect([clerk, second, security, audit].map((g) => code(system, g?.personId, act, [...own, second]))).toEqual([
      undefined,
      undefined,
      'role.kept-account',
      'role.kept-account',
    ]);
    expect(code(system, aPerson().id, act)).toBeUndefined();
    for (const by of [security, audit, clerk])
      expect([system, clerk].map((g) => code(by, g?.personId, act))).toEqual(['not-allowed', 'not-allowed']);
  });

  it('is done to them by their like of today, and not across', () => {
    const [other, past, coming] = [grant('audit'), grant('audit', { until: today }), grant('audit', { from: day('2026-01-02') })];
    const all = [...own, other, past, coming];
    expect([other, past, coming].map((by) => code(by, audit?.personId, act, all))).toEqual([undefined, 'not-allowed', 'not-allowed']);
    expect(code(security, audit?.personId, act, all)).toBe('not-allowed');
    expect(code(clerk, audit?.personId, act, all)).toBe('not-allowed');
  });

  it('counts who will be one, and who is one by a role of the office’s own', () => {
    const coming = grant('audit', { from: day('2026-02-01') });
    expect(code(system, coming.personId, act, [...own, coming])).toBe('role.kept-account');
    const reader = aRole({ permissions: ['unit.read', 'audit.read'] });
    const held = aRoleGrant({ roleId: reader.id });
    const city = { roles: [...roles, reader], roleGrants: [...own, held], catalogue };
    expect(mayNotManageAccount(acting(system), held.personId, act, city, new Set(), today)?.code).toBe('role.kept-account');
    const past = grant('audit', { until: today });
    expect(code(system, past.personId, act, [...own, past])).toBeUndefined();
  });
});

describe('close', () => {
  it('is for who manages accounts alone', () => {
    expect(code(system, clerk?.personId, 'close')).toBeUndefined();
    expect(code(security, clerk?.personId, 'close')).toBe('not-allowed');
    expect(code(audit, audit?.personId, 'close')).toBe('not-allowed');
  });

  it.each(['security', 'audit', 'system'] as const)('leaves one %s administrator who can sign in', (kind) => {
    const first = own.find((g) => roles.find((r) => r.id === g.roleId)?.key === administratorRoles[kind]);
    const ask = (others: RoleGrant[], signsIn?: RoleGrant['personId'][]) =>
      code(system, first?.personId, 'close', [...own, ...others], signsIn ?? [...own, ...others].map((g) => g.personId));
    const second = grant(kind);
    expect(ask([])).toBe('role.last-account');
    expect(ask([second])).toBeUndefined();
    expect(
      ask(
        [second],
        own.map((g) => g.personId),
      ),
    ).toBe('role.last-account');
    expect(ask([grant(kind, { from: day('2099-01-01') })])).toBe('role.last-account');
    expect(ask([grant(kind, { until: day('2026-02-01') })])).toBe('role.last-account');
    expect(ask([second], [second.personId])).toBeUndefined();
  });
});

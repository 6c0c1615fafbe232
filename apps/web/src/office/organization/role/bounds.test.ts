import type { RoleRow } from '@weicheng/domain/organization';
import { describe, expect, it } from 'vitest';
import { boundOf, byChapter, type PermissionRow } from './bounds.ts';

const catalogue: PermissionRow[] = [
  { name: 'unit.read', says: '查单位', chapter: 'organization', kept: null },
  { name: 'role.grant', says: '授权', chapter: 'organization', kept: 'security' },
  { name: 'role.edit', says: '维护角色', chapter: 'organization', kept: 'security' },
  { name: 'audit.read', says: '查留痕', chapter: 'organization', kept: 'audit' },
  { name: 'task.read', says: '查任务', chapter: 'plan', kept: null },
];
const named = (name: string) => {
  const found = catalogue.find((one) => one.name === name);
  if (!found) throw new Error(name);
  return found;
};
const role = (more: Partial<RoleRow>): RoleRow => ({
  id: 'r' as RoleRow['id'],
  key: null,
  name: '片区巡查',
  note: '',
  permissions: [],
  secondFactorRequired: false,
  kept: null,
  holders: 0,
  can: { change: null, close: null, grant: null },
  ...more,
});

describe('the bounds of a role', () => {
  it('lets an ordinary permission be ticked', () => {
    expect(boundOf(named('unit.read'), role({}), new Set(), catalogue)).toBeNull();
  });

  it('keeps an administrator’s permission out of an ordinary role, and says whose it is', () => {
    expect(boundOf(named('role.grant'), role({}), new Set(), catalogue)).toContain('安全管理员');
    expect(boundOf(named('role.edit'), role({ kept: 'security' }), new Set(['role.grant']), catalogue)).toBeNull();
  });

  it('leaves the permissions of the three built-in administrators alone', () => {
    const security = role({ key: 'securityAdmin', name: '安全管理员', kept: 'security', permissions: ['role.grant'] });
    expect(boundOf(named('unit.read'), security, new Set(['role.grant']), catalogue)).toContain('权限固定');
  });

  it('never mixes two administrators in a new role', () => {
    expect(boundOf(named('audit.read'), null, new Set(), catalogue)).toBeNull();
    expect(boundOf(named('audit.read'), null, new Set(['role.grant']), catalogue)).toContain('不能放进同一个角色');
  });

  it('repeats the server’s sentence where nothing may change', () => {
    expect(boundOf(named('unit.read'), role({ can: { change: '权限固定' } }), new Set(), catalogue)).toBe('权限固定');
  });

  it('lays the catalogue out by chapter', () => {
    expect(byChapter(catalogue).map(([chapter, some]) => [chapter, some.length])).toEqual([
      ['organization', 4],
      ['plan', 1],
    ]);
  });
});

import { permissions } from '@weicheng/domain/contents';
import { Day } from '@weicheng/domain/kernel';
import {
  expandGroup,
  grantRefusal,
  layTree,
  nameIndex,
  Person,
  Post,
  Role,
  RoleGrant,
  resolveName,
  Unit,
  UnitAlias,
  UnitGroup,
  UnitPeriod,
  unitKinds,
} from '@weicheng/domain/organization';
import { describe, expect, it } from 'vitest';
import { bigSample, sampleCity } from './city.ts';

const city = sampleCity(1);
const today = Day.parse('2026-01-01');
const records = city.units.map((unit) => ({ unit, periods: city.periods.filter((period) => period.unitId === unit.id) }));
const byId = new Map(records.map((record) => [record.unit.id, record]));

describe('样例城市', () => {
  it('is the same every time, down to the ids', () => {
    expect(sampleCity(1)).toEqual(city);
    expect(sampleCity(2).people.map((p) => p.name)).not.toEqual(city.people.map((p) => p.name));
  });

  it('is of the size the tests rely on', () => {
    const count = (...kinds: Unit['kind'][]) => city.units.filter((u) => kinds.includes(u.kind) && u.endedOn === null).length;
    expect(count('leadingGroup')).toBe(1);
    expect(count('workingGroup')).toBe(8);
    expect(count('campaignOffice')).toBe(1);
    expect(count('department', 'institution')).toBe(60);
    expect(count('subdistrict', 'town')).toBe(8);
    expect(count('community', 'village')).toBe(60);
    expect(city.people.length).toBeGreaterThan(250);
  });

  it('holds only valid rows, each id once', () => {
    const shapes = [
      [Unit, city.units],
      [UnitPeriod, city.periods],
      [UnitAlias, city.aliases],
      [UnitGroup, city.groups],
      [Person, city.people],
      [Post, city.posts],
      [Role, city.roles],
      [RoleGrant, city.roleGrants],
    ] as const;
    for (const [shape, rows] of shapes) for (const row of rows) expect(shape.safeParse(row).error).toBeUndefined();
    const ids = [city.units, city.aliases, city.groups, city.people, city.posts, city.roles, city.roleGrants].flat().map((row) => row.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is one tree, by the table of kinds, with codes from above', () => {
    expect(layTree(city.units)).toHaveLength(1);
    for (const { kind, parentId, divisionCode } of city.units) {
      const parent = parentId && byId.get(parentId)?.unit;
      if (parent) expect(unitKinds[kind].under).toContain(parent.kind);
      expect(divisionCode?.length ?? null).toBe(unitKinds[kind].codeLength);
      expect(divisionCode?.startsWith('99') ?? true).toBe(true);
    }
  });

  it('has one head per unit and one main post per person', () => {
    const open = city.posts.filter((post) => post.until === null);
    const heads = open.filter((post) => post.kind === 'unitHead').map((post) => post.unitId);
    expect(new Set(heads).size).toBe(heads.length);
    for (const person of city.people)
      expect(open.filter((post) => post.personId === person.id && post.main)).toHaveLength(person.leftOn === null ? 1 : 0);
  });

  it('grants only what the rules would grant', () => {
    const root = city.units.find((unit) => unit.parentId === null);
    city.roleGrants.forEach((grant, i) => {
      const before = { roles: city.roles, roleGrants: city.roleGrants.slice(0, i), delegations: [], catalogue: permissions };
      expect(root && grantRefusal(grant, before, root.id)).toBeUndefined();
    });
  });

  it('has an account for each built-in role', () => {
    expect(city.accounts).toHaveLength(city.roles.length);
    const held = city.accounts.map(
      ({ personIndex }) => city.roleGrants.find((grant) => grant.personId === city.people[personIndex]?.id)?.roleId,
    );
    expect(new Set(held).size).toBe(city.roles.length);
  });

  it('knows its units by their old names, and expands every group', () => {
    const index = nameIndex(records, city.aliases, city.city.name);
    for (const name of ['工商局', '食药监局', '市工商行政管理局', '市交警队', '卫计委', '绿杨社区'])
      expect(resolveName(name, today, index), name).toMatchObject({ match: 'alias' });
    const groups = new Map(city.groups.map((group) => [group.id, group]));
    const size = (name: string) =>
      city.groups.filter((g) => g.name === name).map((g) => expandGroup(g, { groups, records: byId }, today).length);
    expect([size('各街道办'), size('各社区'), size('十大口'), size('各级各部门各单位')]).toEqual([[8], [60], [10], [128]]);
    for (const group of city.groups) expect(size(group.name)).not.toEqual([0]);
  });

  it('comes in twenty, all of differing names, codes and ids', () => {
    const cities = bigSample(1, 20);
    expect(new Set(cities.map((c) => c.city.name)).size).toBe(20);
    expect(new Set(cities.map((c) => c.city.divisionCode)).size).toBe(20);
    const ids = cities.flatMap((c) => [...c.units, ...c.people, ...c.posts].map((row) => row.id));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

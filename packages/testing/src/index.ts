import { randomUUID } from 'node:crypto';
import type { Actor, Day } from '@weicheng/domain/kernel';

import type { Delegation, Person, Post, Role, RoleGrant, Unit, UnitAlias, UnitGroup, UnitRecord } from '@weicheng/domain/organization';
import type { Assignment } from '@weicheng/domain/plan';
import { type Issue, untouched } from '@weicheng/domain/rectification';

/** A day, written plainly. */
export const day = (text: string): Day => text as Day;
const uuid = <Id extends string>(): Id => randomUUID() as Id;

/** A valid unit; say only what the test is about. */
export const aUnit = (about: Partial<Unit> = {}): Unit => ({
  id: uuid(),
  kind: 'department',
  name: '市城市管理综合执法局',
  shortName: null,
  parentId: uuid(),
  divisionCode: null,
  position: 0,
  foundedOn: day('2010-01-01'),
  endedOn: null,
  ending: null,
  successorId: null,
  ...about,
});

/** A unit that has never changed, with its one period. */
export function aUnitRecord(about: Partial<Unit> = {}): UnitRecord {
  const unit = aUnit(about);
  const { id, foundedOn, endedOn, name, shortName, parentId, divisionCode } = unit;
  return { unit, periods: [{ unitId: id, from: foundedOn, until: endedOn, name, shortName, parentId, divisionCode }] };
}

export const anAlias = (about: Partial<UnitAlias> = {}): UnitAlias => ({
  id: uuid(),
  unitId: uuid(),
  name: '城管局',
  from: null,
  until: null,
  origin: 'office',
  ...about,
});

export const aUnitGroup = (about: Partial<UnitGroup> = {}): UnitGroup => ({
  id: uuid(),
  name: '各部门',
  note: '',
  kinds: ['department'],
  under: null,
  include: [],
  exclude: [],
  includeGroups: [],
  from: day('2010-01-01'),
  until: null,
  ...about,
});

export const aPerson = (about: Partial<Person> = {}): Person => ({
  id: uuid(),
  name: '林若宁',
  officePhone: null,
  mobile: null,
  leftOn: null,
  ...about,
});

export const aPost = (about: Partial<Post> = {}): Post => ({
  id: uuid(),
  personId: uuid(),
  unitId: uuid(),
  kind: 'liaison',
  from: day('2020-01-01'),
  until: null,
  main: true,
  ...about,
});

export const aRole = (about: Partial<Role> = {}): Role => ({
  id: uuid(),
  key: null,
  name: '查询员',
  note: '',
  permissions: ['unit.read'],
  secondFactorRequired: false,
  ...about,
});

export const aRoleGrant = (about: Partial<RoleGrant> = {}): RoleGrant => ({
  id: uuid(),
  personId: uuid(),
  roleId: uuid(),
  unitId: uuid(),
  from: day('2020-01-01'),
  until: null,
  ...about,
});

export const aDelegation = (about: Partial<Delegation> = {}): Delegation => ({
  id: uuid(),
  fromPersonId: uuid(),
  toPersonId: uuid(),
  from: day('2024-03-01'),
  until: day('2024-04-01'),
  reason: '外出学习',
  endedOn: null,
  ...about,
});

/** An actor holding these permissions at his own unit, or at the units given for each. */
export function anActor({
  permissions = [],
  grants = {},
  ...about
}: Partial<Omit<Actor, 'grants'>> & { permissions?: readonly string[]; grants?: Readonly<Record<string, readonly string[]>> } = {}): Actor {
  const unitId = about.unitId ?? uuid();
  return {
    cityId: 1,
    accountId: uuid(),
    personId: uuid(),
    name: '林若宁',
    unitName: '市城市管理综合执法局',
    cityName: '澄溪市',
    secondFactorRequired: false,
    ...about,
    unitId,
    grants: new Map([...permissions.map((permission) => [permission, [unitId]] as const), ...Object.entries(grants)]),
  };
}

/** A lead unit's assignment as it was issued. */
export const anAssignment = (about: Partial<Assignment> = {}): Assignment => ({
  id: uuid(),
  taskId: uuid(),
  unitId: uuid(),
  role: 'lead',
  printed: '市城管局',
  state: 'issued',
  progress: 0,
  due: null,
  extensions: 0,
  extension: null,
  acknowledgedOn: null,
  submittedOn: null,
  submittedBy: null,
  submittedById: null,
  closedOn: null,
  returns: 0,
  lastWord: '',
  revision: 1,
  ...about,
});

/** An issue as it was registered. */
export const anIssue = (about: Partial<Issue> = {}): Issue => ({
  ...untouched,
  id: uuid(),
  number: 1,
  title: '菜市场东门垃圾桶满溢',
  text: '',
  source: 'inspection',
  sourceNumber: null,
  matter: null,
  severity: 'minor',
  place: '',
  location: null,
  areaUnitId: null,
  wantsPhoto: false,
  registeredAt: '2026-03-10T01:00:00.000Z',
  registeredBy: '林若宁',
  registeredById: uuid(),
  registrarUnitId: uuid(),
  movedAt: '2026-03-10T01:00:00.000Z',
  photosBefore: 0,
  ...about,
});

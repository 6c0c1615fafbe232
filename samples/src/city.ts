import { permissionsOf } from '@weicheng/domain/contents';
import {
  type BuiltInRoleKey,
  builtInRoles,
  type Person,
  type PersonId,
  type Post,
  type PostKind,
  type Role,
  type RoleGrant,
  type RoleGrantId,
  type RoleId,
  type Unit,
  type UnitAlias,
  type UnitGroup,
  type UnitGroupId,
  type UnitPeriod,
} from '@weicheng/domain/organization';
import cities from '../data/cities.json' with { type: 'json' };
import { chance, nameUuid } from './chance.ts';
import { sampleGroups } from './groups.ts';
import { samplePeople } from './people.ts';
import { campaignBegan, sampleUnits } from './units.ts';

export interface SampleCity {
  city: { name: string; divisionCode: string };
  units: Unit[];
  periods: UnitPeriod[];
  aliases: UnitAlias[];
  groups: UnitGroup[];
  people: Person[];
  posts: Post[];
  roles: Role[];
  roleGrants: RoleGrant[];
  /** One account for each built-in role; `personIndex` counts in `people`. */
  accounts: { role: BuiltInRoleKey; userName: string; personIndex: number; who: string }[];
}

/** Who holds which role, where, and signs in as what. The three administrators watch over the whole city. */
const holders: readonly { key: BuiltInRoleKey; userName: string; who: string; post: [string, PostKind, number?]; at: string | null }[] = [
  { key: 'campaignOfficeLead', userName: 'chuangwei', who: '创卫办主任', post: ['市创卫办', 'unitHead'], at: null },
  { key: 'campaignOfficeClerk', userName: 'jingban', who: '创卫办工作人员', post: ['市创卫办', 'clerk'], at: null },
  { key: 'inspector', userName: 'ducha', who: '督查员', post: ['市创卫办', 'inspector'], at: null },
  { key: 'unitHead', userName: 'chengguan', who: '城管执法局局长', post: ['市城市管理综合执法局', 'unitHead'], at: '市城市管理综合执法局' },
  {
    key: 'unitLiaison',
    userName: 'lianluo',
    who: '城管执法局联络员',
    post: ['市城市管理综合执法局', 'liaison'],
    at: '市城市管理综合执法局',
  },
  { key: 'subdistrictLead', userName: 'jiedao', who: '云台街道主任', post: ['云台街道', 'unitHead'], at: '云台街道' },
  { key: 'communityWorker', userName: 'shequ', who: '云台社区网格员', post: ['云台社区', 'gridWorker'], at: '云台社区' },
  { key: 'leader', userName: 'lingdao', who: '市领导', post: ['领导小组', 'unitHead'], at: null },
  { key: 'assessor', userName: 'pingshen', who: '评审专家', post: ['市疾病预防控制中心', 'liaison'], at: null },
  { key: 'systemAdmin', userName: 'xitong', who: '系统管理员', post: ['市数据局', 'liaison'], at: null },
  { key: 'securityAdmin', userName: 'anquan', who: '安全管理员', post: ['市机关事务服务中心', 'liaison'], at: null },
  { key: 'auditAdmin', userName: 'shenji', who: '审计管理员', post: ['市审计局', 'liaison'], at: null },
];

/**
 * 样例城市: an invented city. The same seed and index give the same city, ids included. `index` picks its name; the division
 * codes lie in 99xxxx, which no place has.
 */
export function sampleCity(seed: number, { index = 0 }: { index?: number } = {}): SampleCity {
  const stem = cities[index];
  if (stem === undefined) throw new RangeError(`there are ${cities.length} sample cities`);
  const name = `${stem}市`;
  const divisionCode = String(990181 + index * 100);
  const units = sampleUnits(name, divisionCode);
  const { people, posts, holder } = samplePeople(name, units, chance(seed + index));

  const roles = builtInRoles.map(
    (role): Role => ({
      ...role,
      id: nameUuid(`${name}/role/${role.key}`) as RoleId,
      permissions: permissionsOf(role.key),
      secondFactorRequired: false,
    }),
  );
  const roleGrants: RoleGrant[] = [];
  const grant = (key: BuiltInRoleKey, personId: PersonId, unitId: Unit['id']) => {
    const role = roles.find((r) => r.key === key);
    if (!role || roleGrants.some((g) => g.personId === personId && g.roleId === role.id && g.unitId === unitId)) return;
    const id = nameUuid(`${name}/grant/${key}/${personId}/${unitId}`) as RoleGrantId;
    roleGrants.push({ id, personId, roleId: role.id, unitId, from: campaignBegan, until: null });
  };
  const at = (unitName: string): string => (unitName === '领导小组' ? `${name}创建国家卫生城市领导小组` : unitName);
  const accounts = holders.map(({ key, userName, who, post: [unitName, kind, nth], at: where }) => {
    const person = holder(at(unitName), kind, nth);
    grant(key, person.id, where === null ? units.root : units.named(where).unit.id);
    return { role: key, userName, personIndex: people.indexOf(person), who };
  });

  // the others who work here hold the role of their main post
  const kinds = new Map([...units.records.values()].map(({ unit }) => [unit.id, unit.kind]));
  const special = new Set(accounts.map((account) => people[account.personIndex]?.id));
  for (const post of posts) {
    if (!post.main || special.has(post.personId)) continue;
    const key = roleOf(post.kind, kinds.get(post.unitId));
    if (key) grant(key, post.personId, kinds.get(post.unitId) === 'campaignOffice' ? units.root : post.unitId);
  }

  const records = [...units.records.values()];
  return {
    city: { name, divisionCode },
    units: records.map((record) => record.unit),
    periods: records.flatMap((record) => record.periods),
    aliases: units.aliases,
    groups: sampleGroups(
      (key) => nameUuid(`${name}/group/${key}`) as UnitGroupId,
      (unitName) => units.named(unitName).unit.id,
    ),
    people,
    posts,
    roles,
    roleGrants,
    accounts,
  };
}

/** `count` cities of differing names. */
export const bigSample = (seed: number, count: number): SampleCity[] =>
  Array.from({ length: count }, (_, index) => sampleCity(seed, { index }));

function roleOf(kind: PostKind, unit: Unit['kind'] | undefined): BuiltInRoleKey | undefined {
  if (unit === 'community' || unit === 'village') return 'communityWorker';
  if (unit === 'campaignOffice') return kind === 'inspector' ? 'inspector' : 'campaignOfficeClerk';
  if ((unit === 'subdistrict' || unit === 'town') && (kind === 'unitHead' || kind === 'deputyHead')) return 'subdistrictLead';
  if (kind === 'unitHead') return 'unitHead';
  return kind === 'liaison' || kind === 'clerk' ? 'unitLiaison' : undefined;
}

import { type Day, Problem } from '@weicheng/domain/kernel';
import {
  type AliasId,
  formerName,
  found,
  merge,
  mergedName,
  rename,
  type UnitAlias,
  type UnitCity,
  type UnitId,
  type UnitKind,
  type UnitRecord,
} from '@weicheng/domain/organization';
import departments from '../data/departments.json' with { type: 'json' };
import institutions from '../data/institutions.json' with { type: 'json' };
import subdistricts from '../data/subdistricts.json' with { type: 'json' };
import { nameUuid } from './chance.ts';

export const day = (text: string): Day => text as Day;

/** The day the invented city was set up, and the day its campaign began. */
const cityBegan = day('2010-01-01');
export const campaignBegan = day('2024-03-01');
const storyEnds = day('2025-12-31');

const workingGroups = [
  '综合协调组',
  '健康教育组',
  '市容环境组',
  '生态环境组',
  '重点场所卫生组',
  '食品安全组',
  '传染病防控组',
  '病媒生物防制组',
];

export interface SampleUnits {
  records: Map<UnitId, UnitRecord>;
  aliases: UnitAlias[];
  root: UnitId;
  /** The unit that bears a name now; throws where none does. */
  named: (name: string) => UnitRecord;
}

/** The tree of the invented city, made by the same rules that a clerk's clicks go through. */
export function sampleUnits(cityName: string, divisionCode: string): SampleUnits {
  const records = new Map<UnitId, UnitRecord>();
  const city: UnitCity = { records, today: storyEnds };
  const aliases: UnitAlias[] = [];
  const unitId = (key: string) => nameUuid(`${cityName}/unit/${key}`) as UnitId;
  const keep = (record: UnitRecord | Problem): UnitRecord => {
    if (record instanceof Problem) throw record;
    records.set(record.unit.id, record);
    return record;
  };
  const positions = new Map<UnitId, number>();
  const add = (kind: UnitKind, name: string, shortName: string | null, parentId: UnitId, on: Day, code: string | null = null) => {
    const position = positions.get(parentId) ?? 0;
    positions.set(parentId, position + 1);
    const id = unitId(`${parentId}/${name}`);
    return keep(found(city, { id, kind, name, shortName, parentId, divisionCode: code, position }, on));
  };
  const alias = (wish: Omit<UnitAlias, 'id'>) =>
    aliases.push({ ...wish, id: nameUuid(`${cityName}/alias/${wish.unitId}/${wish.name}`) as AliasId });
  const named = (name: string): UnitRecord => {
    for (const record of records.values()) if (record.unit.name === name) return record;
    throw new Error(`no unit ${name}`);
  };

  const root = unitId('root');
  const rootState = { name: cityName, shortName: null, parentId: null, divisionCode };
  records.set(root, {
    unit: { id: root, kind: 'city', ...rootState, position: 0, foundedOn: cityBegan, endedOn: null, ending: null, successorId: null },
    periods: [{ unitId: root, from: cityBegan, until: null, ...rootState }],
  });

  const group = add('leadingGroup', `${cityName}创建国家卫生城市领导小组`, '领导小组', root, campaignBegan);
  add('campaignOffice', '市创卫办', null, group.unit.id, campaignBegan);
  for (const name of workingGroups) add('workingGroup', name, null, group.unit.id, campaignBegan);

  for (const { name, short, under, was } of departments) {
    const parent = under ? named(under).unit.id : root;
    const [former] = was ?? [];
    const record = add('department', former?.name ?? name, former?.short ?? short, parent, cityBegan);
    if (!former) continue;
    keep(rename(city, record, { name, shortName: short }, day(former.until)));
    alias(formerName(record.unit, day(former.until)));
    alias({ ...formerName(record.unit, day(former.until)), name: former.short });
  }
  for (const { name, short, under } of institutions) add('institution', name, short, named(under).unit.id, cityBegan);

  // 2019 年机构改革：食药监局并入市场监管局
  const foodAndDrug = add('department', '市食品药品监督管理局', '食药监局', root, cityBegan);
  const market = named('市市场监督管理局');
  keep(merge(city, foodAndDrug, market, { children: 0 }, day('2019-02-01')));
  alias(mergedName(foodAndDrug.unit, market.unit.id, day('2019-02-01')));
  alias({ ...mergedName(foodAndDrug.unit, market.unit.id, day('2019-02-01')), name: '食药监局' });
  const office = (name: string, unitName: string) =>
    alias({ unitId: named(unitName).unit.id, name, from: null, until: null, origin: 'office' });
  office('市交警队', '市公安局交通警察大队');
  office('市爱卫办', '市创卫办');
  office('环保局', '市生态环境局');

  const three = (n: number) => String(n).padStart(3, '0');
  subdistricts.forEach(({ name, kind, communities, villages }, i) => {
    const code = `${divisionCode}${three(kind === 'town' ? 101 + i : 1 + i)}`;
    const above = add(kind as UnitKind, name, null, root, cityBegan, code).unit.id;
    for (const [j, community] of communities.entries())
      add('community', `${community}社区`, null, above, cityBegan, `${code}${three(1 + j)}`);
    for (const [j, village] of (villages ?? []).entries())
      add('village', `${village}村`, null, above, cityBegan, `${code}${three(201 + j)}`);
  });
  const old = named('绿杨社区');
  keep(rename(city, old, { name: '垂杨社区', shortName: null }, day('2022-05-01')));
  alias(formerName(old.unit, day('2022-05-01')));

  return { records, aliases, root, named };
}

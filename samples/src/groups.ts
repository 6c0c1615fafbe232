import type { UnitGroup, UnitGroupId, UnitId } from '@weicheng/domain/organization';
import { campaignBegan } from './units.ts';

const tenLeads = [
  '市卫生健康委员会',
  '市城市管理综合执法局',
  '市住房和城乡建设局',
  '市市场监督管理局',
  '市生态环境局',
  '市教育局',
  '市交通运输局',
  '市水务局',
  '市农业农村局',
  '市公安局',
];
const counters = ['市人民医院', '市中医医院', '市汽车客运站', '市图书馆', '市体育中心'];

/** The groups that plans name their units by. */
export function sampleGroups(groupId: (key: string) => UnitGroupId, unitNamed: (name: string) => UnitId): UnitGroup[] {
  const group = (key: string, name: string, note: string, members: Partial<UnitGroup>): UnitGroup => ({
    id: groupId(key),
    name,
    note,
    kinds: [],
    under: null,
    include: [],
    exclude: [],
    includeGroups: [],
    from: campaignBegan,
    until: null,
    ...members,
  });
  return [
    group('subdistricts', '各街道办', '各街道和镇', { kinds: ['subdistrict', 'town'] }),
    group('communities', '各社区', '各社区和村', { kinds: ['community', 'village'] }),
    group('departments', '各部门', '市直各部门', { kinds: ['department'] }),
    group('everyUnit', '各级各部门各单位', '部门、街镇、社区和事业单位', {
      kinds: ['institution'],
      includeGroups: [groupId('departments'), groupId('subdistricts'), groupId('communities')],
    }),
    group('tenLeads', '十大口', '牵头十个方面的部门', { include: tenLeads.map(unitNamed) }),
    group('health', '卫健系统', '卫健委和下属单位', {
      kinds: ['department', 'institution'],
      under: unitNamed('市卫生健康委员会'),
    }),
    group('counters', '窗口单位', '群众常去办事的单位', { include: counters.map(unitNamed) }),
    group('workingGroups', '各专项工作组', '领导小组下设的工作组', { kinds: ['workingGroup'] }),
  ];
}

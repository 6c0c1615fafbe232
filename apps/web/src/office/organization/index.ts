import type { Chapter } from '../chapter.ts';
import { findPersons, findUnits } from './searches.ts';

const group = '组织';

/** 组织: its pages in the sidebar and behind it, what it puts on the desk, what the palette finds of it. */
export const organization: Chapter = {
  pages: [
    {
      path: 'organization/units/:id?',
      title: '组织机构',
      icon: 'tree',
      group,
      may: ['unit.read'],
      load: () => import('./unit/UnitsPage.tsx'),
    },
    {
      path: 'organization/people',
      title: '人员',
      icon: 'people',
      group,
      may: ['person.read'],
      load: () => import('./person/PeoplePage.tsx'),
    },
    { path: 'organization/people/:id', title: '人员', load: () => import('./person/PersonPage.tsx') },
    {
      path: 'organization/people/:id/hand-over',
      title: '交接',
      may: ['person.handOver'],
      load: () => import('./person/HandOverPage.tsx'),
    },
    {
      path: 'organization/groups/:id?',
      title: '单位组与别名',
      icon: 'group',
      group,
      may: ['unit.read'],
      load: () => import('./unitGroup/GroupsPage.tsx'),
    },
    { path: 'organization/delegations', title: '委托', icon: 'link', group, load: () => import('./delegation/DelegationsPage.tsx') },
    {
      path: 'organization/exchange',
      title: '导入导出',
      icon: 'import',
      group,
      may: ['organization.import', 'organization.export'],
      load: () => import('./exchange/ExchangePage.tsx'),
    },
    {
      path: 'organization/roles/:id?',
      title: '角色权限',
      icon: 'role',
      group,
      may: ['role.read'],
      load: () => import('./role/RolesPage.tsx'),
    },
    {
      path: 'organization/accounts',
      title: '账号',
      icon: 'lock',
      group,
      may: ['account.manage', 'role.grant', 'audit.read'], // the latter two see the accounts of their like
      load: () => import('./accounts/AccountsPage.tsx'),
    },
    {
      path: 'organization/api-keys',
      title: '接口密钥',
      icon: 'link',
      group,
      may: ['account.manage', 'role.grant'],
      load: () => import('./apiKeys/ApiKeysPage.tsx'),
    },
    {
      path: 'organization/channels',
      title: '通知通道',
      icon: 'bell',
      group,
      may: ['settings.edit'],
      load: () => import('./channels/ChannelsPage.tsx'),
    },
    {
      path: 'organization/channels/deliveries',
      title: '送达记录',
      may: ['settings.edit'],
      load: () => import('./channels/DeliveriesPage.tsx'),
    },
    { path: 'organization/channels/:id', title: '通知通道', may: ['settings.edit'], load: () => import('./channels/ChannelPage.tsx') },
    { path: 'organization/trail', title: '审计', icon: 'trail', group, may: ['audit.read'], load: () => import('./trail/TrailPage.tsx') },
  ],
  desk: [
    { key: 'delegations', title: '快到期的委托', load: () => import('./delegation/EndingSoon.tsx') },
    { key: 'headless', title: '没有主要负责人的单位', may: ['person.edit'], load: () => import('./unit/Headless.tsx') },
    { key: 'sealing', title: '留痕封存', may: ['audit.read'], load: () => import('./trail/Sealing.tsx') },
  ],
  searches: [
    { title: '单位', may: ['unit.read'], find: findUnits },
    { title: '人员', may: ['person.read'], find: findPersons },
  ],
};

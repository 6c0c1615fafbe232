import { lazy } from 'react';
import type { Chapter } from '../chapter.ts';
import { findIssues } from './searches.ts';

const group = '交办整改';

/** 交办整改: its pages in the sidebar and behind it, what the palette finds of it. */
export const rectification: Chapter = {
  pages: [
    { path: 'issues', title: '问题台账', icon: 'place', group, may: ['issue.read'], load: () => import('./issue/IssuesPage.tsx') },
    { path: 'issues/new', title: '登记问题', may: ['issue.register'], load: () => import('./issue/RegisterPage.tsx') },
    { path: 'issues/message', title: '粘贴群消息', may: ['issue.register'], load: () => import('./message/MessagePage.tsx') },
    {
      path: 'my-issues',
      title: '我的问题',
      icon: 'unit',
      group,
      may: ['issue.answer', 'issue.dispatch', 'issue.verify'],
      load: () => import('./desk/IssueDeskPage.tsx'),
    },
    { path: 'rechecks', title: '回头看', icon: 'eye', group, may: ['issue.verify'], load: () => import('./recheck/RechecksPage.tsx') },
    { path: 'rechecks/:id', title: '一次抽查', may: ['issue.read'], load: () => import('./recheck/RecheckPage.tsx') },
    { path: 'sweeps', title: '举一反三', icon: 'copy', group, may: ['issue.read'], load: () => import('./sweep/SweepsPage.tsx') },
    { path: 'sweeps/:id', title: '一次举一反三', may: ['issue.read'], load: () => import('./sweep/SweepPage.tsx') },
    {
      path: 'rectification-rules',
      title: '整改规矩',
      icon: 'calendar',
      group,
      may: ['issue.read'],
      load: () => import('./cityRules/RulesPage.tsx'),
    },
    { path: 'issues/import', title: '导入旧台账', may: ['issue.import'], load: () => import('./ledgerImport/ImportsPage.tsx') },
    { path: 'issues/import/:id', title: '导入旧台账', may: ['issue.import'], load: () => import('./ledgerImport/ImportPage.tsx') },
    { path: 'issues/map', title: '城市范围', may: ['issue.dispatch'], load: () => import('./place/BoundsPage.tsx') },
    { path: 'papers', title: '公文', icon: 'plan', group, may: ['issue.read'], load: () => import('./paper/PapersPage.tsx') },
    { path: 'papers/:id', title: '公文', may: ['issue.read'], load: () => import('./paper/PaperPage.tsx') },
    { path: 'issues/:id', title: '问题', may: ['issue.read'], load: () => import('./issue/IssuePage.tsx') },
    {
      path: 'picture',
      title: '当日情况',
      icon: 'appraisal',
      group,
      may: ['issue.read'],
      load: () => import('./picture/PicturePage.tsx'),
    },
    {
      path: 'webhooks',
      title: '推送订阅',
      icon: 'out',
      group: '组织',
      after: 'organization/api-keys',
      may: ['account.manage', 'role.grant'],
      load: () => import('./webhook/WebhooksPage.tsx'),
    },
    { path: 'webhooks/:id', title: '推送订阅', may: ['account.manage'], load: () => import('./webhook/WebhookPage.tsx') },
  ],
  clause: [{ key: 'issues', may: ['issue.read'], Section: lazy(() => import('./clause/ClauseIssues.tsx')) }],
  desk: [
    {
      key: 'issues',
      title: '问题',
      may: ['issue.answer', 'issue.dispatch', 'issue.verify'],
      load: () => import('./desk/DeskIssues.tsx'),
    },
  ],
  searches: [{ title: '问题', may: ['issue.read'], find: findIssues }],
};

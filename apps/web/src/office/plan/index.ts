import { lazy } from 'react';
import type { Chapter } from '../chapter.ts';
import { findPlans, findTasks } from './searches.ts';

const group = '计划';

/** 计划: its pages in the sidebar and behind it, what it puts on the desk, what the palette finds of it. */
export const plan: Chapter = {
  pages: [
    { path: 'plan/documents', title: '方案', icon: 'plan', group, may: ['plan.read'], load: () => import('./document/PlansPage.tsx') },
    { path: 'plan/documents/import', title: '导入方案', may: ['plan.import'], load: () => import('./document/ImportPage.tsx') },
    { path: 'plan/documents/:id', title: '方案', may: ['plan.read'], load: () => import('./document/DocumentPage.tsx') },
    { path: 'plan/documents/:id/review', title: '核对方案', may: ['plan.read'], load: () => import('./review/ReviewPage.tsx') },
    { path: 'plan/tasks', title: '任务台账', icon: 'ledger', group, may: ['task.read'], load: () => import('./task/TasksPage.tsx') },
    { path: 'plan/tasks/:id', title: '任务', may: ['task.read'], load: () => import('./task/TaskPage.tsx') },
    {
      path: 'plan/mine',
      title: '我的任务',
      icon: 'unit',
      group,
      may: ['task.answer', 'task.verify'],
      load: () => import('./mine/MinePage.tsx'),
    },
    { path: 'plan/board', title: '挂图作战', icon: 'group', group, may: ['task.read'], load: () => import('./board/BoardPage.tsx') },
    { path: 'plan/budget', title: '经费', icon: 'appraisal', group, may: ['budget.read'], load: () => import('./budget/BudgetPage.tsx') },
  ],
  clause: [
    { key: 'units', may: ['task.read'], Section: lazy(() => import('./clause/ClauseUnits.tsx')) },
    { key: 'tasks', may: ['task.read'], Section: lazy(() => import('./clause/ClauseTasks.tsx')) },
  ],
  desk: [
    { key: 'figures', title: '任务进展', may: ['task.read'], load: () => import('./mine/DeskFigures.tsx') },
    { key: 'drafts', title: '方案待核对', may: ['plan.import'], load: () => import('./desk/DraftDues.tsx') },
    { key: 'tasks', title: '任务', may: ['task.answer', 'task.verify'], load: () => import('./mine/DeskTasks.tsx') },
    { key: 'overdue', title: '已超期的任务', may: ['task.read'], load: () => import('./mine/DeskOverdue.tsx') },
  ],
  besideIndicator: {
    may: ['task.read'],
    Mark: lazy(() => import('./shortfall/ShortfallMark.tsx')),
    Section: lazy(() => import('./shortfall/ShortfallSection.tsx')),
    Act: lazy(() => import('./shortfall/ShortfallAct.tsx')),
  },
  searches: [
    { title: '任务', may: ['task.read'], find: findTasks },
    { title: '方案', may: ['plan.read'], find: findPlans },
  ],
};

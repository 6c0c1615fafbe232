import type { Chapter } from '../chapter.ts';
import { findTasks } from './searches.ts';

const group = '计划';

/** 计划: its pages in the sidebar and behind it, what it puts on the desk, what the palette finds of it. */
export const plan: Chapter = {
  pages: [
    { path: 'plan/tasks', title: '任务台账', icon: 'ledger', group, may: ['task.read'], load: () => import('./task/TasksPage.tsx') },
    { path: 'plan/tasks/:id', title: '任务', may: ['task.read'], load: () => import('./task/TaskPage.tsx') },
    {
      path: 'plan/mine',
      title: '本单位任务',
      icon: 'unit',
      group,
      may: ['task.answer', 'task.verify'],
      load: () => import('./mine/MinePage.tsx'),
    },
    { path: 'plan/board', title: '挂图作战', icon: 'group', group, may: ['task.read'], load: () => import('./board/BoardPage.tsx') },
  ],
  desk: [{ key: 'tasks', title: '任务', may: ['task.answer', 'task.verify'], load: () => import('./mine/DeskTasks.tsx') }],
  searches: [{ title: '任务', may: ['task.read'], find: findTasks }],
};

import { noticeKind } from '../../platform/index.ts';

/** What leaves the building of tasks. */
export const taskNotices = {
  issued: noticeKind({ kind: 'task.issued', says: '下达任务', measure: '项', link: '/plan/mine' }),
  returned: noticeKind({ kind: 'task.returned', says: '退回任务', measure: '项', link: '/plan/mine' }),
  submitted: noticeKind({ kind: 'task.submitted', says: '等核验的任务', measure: '项', link: '/plan/tasks' }),
  dueSoon: noticeKind({ kind: 'task.dueSoon', says: '快到期的任务', measure: '项', standing: true, link: '/plan/mine' }),
  overdue: noticeKind({ kind: 'task.overdue', says: '超期的任务', measure: '项', standing: true, link: '/plan/mine' }),
};

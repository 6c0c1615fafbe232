import { noticeKind } from '../../platform/index.ts';

/** What leaves the building of issues: 交办、退回、等核验、重开、督办 as they happen, 快到期 and 超期 as they stand each morning. */
export const issueNotices = {
  dispatched: noticeKind({ kind: 'issue.dispatched', says: '交办问题', measure: '个', link: '/my-issues' }),
  returned: noticeKind({ kind: 'issue.returned', says: '退回重改', measure: '个', link: '/my-issues' }),
  submitted: noticeKind({ kind: 'issue.submitted', says: '等核验的问题', measure: '个', link: '/issues' }),
  reopened: noticeKind({ kind: 'issue.reopened', says: '回头看没过', measure: '个', link: '/my-issues' }),
  dueSoon: noticeKind({ kind: 'issue.dueSoon', says: '快到期的问题', measure: '个', standing: true, link: '/my-issues' }),
  overdue: noticeKind({ kind: 'issue.overdue', says: '超期的问题', measure: '个', standing: true, link: '/my-issues' }),
  escalated: noticeKind({ kind: 'issue.escalated', says: '逐级督办', measure: '个', link: '/issues' }),
};

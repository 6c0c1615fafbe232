import { z } from 'zod';
import { pageInput, pageOf, verb } from '../../kernel/index.ts';
import { UnitId } from '../../organization/index.ts';
import { IssueId, IssueReason } from '../issue/issue.schema.ts';
import { PaperFields, PaperId, PaperIssue, PaperKind, PaperRow } from './paper.schema.ts';

const one = { id: PaperId, revision: z.int() };

/** 公文: drawn up from the issues as they are, completed by a clerk, issued once, kept as it was issued. */
export const paperContract = {
  list: verb({
    name: 'issuePaper.list',
    method: 'GET',
    path: '/api/issue-papers',
    may: 'issue.read',
    summary: '查公文',
    input: z.strictObject({ ...pageInput, issueId: IssueId.optional(), kind: PaperKind.optional() }),
    output: pageOf(PaperRow),
  }),
  read: verb({
    name: 'issuePaper.read',
    method: 'GET',
    path: '/api/issue-papers/:id',
    may: 'issue.read',
    summary: '查一份公文',
    input: z.strictObject({ id: PaperId }),
    /** `issues` as they would stand in it now; of an issued paper the file is what counts. */
    output: z.object({ paper: PaperRow, issues: z.array(PaperIssue) }),
  }),
  /** 督办到了这一级、公文还没有拟的: one row a paper that can be drawn up, among the five hundred most overdue. */
  offers: verb({
    name: 'issuePaper.offers',
    method: 'GET',
    path: '/api/issue-paper-offers',
    may: 'issue.dispatch',
    summary: '查该拟的公文',
    input: z.strictObject({ issueId: IssueId.optional() }),
    output: z.object({
      rows: z.array(
        z.object({
          step: z.enum(['notice', 'bulletin']),
          kind: PaperKind,
          unitId: UnitId.nullable(),
          unitName: z.string().nullable(),
          issues: z.array(z.object({ id: IssueId, number: z.int(), title: z.string() })),
        }),
      ),
    }),
  }),
  draw: verb({
    name: 'issuePaper.draw',
    method: 'POST',
    path: '/api/issue-papers',
    may: 'issue.read',
    summary: '拟公文',
    input: z.strictObject({
      kind: PaperKind,
      /** 通报: a list of issues that says it presses them all. */
      bulletin: z.boolean().default(false),
      issueIds: z.array(IssueId).min(1, '至少选一个问题').max(100, '一份最多 100 个问题'),
    }),
    output: PaperRow,
  }),
  edit: verb({
    name: 'issuePaper.edit',
    method: 'POST',
    path: '/api/issue-papers/:id/edit',
    may: 'issue.read',
    summary: '改公文草稿',
    input: z.strictObject({ ...one, fields: PaperFields }),
    output: PaperRow,
  }),
  issue: verb({
    name: 'issuePaper.issue',
    method: 'POST',
    path: '/api/issue-papers/:id/issue',
    may: 'issue.read',
    summary: '发出公文',
    input: z.strictObject(one),
    output: PaperRow,
  }),
  withdraw: verb({
    name: 'issuePaper.withdraw',
    method: 'POST',
    path: '/api/issue-papers/:id/withdraw',
    may: 'issue.read',
    summary: '撤回公文',
    input: z.strictObject({ ...one, reason: IssueReason }),
    output: PaperRow,
  }),
  discard: verb({
    name: 'issuePaper.discard',
    method: 'POST',
    path: '/api/issue-papers/:id/discard',
    may: 'issue.read',
    summary: '丢掉公文草稿',
    input: z.strictObject(one),
    output: z.object({ id: PaperId }),
  }),
  /** As issued, byte for byte; a draft is written anew from the issues as they are and says 草稿. */
  file: verb({
    name: 'issuePaper.file',
    method: 'GET',
    path: '/api/issue-papers/:id/file',
    may: 'issue.read',
    summary: '下载公文',
    input: z.strictObject({ id: PaperId }),
    output: z.unknown(),
    produces: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  }),
};

import { z } from 'zod';
import { Day, pageInput, pageOf, paragraph, verb } from '../../kernel/index.ts';
import { UnitId } from '../../organization/index.ts';
import { Reason } from '../task/task.schema.ts';
import { AssignmentId, AssignmentRow, Evidence, Figure, Progress, ReportText } from './assignment.schema.ts';

const one = { id: AssignmentId, revision: z.int() };
const said = { figures: z.array(Figure).max(100).default([]), files: z.array(Evidence).max(30).default([]) };
const many = z.array(z.strictObject(one)).min(1, '至少选一件').max(200, '一次最多 200 件');

/** What became of each of many: null when it was done, else why not. */
const Outcomes = z.object({ rows: z.array(z.object({ id: AssignmentId, refusal: z.string().nullable() })) });

const step = <I extends z.ZodRawShape>(name: string, path: string, may: string, summary: string, more: I) =>
  verb({
    name: `assignment.${name}`,
    method: 'POST',
    path: `/api/assignments/:id/${path}`,
    may,
    summary,
    input: z.strictObject({ ...one, ...more }),
    output: AssignmentRow,
  });

/** 承办的每一步; each carries the revision it was seen at, and answers with the row as it is then. */
export const assignmentContract = {
  /** 一个单位的任务清单, most urgent first. Without `unitId` the reader's own unit. */
  list: verb({
    name: 'assignment.list',
    method: 'GET',
    path: '/api/assignments',
    may: 'task.read',
    summary: '查单位的任务清单',
    input: z.strictObject({
      ...pageInput,
      unitId: UnitId.optional(),
      /** owed 要办的, toVerify 等我核验的, over 已销号. */
      tab: z.enum(['owed', 'toVerify', 'over']).default('owed'),
    }),
    output: pageOf(AssignmentRow),
  }),
  acknowledge: step('acknowledge', 'acknowledge', 'task.answer', '签收', {}),
  acknowledgeMany: verb({
    name: 'assignment.acknowledgeMany',
    method: 'POST',
    path: '/api/assignments/acknowledge-many',
    may: 'task.answer',
    summary: '签收几件任务',
    input: z.strictObject({ items: many }),
    output: Outcomes,
  }),
  report: step('report', 'report', 'task.answer', '报进展', { text: ReportText, progress: Progress, ...said }),
  submit: step('submit', 'submit', 'task.answer', '反馈', { text: ReportText, ...said }),
  requestExtension: step('requestExtension', 'request-extension', 'task.answer', '申请延期', { until: Day, reason: Reason }),
  grantExtension: step('grantExtension', 'grant-extension', 'task.verify', '批准延期', {}),
  refuseExtension: step('refuseExtension', 'refuse-extension', 'task.verify', '不批延期', { reason: Reason }),
  return: step('return', 'return', 'task.verify', '退回', { reason: Reason }),
  close: step('close', 'close', 'task.verify', '核验通过，销号', { opinion: paragraph('核验意见', 500).default('') }),
  closeMany: verb({
    name: 'assignment.closeMany',
    method: 'POST',
    path: '/api/assignments/close-many',
    may: 'task.verify',
    summary: '核验通过几件任务',
    input: z.strictObject({ items: many }),
    output: Outcomes,
  }),
  reopen: step('reopen', 'reopen', 'task.verify', '重开', { reason: Reason }),
  transfer: step('transfer', 'transfer', 'task.verify', '改派', { unitId: UnitId, reason: Reason }),
};

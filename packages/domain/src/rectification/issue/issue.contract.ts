import { z } from 'zod';
import { Day, line, pageInput, pageOf, paragraph, verb } from '../../kernel/index.ts';
import { UnitId } from '../../organization/index.ts';
import { Evidence } from '../../plan/index.ts';
import { happeningNames } from '../figures/figures.rules.ts';
import { IssuePhoto } from '../photo/photo.schema.ts';
import {
  IssueDetail,
  IssueId,
  IssueLink,
  IssuePlace,
  IssueReason,
  IssueRow,
  IssueSeverity,
  IssueSource,
  IssueState,
  IssueSubmission,
  IssueText,
  IssueTitle,
  Location,
  MatterCode,
} from './issue.schema.ts';
import { issueTurns } from './issueLife.rules.ts';

/** 台账的条件: all that are given must hold. They stand in the address. */
export const IssueFilter = z.object({
  search: z.string().trim().max(60, '最多 60 个字').optional(),
  state: IssueState.optional(),
  turn: z.enum(issueTurns).optional(),
  /** overdue 超期, soon 快到期 (three working days). */
  clock: z.enum(['overdue', 'soon']).optional(),
  /** 牵头单位. */
  unitId: UnitId.optional(),
  areaUnitId: UnitId.optional(),
  source: IssueSource.optional(),
  matter: MatterCode.optional(),
  severity: IssueSeverity.optional(),
  registeredFrom: Day.optional(),
  registeredTo: Day.optional(),
  /** 当日情况里的数: what happened to it on the day `on`. `unitId`, `areaUnitId` and `matter` then ask how it was that day. */
  happened: z.enum(happeningNames).optional(),
  /** Left out: today. */
  on: Day.optional(),
  /** With `happened`, except of what was overdue: from this day up to `on`, thirty days at most; each issue once. */
  since: Day.optional(),
  /** With `happened`: those that have no kind, place or unit yet. */
  without: z.enum(['unit', 'matter', 'area']).optional(),
});
export type IssueFilter = z.infer<typeof IssueFilter>;

/** 我的几摞: what waits for this reader. toAnswer 延期申请, toRecheck 反映没改好的. */
export const issueDesks = ['owed', 'toDispatch', 'toVerify', 'toAnswer', 'toRecheck'] as const;
export type IssueDesk = (typeof issueDesks)[number];

const HistoryLine = z.object({ id: z.string(), at: z.string(), says: z.string(), line: z.string(), actorName: z.string().nullable() });
const Count = z.object({ value: z.int(), capped: z.boolean() });
const photos = z.array(Evidence).max(9, '一次最多 9 张').default([]);

/** The revision it was seen at; an act on an older one is refused. A system that does not keep it leaves it out. */
const one = { id: IssueId, revision: z.int().optional() };
const many = z.array(z.strictObject(one)).min(1, '至少选一个').max(200, '一次最多 200 个');
const Outcomes = z.object({ rows: z.array(z.object({ id: IssueId, refusal: z.string().nullable() })) });

/** 定时限: one of the two; neither, and the rules of the office give it by matter and severity. */
const deadline = { workingDays: z.int('填整数').min(1, '至少 1 个工作日').max(250, '最多 250 个工作日').optional(), due: Day.optional() };
const order = { leadUnitId: UnitId, supportingUnitIds: z.array(UnitId).max(20, '最多 20 个协助单位').default([]), ...deadline };

const step = <I extends z.ZodRawShape>(name: string, path: string, may: string, summary: string, more: I) =>
  verb({
    name: `issue.${name}`,
    method: 'POST',
    path: `/api/issues/:id/${path}`,
    may,
    summary,
    input: z.strictObject({ ...one, ...more }),
    output: IssueDetail,
  });

/** 闭环的每一步; each answers with the issue as it is then. */
export const issueContract = {
  list: verb({
    name: 'issue.list',
    method: 'GET',
    path: '/api/issues',
    may: 'issue.read',
    outside: true,
    summary: '查问题台账',
    input: z.strictObject({
      ...pageInput,
      ...IssueFilter.shape,
      desk: z.enum(issueDesks).optional(),
      sort: z.enum(['urgency', 'newest']).default('urgency'),
    }),
    output: pageOf(IssueRow),
  }),
  counts: verb({
    name: 'issue.counts',
    method: 'GET',
    path: '/api/issues/counts',
    may: 'issue.read',
    summary: '数问题',
    input: z.strictObject(IssueFilter.shape),
    output: z.object({ all: Count, toDispatch: Count, owed: Count, overdue: Count, waiting: Count, shelved: Count, over: Count }),
  }),
  /** 看板: how many there are in each state the filter leaves, in the order of the loop. */
  stateCounts: verb({
    name: 'issue.stateCounts',
    method: 'GET',
    path: '/api/issues/state-counts',
    may: 'issue.read',
    summary: '按状态数问题',
    input: z.strictObject(IssueFilter.shape),
    output: z.object({ rows: z.array(z.object({ state: IssueState, count: Count })) }),
  }),
  /** 工作台: how much waits for this reader on each pile. */
  desk: verb({
    name: 'issue.desk',
    method: 'GET',
    path: '/api/issues/desk',
    may: 'issue.read',
    summary: '查我的问题',
    input: z.strictObject({}),
    output: z.object({ owed: Count, toDispatch: Count, toVerify: Count, toAnswer: Count, toRecheck: Count }),
  }),
  matters: verb({
    name: 'issue.matters',
    method: 'GET',
    path: '/api/issues/matters',
    may: 'issue.read',
    outside: true,
    summary: '查管理事项',
    input: z.strictObject({}),
    output: z.object({ rows: z.array(z.object({ code: MatterCode, name: z.string(), className: z.string() })) }),
  }),
  read: verb({
    name: 'issue.read',
    method: 'GET',
    path: '/api/issues/:id',
    may: 'issue.read',
    outside: true,
    summary: '查一个问题',
    input: z.strictObject({ id: IssueId }),
    output: z.object({
      issue: IssueDetail,
      submissions: z.array(IssueSubmission),
      photos: z.array(IssuePhoto),
      links: z.array(IssueLink),
      /** 督办: what was done since it last went out, and what comes if it stays as it is. */
      escalation: z.object({
        taken: z.array(z.object({ key: z.string(), name: z.string(), on: Day })),
        ahead: z.array(z.object({ key: z.string(), name: z.string(), to: z.string(), day: Day })),
      }),
      /** 从哪来, where it registered itself: what it was, and the page it is on. */
      origin: z.object({ says: z.string(), link: z.string() }).nullable(),
      /** 经过, newest first; `earlier` opens the next page of it. */
      history: z.array(HistoryLine),
      earlier: z.string().nullable(),
    }),
  }),
  history: verb({
    name: 'issue.history',
    method: 'GET',
    path: '/api/issues/:id/history',
    may: 'issue.read',
    summary: '查问题更早的经过',
    input: z.strictObject({ ...pageInput, id: IssueId }),
    output: pageOf(HistoryLine),
  }),
  register: verb({
    name: 'issue.register',
    method: 'POST',
    path: '/api/issues',
    may: 'issue.register',
    outside: true,
    example: {
      title: '建设路 18 号门前垃圾桶满溢',
      text: '桶满两天，旁边还堆着纸箱。',
      source: 'hotline',
      sourceNumber: 'GD20261125000123',
      matter: '06042',
      place: '建设路 18 号',
      location: { longitude: 82.2533, latitude: 38.6661 },
    },
    summary: '登记问题',
    input: z.strictObject({
      title: IssueTitle,
      text: IssueText.default(''),
      source: IssueSource,
      sourceNumber: line('来件编号', 60).nullable().default(null),
      matter: MatterCode.nullable().default(null),
      severity: IssueSeverity.default('minor'),
      place: IssuePlace.default(''),
      location: Location.nullable().default(null),
      areaUnitId: UnitId.nullable().default(null),
      photos,
      /** Left out: wanted where there is a photo of before. */
      wantsPhoto: z.boolean().optional(),
    }),
    output: IssueDetail,
  }),
  /** 预看时限, before it is given out: which day, by which rule, and what follows when it passes. */
  deadline: verb({
    name: 'issue.deadline',
    method: 'GET',
    path: '/api/issues/:id/deadline',
    may: 'issue.dispatch',
    summary: '预看时限',
    input: z.strictObject({ id: IssueId, workingDays: z.coerce.number<number>().int().min(1).max(250).optional(), due: deadline.due }),
    output: z.object({ due: Day, rule: z.string(), reaction: z.string().nullable(), ahead: z.array(z.string()) }),
  }),
  dispatch: step('dispatch', 'dispatch', 'issue.dispatch', '交办', order),
  dispatchMany: verb({
    name: 'issue.dispatchMany',
    method: 'POST',
    path: '/api/issues/dispatch-many',
    may: 'issue.dispatch',
    summary: '交办几个问题',
    input: z.strictObject({ items: many, ...order }),
    output: Outcomes,
  }),
  /** 导出问题台账: exactly what the filter shows, at any size. */
  export: verb({
    name: 'issue.export',
    method: 'GET',
    path: '/api/issues/export',
    may: 'issue.read',
    summary: '导出问题台账',
    input: z.strictObject({ ...IssueFilter.shape, format: z.enum(['xlsx', 'csv']).default('xlsx') }),
    output: z.unknown(),
    produces: 'application/octet-stream',
  }),
  acknowledge: step('acknowledge', 'acknowledge', 'issue.answer', '签收', {}),
  decline: step('decline', 'decline', 'issue.answer', '退单', { reason: IssueReason, suggestedUnitId: UnitId.nullable().default(null) }),
  transfer: step('transfer', 'transfer', 'issue.dispatch', '转办', { leadUnitId: UnitId, ...deadline, reason: IssueReason }),
  requestExtension: step('requestExtension', 'request-extension', 'issue.answer', '申请延期', { until: Day, reason: IssueReason }),
  grantExtension: step('grantExtension', 'grant-extension', 'issue.verify', '批准延期', {}),
  refuseExtension: step('refuseExtension', 'refuse-extension', 'issue.verify', '不批延期', { reason: IssueReason }),
  submit: step('submit', 'submit', 'issue.answer', '反馈', {
    text: paragraph('整改情况', 2000, 2),
    /** Left out: today. */
    doneOn: Day.optional(),
    /** Left out: whoever submits. */
    doneBy: line('整改人', 60).optional(),
    photos,
  }),
  return: step('return', 'return', 'issue.verify', '退回', { reason: IssueReason }),
  close: step('close', 'close', 'issue.verify', '核验通过，销号', { opinion: paragraph('核验意见', 500).default('') }),
  closeMany: verb({
    name: 'issue.closeMany',
    method: 'POST',
    path: '/api/issues/close-many',
    may: 'issue.verify',
    summary: '核验通过几个问题',
    input: z.strictObject({ items: many }),
    output: Outcomes,
  }),
  recheck: step('recheck', 'recheck', 'issue.verify', '回头看通过', { opinion: paragraph('回头看情况', 500).default('') }),
  reopen: step('reopen', 'reopen', 'issue.verify', '回头看没过，重开', { reason: IssueReason, photos }),
  dispute: step('dispute', 'dispute', 'issue.read', '反映没改好', { reason: IssueReason }),
  shelve: step('shelve', 'shelve', 'issue.dispatch', '挂账', { plan: paragraph('批准的整改方案', 1000, 2), until: Day }),
  merge: step('merge', 'merge', 'issue.dispatch', '并案', { intoId: IssueId }),
  void: step('void', 'void', 'issue.dispatch', '作废', { reason: IssueReason }),
  comment: step('comment', 'comment', 'issue.read', '留言', { text: paragraph('留言', 1000, 1) }),
};

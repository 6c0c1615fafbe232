import { z } from 'zod';
import { Day, line, pageInput, pageOf, verb } from '../../kernel/index.ts';
import { UnitId } from '../../organization/index.ts';
import { AssignmentRow, Report } from '../assignment/assignment.schema.ts';
import { PlanDocumentId } from '../document/planDocument.schema.ts';
import { TaskUnitRole } from '../draft/draftTask.schema.ts';
import { Reason, TaskDetail, TaskId, TaskRow, TaskState, TaskStep, TaskText, TaskThreshold, TaskTitle } from './task.schema.ts';

/** 台账的条件: all that are given must hold. They stand in the address. */
export const TaskFilter = z.object({
  search: z.string().trim().max(60, '最多 60 个字').optional(),
  state: TaskState.optional(),
  /** open: 未销号; overdue 超期; soon 快到期 (three working days); */
  clock: z.enum(['open', 'overdue', 'soon', 'undated']).optional(),
  /** `none`: those nobody has a share of. */
  unitId: UnitId.or(z.literal('none')).optional(),
  /** With a unit: in which role. */
  role: TaskUnitRole.optional(),
  /** `none`: those of no area. */
  area: z.string().max(200).optional(),
  period: z.string().max(20).optional(),
  /** 挂图作战的一列: the period, or where none is stated the quarter of the due day; `none`: neither. */
  column: z.string().max(20).optional(),
  documentId: PlanDocumentId.optional(),
  parentTaskId: TaskId.optional(),
  /** Keys of clauses, with commas between; a task that names any of them. */
  clauses: z
    .string()
    .max(600)
    .regex(/^[A-Za-z0-9-]+(,[A-Za-z0-9-]+)*$/, '条款的写法不对')
    .optional(),
  dueFrom: Day.optional(),
  dueTo: Day.optional(),
});
export type TaskFilter = z.infer<typeof TaskFilter>;

/** A count that stops counting: `capped` is 超过 `value`. */
const Count = z.object({ value: z.int(), capped: z.boolean() });

/** 挂图作战的一格. */
export const MatrixCell = z.object({ area: z.string(), period: z.string(), total: z.int(), closed: z.int(), overdue: z.int() });
export type MatrixCell = z.infer<typeof MatrixCell>;

const filter = TaskFilter.shape;

export const taskContract = {
  list: verb({
    name: 'task.list',
    method: 'GET',
    path: '/api/tasks',
    may: 'task.read',
    summary: '查任务台账',
    input: z.strictObject({ ...pageInput, ...filter, sort: z.enum(['urgency', 'document']).default('urgency') }),
    output: pageOf(TaskRow),
  }),
  counts: verb({
    name: 'task.counts',
    method: 'GET',
    path: '/api/tasks/counts',
    may: 'task.read',
    summary: '数任务',
    input: z.strictObject(filter),
    output: z.object({ all: Count, open: Count, overdue: Count, soon: Count, submitted: Count, closed: Count }),
  }),
  read: verb({
    name: 'task.read',
    method: 'GET',
    path: '/api/tasks/:id',
    may: 'task.read',
    summary: '查一件任务',
    input: z.strictObject({ id: TaskId }),
    output: z.object({
      task: TaskDetail,
      assignments: z.array(AssignmentRow),
      reports: z.array(Report),
      children: z.array(TaskRow),
      /** 经过, newest first. */
      history: z.array(z.object({ id: z.string(), at: z.string(), says: z.string(), line: z.string(), actorName: z.string().nullable() })),
    }),
  }),
  amend: verb({
    name: 'task.amend',
    method: 'POST',
    path: '/api/tasks/:id/amend',
    may: 'plan.publish',
    summary: '修改任务',
    input: z.strictObject({
      id: TaskId,
      revision: z.int(),
      title: TaskTitle.optional(),
      text: TaskText.optional(),
      due: Day.nullable().optional(),
      thresholds: z
        .array(z.strictObject({ ...TaskThreshold.shape, metric: line('指标', 100, 0), unit: line('单位', 20, 0) }))
        .max(100)
        .optional(),
      reason: Reason,
    }),
    output: TaskDetail,
  }),
  /** 加承办单位, also to a task that was issued without one. */
  assign: verb({
    name: 'task.assign',
    method: 'POST',
    path: '/api/tasks/:id/assign',
    may: 'plan.publish',
    summary: '加承办单位',
    input: z.strictObject({ id: TaskId, revision: z.int(), unitId: UnitId, role: TaskUnitRole, reason: Reason }),
    output: TaskDetail,
  }),
  void: verb({
    name: 'task.void',
    method: 'POST',
    path: '/api/tasks/:id/void',
    may: 'plan.publish',
    summary: '作废任务',
    input: z.strictObject({ id: TaskId, reason: Reason }),
    output: TaskDetail,
  }),
  /** Child tasks for units below one's own; one child a unit, its progress rolls up. */
  handDown: verb({
    name: 'task.handDown',
    method: 'POST',
    path: '/api/tasks/:id/hand-down',
    may: 'task.handDown',
    summary: '分解任务',
    input: z.strictObject({
      id: TaskId,
      units: z
        .array(z.strictObject({ unitId: UnitId, text: TaskText.optional(), due: Day.nullable().optional() }))
        .min(1, '至少选一个下级单位')
        .max(500),
    }),
    output: z.object({ task: TaskDetail, children: z.array(TaskRow) }),
  }),
  /** Steps are laid backwards from the due day by the calendar; an empty list takes the schedule back. */
  schedule: verb({
    name: 'task.schedule',
    method: 'POST',
    path: '/api/tasks/:id/schedule',
    may: 'member',
    summary: '倒排工期',
    input: z.strictObject({ id: TaskId, steps: z.array(TaskStep.pick({ name: true, days: true })).max(30) }),
    output: TaskDetail,
  }),
  matrix: verb({
    name: 'task.matrix',
    method: 'GET',
    path: '/api/tasks/matrix',
    may: 'task.read',
    summary: '查挂图作战',
    input: z.strictObject({ documentId: PlanDocumentId }),
    output: z.object({ areas: z.array(z.string()), periods: z.array(z.string()), cells: z.array(MatrixCell) }),
  }),
  timeline: verb({
    name: 'task.timeline',
    method: 'GET',
    path: '/api/tasks/timeline',
    may: 'task.read',
    summary: '查时间安排',
    input: z.strictObject({ documentId: PlanDocumentId }),
    output: z.object({
      today: Day,
      /** 阶段 of the plan in its order; a day it leaves open is null. */
      phases: z.array(z.object({ name: z.string(), from: Day.nullable(), until: Day.nullable() })),
      months: z.array(z.object({ month: z.string(), total: z.int(), closed: z.int(), overdue: z.int() })),
      undated: z.int(),
    }),
  }),
  /** 工作台: what one's unit owes, by clock, and what waits for one's verification; ten of each, with their counts. */
  desk: verb({
    name: 'task.desk',
    method: 'GET',
    path: '/api/tasks/desk',
    may: 'task.read',
    summary: '查我的任务',
    input: z.strictObject({}),
    output: z.object({ owed: z.array(AssignmentRow), owedCount: Count, toVerify: z.array(AssignmentRow), toVerifyCount: Count }),
  }),
  export: verb({
    name: 'task.export',
    method: 'GET',
    path: '/api/tasks/export',
    may: 'task.export',
    summary: '导出任务台账',
    input: z.strictObject({ ...filter, format: z.enum(['xlsx', 'csv']).default('xlsx') }),
    output: z.unknown(),
    produces: 'application/octet-stream',
  }),
};

import { z } from 'zod';
import { Day, id, line, paragraph } from '../../kernel/index.ts';
import { Can, UnitGroupId, UnitId } from '../../organization/index.ts';
import { PlanDocumentId } from '../document/planDocument.schema.ts';
import { TaskUnitRole } from '../draft/draftTask.schema.ts';
import { Recurrence, ThresholdOperator } from '../reading/reading.schema.ts';

export const TaskId = id<'Task'>();
export type TaskId = z.infer<typeof TaskId>;

/** 指标与阈值 of a task. */
export const TaskThreshold = z.object({ metric: z.string(), operator: ThresholdOperator, value: z.number(), unit: z.string() });
export type TaskThreshold = z.infer<typeof TaskThreshold>;

/** What the plan says of a task: everything but its life. */
const saying = {
  id: TaskId,
  documentId: PlanDocumentId,
  /** The task from above that this one hands down. */
  parentTaskId: TaskId.nullable(),
  /** Order within the document. */
  position: z.number(),
  /** 编号路径 `三/(一)/1`. */
  path: z.string(),
  /** 领域: title of the working section it stands in. */
  area: z.string(),
  areaPath: z.string(),
  /** The period of an area × period plan: `2023-Q1`, `2024`. */
  period: z.string().nullable(),
  title: z.string(),
  text: z.string(),
  due: Day.nullable(),
  /** 时限 as printed. */
  deadlines: z.array(z.object({ value: z.string(), text: z.string() })),
  recurrence: z.array(Recurrence),
  thresholds: z.array(TaskThreshold),
  clauses: z.array(z.string()),
  indicators: z.array(z.string()),
};

/** A unit of a task to be issued: a group has been expanded, its printed name stays. */
export const NewTaskUnit = z.object({ unitId: UnitId, role: TaskUnitRole, printed: z.string(), groupId: UnitGroupId.nullable() });
export type NewTaskUnit = z.infer<typeof NewTaskUnit>;

/** A task as publication hands it over. */
export const NewTask = z.object({ ...saying, units: z.array(NewTaskUnit) });
export type NewTask = z.infer<typeof NewTask>;

/** 任务的几种状态, rolled up from the assignments of those who owe it. */
export const TaskState = z.enum([
  'issued', // 待签收：还没有一家签收
  'active', // 办理中
  'submitted', // 待核验：都反馈了，等核验
  'closed', // 已销号：都核验通过
  'void', // 已作废
]);
export type TaskState = z.infer<typeof TaskState>;
export const taskStates: Readonly<Record<TaskState, string>> = {
  issued: '待签收',
  active: '办理中',
  submitted: '待核验',
  closed: '已销号',
  void: '已作废',
};

/** 倒排工期的一步: `days` working days, from `from` up to and with `until`. */
export const TaskStep = z.object({
  name: line('步骤', 60),
  days: z.int('填整数').min(1, '至少 1 个工作日').max(500),
  from: Day,
  until: Day,
});
export type TaskStep = z.infer<typeof TaskStep>;

/** How far those who owe it have come; kept with the row, so that a list never counts. */
export const TaskTally = z.object({
  /** 牵头和责任单位: those who owe it. */
  owners: z.int(),
  acknowledged: z.int(),
  submitted: z.int(),
  closed: z.int(),
  /** Mean of the owners' percentages, or of the child tasks where it was handed down. */
  progress: z.int().min(0).max(100),
});
export type TaskTally = z.infer<typeof TaskTally>;

/** 任务：what the plan asks for, and how it stands. */
export const Task = z.object({
  ...saying,
  state: TaskState,
  tally: TaskTally,
  /** Who is named first: the lead unit, else the first in charge, else the first that helps; null where nobody has a share. */
  first: z.object({ unitId: UnitId, role: TaskUnitRole }).nullable(),
  /** How many units have a share. Both are kept with the row, so that a list reads one table. */
  unitCount: z.int(),
  /** 倒排工期. */
  steps: z.array(TaskStep),
  issuedOn: Day,
  closedOn: Day.nullable(),
  voidReason: z.string().nullable(),
  /** Child tasks it was handed down into, and how many of them are closed. */
  children: z.int(),
  childrenClosed: z.int(),
  /** Grows with every change of what the plan says. */
  revision: z.int(),
});
export type Task = z.infer<typeof Task>;

/** 时限的钟: what the working-day calendar says of a day. `days` are working days: left when positive, past when negative. */
export const Clock = z.object({
  kind: z.enum(['none', 'running', 'soon', 'today', 'overdue', 'stopped']),
  due: Day.nullable(),
  days: z.int(),
});
export type Clock = z.infer<typeof Clock>;

/** One row of the ledger 任务台账: what stands on it and nothing else, since a page of many is asked for all day. */
export const TaskRow = Task.pick({
  id: true,
  path: true,
  area: true,
  title: true,
  state: true,
  tally: true,
  unitCount: true,
}).extend({
  clock: Clock,
  documentTitle: z.string(),
  first: z.object({ unitId: UnitId, unitName: z.string() }).nullable(),
});
export type TaskRow = z.infer<typeof TaskRow>;

export const TaskTitle = line('任务名称', 80);
export const TaskText = paragraph('任务内容', 20_000, 1);
export const Reason = paragraph('原因', 500, 2);

/** 面向一页的任务: what this reader may do is in `can`. */
export const TaskDetail = Task.extend({ clock: Clock, documentTitle: z.string(), parentTitle: z.string().nullable(), can: Can });
export type TaskDetail = z.infer<typeof TaskDetail>;

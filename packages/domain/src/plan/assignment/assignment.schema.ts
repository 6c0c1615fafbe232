import { z } from 'zod';
import { Day, id, line, paragraph } from '../../kernel/index.ts';
import { Can, UnitId } from '../../organization/index.ts';
import { Sha256 } from '../../platform/index.ts';
import { TaskUnitRole } from '../draft/draftTask.schema.ts';
import { Clock, TaskId } from '../task/task.schema.ts';

export const AssignmentId = id<'Assignment'>();
export type AssignmentId = z.infer<typeof AssignmentId>;

/** 承办的几种状态；怎样流转见 assignment.rules.ts. */
export const AssignmentState = z.enum([
  'issued', // 待签收
  'active', // 办理中
  'submitted', // 待核验
  'returned', // 已退回
  'closed', // 已销号
  'transferred', // 已改派
  'void', // 已作废
]);
export type AssignmentState = z.infer<typeof AssignmentState>;
export const assignmentStates: Readonly<Record<AssignmentState, string>> = {
  issued: '待签收',
  active: '办理中',
  submitted: '待核验',
  returned: '已退回',
  closed: '已销号',
  transferred: '已改派',
  void: '已作废',
};

/** 延期申请: asked, and not yet answered. */
export const Extension = z.object({
  until: Day,
  reason: z.string(),
  askedOn: Day,
  askedBy: z.string(),
  /** The person behind `askedBy`: he does not grant it, wherever he works by then. */
  askedById: z.uuid().nullish(),
});
export type Extension = z.infer<typeof Extension>;

/** 承办：one unit's share of a task. Lead and responsible units owe it; a supporting unit acknowledges, and may report. */
export const Assignment = z.object({
  id: AssignmentId,
  taskId: TaskId,
  unitId: UnitId,
  role: TaskUnitRole,
  /** The name the document prints, a group's where it was expanded. */
  printed: z.string(),
  state: AssignmentState,
  progress: z.int().min(0).max(100),
  /** The task's day, or a later one that was granted. */
  due: Day.nullable(),
  /** How often it was extended. */
  extensions: z.int(),
  extension: Extension.nullable(),
  acknowledgedOn: Day.nullable(),
  submittedOn: Day.nullable(),
  /** The unit's own people who submitted; whoever verifies is somebody else, of another unit. */
  submittedBy: z.string().nullable(),
  /** The person behind `submittedBy`: he does not verify it, wherever he works by then. */
  submittedById: z.uuid().nullable(),
  closedOn: Day.nullable(),
  /** 退回几次. */
  returns: z.int(),
  lastWord: z.string(),
  /** Grows with every step; an act on an older one is refused. */
  revision: z.int(),
});
export type Assignment = z.infer<typeof Assignment>;

/** An assignment on a list: with the task it belongs to. `can`: assignmentActions. */
export const AssignmentRow = Assignment.omit({ submittedById: true }).extend({
  unitName: z.string(),
  taskTitle: z.string(),
  taskPath: z.string(),
  area: z.string(),
  documentTitle: z.string(),
  clock: Clock,
  can: Can,
});
export type AssignmentRow = z.infer<typeof AssignmentRow>;

/** 佐证: a file of the store that goes with a report. */
export const Evidence = z.strictObject({ sha256: Sha256, name: line('文件名', 200) });
export type Evidence = z.infer<typeof Evidence>;

/** 实测值 against a threshold of the task. */
export const Figure = z.strictObject({ metric: line('指标', 100), value: z.number('填数字'), unit: line('单位', 20, 0) });
export type Figure = z.infer<typeof Figure>;

export const ReportText = paragraph('办理情况', 5000, 2);
export const Progress = z.int('填整数').min(0, '最少 0').max(100, '最多 100');

/** 进展报告、反馈、核验意见: what was said at a step. Never changed. */
export const Report = z.object({
  id: z.uuid(),
  assignmentId: AssignmentId,
  unitName: z.string(),
  kind: z.enum(['report', 'submit', 'return', 'close', 'reopen']),
  at: z.string(),
  by: z.string(),
  text: z.string(),
  progress: z.int().nullable(),
  figures: z.array(Figure),
  files: z.array(Evidence),
});
export type Report = z.infer<typeof Report>;

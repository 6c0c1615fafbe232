import { z } from 'zod';
import { Day, id, line, paragraph } from '../../kernel/index.ts';
import { UnitGroupId, UnitId } from '../../organization/index.ts';
import { Recurrence, Span, ThresholdOperator } from '../reading/reading.schema.ts';

export const DraftTaskId = id<'DraftTask'>();
export type DraftTaskId = z.infer<typeof DraftTaskId>;

/** 一条任务核对到哪了；怎样流转见 draftTask.rules.ts. */
export const DraftTaskState = z.enum([
  'unreviewed', // 待核对
  'accepted', // 已确认
  'setAside', // 不是任务
  'merged', // 已并入另一条
]);
export type DraftTaskState = z.infer<typeof DraftTaskState>;
export const draftTaskStates: Readonly<Record<DraftTaskState, string>> = {
  unreviewed: '待核对',
  accepted: '已确认',
  setAside: '不是任务',
  merged: '已并入',
};

/** 牵头、协助、责任：a unit printed without either role is `responsible`, and nobody guesses. */
export const TaskUnitRole = z.enum(['lead', 'supporting', 'responsible']);
export type TaskUnitRole = z.infer<typeof TaskUnitRole>;
export const taskUnitRoles: Readonly<Record<TaskUnitRole, string>> = { lead: '牵头单位', supporting: '协助单位', responsible: '责任单位' };

const span = Span.nullable().default(null);

/**
 * A unit of a draft task. `printed` is the name in the document; what it means is decided once for the whole document
 * (`NamedUnit`), unless `unitId` or `groupId` says otherwise for this task alone.
 */
export const DraftUnit = z.strictObject({
  role: TaskUnitRole,
  printed: line('单位名称', 100),
  span,
  unitId: UnitId.nullable().default(null),
  groupId: UnitGroupId.nullable().default(null),
});
export type DraftUnit = z.infer<typeof DraftUnit>;

/** As `ReadDeadline`; without a place when a person added it. */
export const DraftDeadline = z.strictObject({ value: line('时限', 20, 0), text: line('时限', 60), span });
export const DraftRecurrence = z.strictObject({ value: Recurrence, text: line('频次', 60), span });
export const DraftThreshold = z.strictObject({
  metric: line('指标', 100, 0),
  operator: ThresholdOperator,
  value: z.number('填数字'),
  unit: line('单位', 20, 0),
  span,
});

/** 时限建议：the day a task falls due as far as its deadlines say, or the reason why none can be told. */
export const DueSuggestion = z.object({ day: Day.nullable(), reason: z.string() });
export type DueSuggestion = z.infer<typeof DueSuggestion>;

/** What a person may edit of a draft task. Spans are kept by the server: an item that was read keeps its place. */
export const DraftTaskFields = z.object({
  /** 编号路径 `三/(一)/1`. */
  path: line('编号', 100, 0),
  /** 领域：title of the working section it stands in, and that section's path. */
  area: line('领域', 200, 0),
  areaPath: line('领域编号', 100, 0),
  /** The period of an area × period plan (`2023-Q1`). */
  period: line('时段', 20, 0).nullable(),
  /** A short name for lists; begins as the first words of `text`. */
  title: line('任务名称', 80),
  text: paragraph('任务内容', 20_000, 1),
  /** Chosen by a person, or as `suggestedDue` says. */
  due: Day.nullable(),
  deadlines: z.array(DraftDeadline).max(50),
  recurrence: z.array(DraftRecurrence).max(20),
  thresholds: z.array(DraftThreshold).max(100),
  /** 条款编号, `2021/12`, or as printed where it is not known. */
  clauses: z.array(line('条款', 60)).max(50),
  /** 数据评价指标的编号. */
  indicators: z.array(line('指标', 60)).max(50),
  units: z.array(DraftUnit).max(300),
  /** The task of the plan from above that this one hands down (分解到下级). */
  parentTaskId: z.uuid().nullable(),
});
export type DraftTaskFields = z.infer<typeof DraftTaskFields>;
export type DraftTaskField = keyof DraftTaskFields;

export const draftTaskFields: Readonly<Record<DraftTaskField, string>> = {
  path: '编号',
  area: '领域',
  areaPath: '领域编号',
  period: '时段',
  title: '任务名称',
  text: '任务内容',
  due: '完成时限',
  deadlines: '时限原文',
  recurrence: '频次',
  thresholds: '指标与阈值',
  clauses: '条款',
  indicators: '数据评价指标',
  units: '单位',
  parentTaskId: '上级任务',
};

/** Against the version it replaces: 没变、有改动、挪了位置、新增. */
export const ComparedKind = z.enum(['same', 'changed', 'moved', 'new']);
export type ComparedKind = z.infer<typeof ComparedKind>;
export const comparedKinds: Readonly<Record<ComparedKind, string>> = { same: '没变', changed: '有改动', moved: '挪了位置', new: '新增' };

/** What became of an item of the former version. */
export const Comparison = z.object({
  kind: ComparedKind,
  /** The issued task this item will revise at publication. */
  taskId: z.uuid().nullable(),
  formerPath: z.string().nullable(),
  formerText: z.string().nullable(),
  /** Fields whose edits were taken over from the former version, so that nothing is keyed twice. */
  carried: z.array(z.string()),
});
export type Comparison = z.infer<typeof Comparison>;

/**
 * 草稿中的一条: what was read, and what people made of it. `position` orders the items of a document; leave gaps out of it, only
 * its order means something. `was` has the original value of each field that was edited since it was read: show it beside, and
 * send it back with `edit` to return to it. An item added by hand has `span` of the selection and an empty `was`.
 */
export const DraftTask = DraftTaskFields.extend({
  id: DraftTaskId,
  state: DraftTaskState,
  position: z.number(),
  /** The headings above it, outermost first. */
  headings: z.array(z.string()),
  /** Its place in the source text; null when it was not there. */
  span: Span.nullable(),
  suggestedDue: DueSuggestion,
  was: z.partialRecord(z.enum(Object.keys(draftTaskFields) as [DraftTaskField, ...DraftTaskField[]]), z.unknown()),
  /** The item it was merged into. */
  mergedInto: DraftTaskId.nullable(),
  comparison: Comparison.nullable(),
  /** The document's revision at its last edit; send it with every edit of this item. */
  revision: z.int(),
  changedBy: z.string().nullable(),
  changedAt: z.string().nullable(),
});
export type DraftTask = z.infer<typeof DraftTask>;

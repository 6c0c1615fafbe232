import { z } from 'zod';
import { Day } from '../../kernel/index.ts';
import { UnitId } from '../../organization/index.ts';
import { StandardKey } from '../../standard/index.ts';
import { Clock, TaskId, TaskState, TaskTally, TaskText, TaskTitle } from '../task/task.schema.ts';

/** 攻坚到哪一步: under way; `reached` 指标已达标，等销号; `fellBack` 达标后又掉下来; `over` the task is closed or void. */
export const ShortfallState = z.enum(['underWay', 'reached', 'fellBack', 'over']);
export type ShortfallState = z.infer<typeof ShortfallState>;
export const shortfallStates: Readonly<Record<ShortfallState, string>> = {
  underWay: '攻坚中',
  reached: '已达标，待销号',
  fellBack: '又未达标',
  over: '已结束',
};

/** 一项指标的攻坚: the task that is on it, and how the indicator stands since. */
export const ShortfallRow = z.object({
  indicator: StandardKey,
  taskId: TaskId,
  title: z.string(),
  taskState: TaskState,
  tally: TaskTally,
  clock: Clock,
  /** 牵头单位; null where the task has none any more. */
  leadUnitName: z.string().nullable(),
  startedOn: Day,
  /** 达标、未达标、未知 as last seen, with its sentence and since when. */
  standing: z.enum(['met', 'unmet', 'unknown']),
  reason: z.string(),
  since: Day,
  state: ShortfallState,
});
export type ShortfallRow = z.infer<typeof ShortfallRow>;

/** 攻坚任务的初稿: everything a task wants, proposed; the office may change all of it before it is issued. */
export const ShortfallProposal = z.object({
  indicator: StandardKey,
  name: z.string(),
  /** 现在差在哪里. */
  reason: z.string(),
  /** Its target was not seen in the text of the standard. */
  unconfirmed: z.boolean(),
  title: TaskTitle,
  text: TaskText,
  due: Day,
  leadUnitId: UnitId.nullable(),
  leadUnitName: z.string().nullable(),
  /** Why no task is made of it: one is under way, or it is met. */
  refusal: z.string().nullable(),
  /** The task that is under way. */
  taskId: TaskId.nullable(),
});
export type ShortfallProposal = z.infer<typeof ShortfallProposal>;

/** 要下达的一项攻坚. */
export const NewShortfall = z.strictObject({
  indicator: StandardKey,
  title: TaskTitle,
  text: TaskText,
  due: Day,
  leadUnitId: UnitId,
});
export type NewShortfall = z.infer<typeof NewShortfall>;

import { z } from 'zod';
import { factKind } from '../../kernel/index.ts';
import { NameDecision } from './draft.schema.ts';
import { type DraftTaskField, draftTaskFields, TaskUnitRole, taskUnitRoles } from './draftTask.schema.ts';

const taskId = z.string();
const title = z.string();
const says = (field: string) => draftTaskFields[field as DraftTaskField] ?? field;

/** What is recorded about drafts; `about` is the document's id. Which words were changed is in the data, for the history of a task. */
export const draftFacts = {
  taskEdited: factKind({
    kind: 'draftTask.edited',
    says: '修改任务',
    data: z.object({ taskId, title, changes: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })) }),
    line: (d) => `修改“${d.title}”的${Object.keys(d.changes).map(says).join('、')}`,
  }),
  tasksAccepted: factKind({
    kind: 'draftTask.accepted',
    says: '确认任务',
    data: z.object({ taskIds: z.array(taskId), title }),
    line: (d) => (d.taskIds.length === 1 ? `确认“${d.title}”` : `确认 ${d.taskIds.length} 条任务`),
  }),
  tasksReconsidered: factKind({
    kind: 'draftTask.reconsideredMany',
    says: '重新核对任务',
    data: z.object({ taskIds: z.array(taskId) }),
    line: (d) => `${d.taskIds.length} 条任务改回待核对`,
  }),
  tasksAssigned: factKind({
    kind: 'draftTask.assignedMany',
    says: '加单位',
    data: z.object({ taskIds: z.array(taskId), printed: z.string(), role: TaskUnitRole, off: z.boolean() }),
    line: (d) => `${d.taskIds.length} 条任务${d.off ? '去掉' : '加上'}${taskUnitRoles[d.role]}“${d.printed}”`,
  }),
  taskReconsidered: factKind({
    kind: 'draftTask.reconsidered',
    says: '重新核对任务',
    data: z.object({ taskId, title }),
    line: (d) => `“${d.title}”改回待核对`,
  }),
  taskSetAside: factKind({
    kind: 'draftTask.setAside',
    says: '标为不是任务',
    data: z.object({ taskId, title }),
    line: (d) => `“${d.title}”标为不是任务`,
  }),
  taskRestored: factKind({
    kind: 'draftTask.restored',
    says: '恢复为任务',
    data: z.object({ taskId, title }),
    line: (d) => `“${d.title}”恢复为任务`,
  }),
  taskSplit: factKind({
    kind: 'draftTask.split',
    says: '拆开任务',
    data: z.object({ taskId, newTaskId: taskId, title, newTitle: title, at: z.int() }),
    line: (d) => `拆出“${d.newTitle}”`,
  }),
  tasksMerged: factKind({
    kind: 'draftTask.merged',
    says: '合并任务',
    data: z.object({ taskId, title, others: z.array(taskId) }),
    line: (d) => `${d.others.length} 条并入“${d.title}”`,
  }),
  taskMoved: factKind({
    kind: 'draftTask.moved',
    says: '移动任务',
    data: z.object({ taskId, title, behind: taskId.nullable() }),
    line: (d) => `移动“${d.title}”`,
  }),
  taskAdded: factKind({
    kind: 'draftTask.added',
    says: '添任务',
    data: z.object({ taskId, title, start: z.int(), end: z.int() }),
    line: (d) => `从原文添“${d.title}”`,
  }),
  unitConfirmed: factKind({
    kind: 'draftUnit.confirmed',
    says: '认定单位名称',
    data: z.object({ printed: z.string(), decision: NameDecision.nullable(), name: z.string().nullable(), remembered: z.boolean() }),
    line: (d) =>
      d.decision === null
        ? `“${d.printed}”改回未认定`
        : d.decision.kind === 'none'
          ? `“${d.printed}”不是本市的单位`
          : `“${d.printed}”认定为“${d.name ?? ''}”`,
  }),
  flagsSettled: factKind({
    kind: 'draftFlag.settled',
    says: '处理存疑',
    data: z.object({ flagIds: z.array(z.string()), note: z.string() }),
    line: (d) => `处理 ${d.flagIds.length} 处存疑${d.note ? `：${d.note}` : ''}`,
  }),
  flagsUnsettled: factKind({
    kind: 'draftFlag.unsettled',
    says: '恢复存疑',
    data: z.object({ flagIds: z.array(z.string()) }),
    line: (d) => `恢复 ${d.flagIds.length} 处存疑`,
  }),
  phaseEdited: factKind({
    kind: 'draftPhase.edited',
    says: '修改阶段',
    data: z.object({ phaseId: z.string(), name: z.string(), start: z.string().nullable(), end: z.string().nullable() }),
    line: (d) => `阶段“${d.name}”定为 ${d.start ?? '未定'} 至 ${d.end ?? '未定'}`,
  }),
};

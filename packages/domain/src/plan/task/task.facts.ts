import { z } from 'zod';
import { Day, factKind } from '../../kernel/index.ts';
import { TaskUnitRole, taskUnitRoles } from '../draft/draftTask.schema.ts';
import { TaskStep } from './task.schema.ts';

const named = { path: z.string(), title: z.string() };
const called = ({ path, title }: { path: string; title: string }) => `${path ? `${path} ` : ''}${title}`;

/** What is recorded about tasks; `about` is the task's id. */
export const taskFacts = {
  issued: factKind({
    kind: 'task.issued',
    says: '下达任务',
    data: z.object({ ...named, documentId: z.uuid(), due: Day.nullable(), units: z.array(z.string()) }),
    line: (d) => `下达“${called(d)}”，${d.units.length} 个单位承办${d.due ? `，${d.due} 前完成` : ''}`,
  }),
  amended: factKind({
    kind: 'task.amended',
    says: '修改任务',
    data: z.object({ ...named, reason: z.string(), before: z.record(z.string(), z.unknown()), after: z.record(z.string(), z.unknown()) }),
    line: (d) => `修改“${called(d)}”：${d.reason}`,
  }),
  assigned: factKind({
    kind: 'task.assigned',
    says: '加承办单位',
    data: z.object({ ...named, unitName: z.string(), role: TaskUnitRole, reason: z.string() }),
    line: (d) => `“${called(d)}”加${taskUnitRoles[d.role]}${d.unitName}：${d.reason}`,
  }),
  handedDown: factKind({
    kind: 'task.handedDown',
    says: '分解任务',
    data: z.object({ ...named, children: z.int(), units: z.array(z.string()) }),
    line: (d) => `把“${called(d)}”分解给 ${d.units.length} 个单位`,
  }),
  scheduled: factKind({
    kind: 'task.scheduled',
    says: '倒排工期',
    data: z.object({ ...named, steps: z.array(TaskStep) }),
    line: (d) => `“${called(d)}”倒排 ${d.steps.length} 步，${d.steps[0]?.from ?? ''} 起`,
  }),
  voided: factKind({
    kind: 'task.voided',
    says: '作废任务',
    data: z.object({ ...named, reason: z.string() }),
    line: (d) => `作废“${called(d)}”：${d.reason}`,
  }),
  closed: factKind({
    kind: 'task.closed',
    says: '任务销号',
    data: z.object(named),
    line: (d) => `“${called(d)}”全部核验通过，销号`,
  }),
  overdue: factKind({
    kind: 'task.overdue',
    says: '任务超期',
    data: z.object({ ...named, assignmentId: z.uuid(), unitName: z.string(), due: Day }),
    line: (d) => `${d.unitName}的“${called(d)}”超期，时限 ${d.due}`,
  }),
  exported: factKind({
    kind: 'task.exported',
    says: '导出任务台账',
    data: z.object({ format: z.string(), filter: z.record(z.string(), z.string()) }),
    line: (d) => `导出任务台账（${d.format}）`,
  }),
};

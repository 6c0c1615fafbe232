import { z } from 'zod';
import { Day, factKind } from '../../kernel/index.ts';

const named = { assignmentId: z.uuid(), unitName: z.string(), path: z.string(), title: z.string() };
const text = z.string();
const called = (d: { unitName: string; title: string }) => `${d.unitName}“${d.title}”`;

/** What is recorded about assignments; `about` is the task's id, so that a task's life is one line of facts. */
export const assignmentFacts = {
  acknowledged: factKind({ kind: 'assignment.acknowledged', says: '签收', data: z.object(named), line: (d) => `${called(d)}签收` }),
  reported: factKind({
    kind: 'assignment.reported',
    says: '报进展',
    data: z.object({ ...named, text, progress: z.int(), files: z.int() }),
    line: (d) => `${called(d)}报进展 ${d.progress}%：${d.text}`,
  }),
  submitted: factKind({
    kind: 'assignment.submitted',
    says: '反馈',
    data: z.object({ ...named, text, files: z.int() }),
    line: (d) => `${called(d)}反馈：${d.text}`,
  }),
  returned: factKind({
    kind: 'assignment.returned',
    says: '退回',
    data: z.object({ ...named, reason: text }),
    line: (d) => `退回${called(d)}：${d.reason}`,
  }),
  closed: factKind({
    kind: 'assignment.closed',
    says: '核验通过，销号',
    data: z.object({ ...named, opinion: text }),
    line: (d) => `${called(d)}核验通过，销号${d.opinion ? `：${d.opinion}` : ''}`,
  }),
  reopened: factKind({
    kind: 'assignment.reopened',
    says: '重开',
    data: z.object({ ...named, reason: text }),
    line: (d) => `重开${called(d)}：${d.reason}`,
  }),
  extensionRequested: factKind({
    kind: 'assignment.extensionRequested',
    says: '申请延期',
    data: z.object({ ...named, until: Day, reason: text }),
    line: (d) => `${called(d)}申请延到 ${d.until}：${d.reason}`,
  }),
  extensionGranted: factKind({
    kind: 'assignment.extensionGranted',
    says: '批准延期',
    data: z.object({ ...named, from: Day.nullable(), until: Day }),
    line: (d) => `${called(d)}准予延到 ${d.until}`,
  }),
  extensionRefused: factKind({
    kind: 'assignment.extensionRefused',
    says: '不批延期',
    data: z.object({ ...named, until: Day, reason: text }),
    line: (d) => `${called(d)}不同意延到 ${d.until}：${d.reason}`,
  }),
  transferred: factKind({
    kind: 'assignment.transferred',
    says: '改派',
    data: z.object({ ...named, toUnitName: z.string(), reason: text }),
    line: (d) => `${called(d)}改派给${d.toUnitName}：${d.reason}`,
  }),
};

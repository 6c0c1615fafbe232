import { z } from 'zod';
import { Day, line, verb } from '../../kernel/index.ts';
import { PlanDocumentId } from '../document/planDocument.schema.ts';
import { Span } from '../reading/reading.schema.ts';
import { Draft, DraftChange, DraftFlagId, DraftPhaseId, NameDecision, NameSettling, PhaseName } from './draft.schema.ts';
import { DraftTaskFields, DraftTaskId, DraftUnit } from './draftTask.schema.ts';

const may = 'plan.import';
const item = { documentId: PlanDocumentId, id: DraftTaskId, revision: z.int() };
const items = (most: number) => z.array(z.strictObject({ id: DraftTaskId, revision: z.int() })).max(most, `一次最多 ${most} 条`);
const note = line('处理意见', 200, 0);

/** 草稿: read it once, then poll `changes` every 2–3 seconds. */
export const draftContract = {
  read: verb({
    name: 'draft.read',
    method: 'GET',
    path: '/api/plan-documents/:documentId/draft',
    may: 'plan.read',
    summary: '查一份方案的草稿',
    input: z.strictObject({ documentId: PlanDocumentId }),
    output: Draft,
  }),
  changes: verb({
    name: 'draft.changes',
    method: 'GET',
    path: '/api/plan-documents/:documentId/draft/changes',
    may: 'plan.read',
    summary: '查草稿的改动',
    input: z.strictObject({ documentId: PlanDocumentId, since: z.coerce.number<number>().int().min(0) }),
    output: DraftChange,
  }),
};

/**
 * 草稿中的任务. Every edit carries the item's `revision` and answers with a `DraftChange`; an outdated one is refused with 409
 * `draft.outdated`, whose details hold the item as it is now (`current`) and who changed it (`by`).
 */
export const draftTaskContract = {
  /** Any of the fields; what is not sent stays. Also: assign units, set the due day, the parent task, the area. */
  edit: verb({
    name: 'draftTask.edit',
    method: 'POST',
    path: '/api/plan-documents/:documentId/draft-tasks/:id/edit',
    may,
    summary: '修改一条任务',
    input: z.strictObject({ ...item, change: DraftTaskFields.partial().strict() }),
    output: DraftChange,
  }),
  accept: verb({
    name: 'draftTask.accept',
    method: 'POST',
    path: '/api/plan-documents/:documentId/draft-tasks/:id/accept',
    may,
    summary: '确认一条任务',
    input: z.strictObject(item),
    output: DraftChange,
  }),
  /** All that want no second look (`doubtsOf` is empty); with `items` only those of them, doubts or not. */
  acceptMany: verb({
    name: 'draftTask.acceptMany',
    method: 'POST',
    path: '/api/plan-documents/:documentId/draft-tasks/accept-many',
    may,
    summary: '确认没有疑点的任务',
    input: z.strictObject({ documentId: PlanDocumentId, items: items(10_000).optional() }),
    output: DraftChange,
  }),
  reconsider: verb({
    name: 'draftTask.reconsider',
    method: 'POST',
    path: '/api/plan-documents/:documentId/draft-tasks/:id/reconsider',
    may,
    summary: '重新核对一条任务',
    input: z.strictObject(item),
    output: DraftChange,
  }),
  reconsiderMany: verb({
    name: 'draftTask.reconsiderMany',
    method: 'POST',
    path: '/api/plan-documents/:documentId/draft-tasks/reconsider-many',
    may,
    summary: '重新核对几条任务',
    input: z.strictObject({ documentId: PlanDocumentId, items: items(10_000).min(1, '再选一条任务') }),
    output: DraftChange,
  }),
  /** 一并加单位, or with `off` take it away again: the same unit in the same role on many items; those that have it stay as they are. */
  assignMany: verb({
    name: 'draftTask.assignMany',
    method: 'POST',
    path: '/api/plan-documents/:documentId/draft-tasks/assign-many',
    may,
    summary: '给几条任务加单位',
    input: z.strictObject({
      documentId: PlanDocumentId,
      items: items(10_000).min(1, '再选一条任务'),
      unit: DraftUnit.omit({ span: true }),
      off: z.boolean().default(false),
    }),
    output: DraftChange,
  }),
  setAside: verb({
    name: 'draftTask.setAside',
    method: 'POST',
    path: '/api/plan-documents/:documentId/draft-tasks/:id/set-aside',
    may,
    summary: '标为不是任务',
    input: z.strictObject(item),
    output: DraftChange,
  }),
  restore: verb({
    name: 'draftTask.restore',
    method: 'POST',
    path: '/api/plan-documents/:documentId/draft-tasks/:id/restore',
    may,
    summary: '恢复为任务',
    input: z.strictObject(item),
    output: DraftChange,
  }),
  /** `at`: offset in the item's `text` (UTF-16). The second part becomes an item of its own right behind it, with the same units. */
  split: verb({
    name: 'draftTask.split',
    method: 'POST',
    path: '/api/plan-documents/:documentId/draft-tasks/:id/split',
    may,
    summary: '把一条任务拆成两条',
    input: z.strictObject({ ...item, at: z.int().min(1) }),
    output: DraftChange,
  }),
  /** The others go into this one, in the order of the document; their units, deadlines and figures with them. */
  merge: verb({
    name: 'draftTask.merge',
    method: 'POST',
    path: '/api/plan-documents/:documentId/draft-tasks/:id/merge',
    may,
    summary: '把几条任务并成一条',
    input: z.strictObject({ ...item, others: items(50).min(1, '再选一条要并进来的任务') }),
    output: DraftChange,
  }),
  /** Right behind another item, or first when `behind` is null; the section fields change when given. */
  move: verb({
    name: 'draftTask.move',
    method: 'POST',
    path: '/api/plan-documents/:documentId/draft-tasks/:id/move',
    may,
    summary: '移动一条任务',
    input: z.strictObject({
      ...item,
      behind: DraftTaskId.nullable(),
      ...DraftTaskFields.pick({ path: true, area: true, areaPath: true, period: true }).partial().shape,
    }),
    output: DraftChange,
  }),
  /** From a selection in the source text: its units, deadlines and figures are read out of it. */
  add: verb({
    name: 'draftTask.add',
    method: 'POST',
    path: '/api/plan-documents/:documentId/draft-tasks/add',
    may,
    summary: '从原文添一条任务',
    input: z.strictObject({ documentId: PlanDocumentId, span: Span }),
    output: DraftChange,
  }),
  /** Clauses and indicators its text seems to speak of, best first, each with the reason. Nothing is taken over unasked. */
  suggest: verb({
    name: 'draftTask.suggest',
    method: 'GET',
    path: '/api/plan-documents/:documentId/draft-tasks/:id/suggestions',
    may: 'plan.read',
    summary: '查一条任务可能对应的条款和指标',
    input: z.strictObject({ documentId: PlanDocumentId, id: DraftTaskId }),
    output: z.object({
      clauses: z.array(z.object({ code: z.string(), name: z.string(), reason: z.string() })),
      indicators: z.array(z.object({ code: z.string(), name: z.string(), reason: z.string() })),
    }),
  }),
};

export const draftUnitContract = {
  /**
   * 认定文中的一个单位名称, for every mention in the document. A unit is remembered as its alias (unless `remember` is false or the
   * right to register aliases is missing), a group and `none` by this decision: the next document does not ask again.
   * `decision` null takes it back.
   */
  confirm: verb({
    name: 'draftUnit.confirm',
    method: 'POST',
    path: '/api/plan-documents/:documentId/draft-units/confirm',
    may,
    summary: '认定文中的单位名称',
    input: z.strictObject({
      documentId: PlanDocumentId,
      printed: z.string().min(1).max(200),
      decision: NameDecision.nullable(),
      remember: z.boolean().default(true),
    }),
    output: DraftChange,
  }),
  /** 一并认定, all or nothing. A unit that is not there yet is founded in the same step, once for all names it is asked for by. */
  settle: verb({
    name: 'draftUnit.settle',
    method: 'POST',
    path: '/api/plan-documents/:documentId/draft-units/settle',
    may,
    summary: '一并认定文中的单位名称',
    input: z.strictObject({
      documentId: PlanDocumentId,
      names: z.array(NameSettling).min(1, '再选一个名称').max(500, '一次最多 500 个名称'),
    }),
    output: DraftChange,
  }),
};

const flags = { documentId: PlanDocumentId, ids: z.array(DraftFlagId).min(1).max(20_000) };

export const draftFlagContract = {
  /** One or many, with what was decided. What is settled already stays as it is. */
  settle: verb({
    name: 'draftFlag.settle',
    method: 'POST',
    path: '/api/plan-documents/:documentId/draft-flags/settle',
    may,
    summary: '处理存疑',
    input: z.strictObject({ ...flags, note: note.default('') }),
    output: DraftChange,
  }),
  unsettle: verb({
    name: 'draftFlag.unsettle',
    method: 'POST',
    path: '/api/plan-documents/:documentId/draft-flags/unsettle',
    may,
    summary: '恢复存疑',
    input: z.strictObject(flags),
    output: DraftChange,
  }),
};

export const draftPhaseContract = {
  /** `revision` is the phase's. */
  edit: verb({
    name: 'draftPhase.edit',
    method: 'POST',
    path: '/api/plan-documents/:documentId/draft-phases/:id/edit',
    may,
    summary: '修改阶段',
    input: z.strictObject({
      documentId: PlanDocumentId,
      id: DraftPhaseId,
      revision: z.int(),
      name: PhaseName.optional(),
      start: Day.nullable().optional(),
      end: Day.nullable().optional(),
    }),
    output: DraftChange,
  }),
};

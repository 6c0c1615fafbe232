import { z } from 'zod';
import { Day, line, pageInput, pageOf, paragraph, verb } from '../../kernel/index.ts';
import { Can, TrailRow, UnitId } from '../../organization/index.ts';
import { Sha256 } from '../../platform/index.ts';
import { DocumentNumber, DocumentTitle, IssuerName, PlanDocumentId, PlanDocumentRow, PlanDocumentState } from './planDocument.schema.ts';

/** 下达前看一眼：what publication will do, what it warns of, and why it is refused. */
export const PublicationCheck = z.object({
  revision: z.int(),
  /** The sentence on the greyed button, or null. What this dialog itself settles (`openNames`, `gone`) is not in it. */
  refusal: z.string().nullable(),
  /** Names nobody has decided on, with how many tasks each; publication wants every one of them in `leaveOpen`. */
  openNames: z.array(z.object({ printed: z.string(), tasks: z.int() })),
  openFlags: z.int(),
  /** Tasks that will go out with nobody to acknowledge them. */
  withoutUnit: z.int(),
  /** Tasks whose due day has gone by already. */
  past: z.int(),
  tasks: z.int(),
  assignments: z.int(),
  units: z.int(),
  withoutDue: z.int(),
  /** A new version: tasks issued by the former one that this one no longer has; each wants `void` or `keep`. */
  gone: z.array(z.object({ taskId: z.uuid(), path: z.string(), title: z.string() })),
  /** A new version: issued tasks whose text, units or due day will change. */
  changed: z.int(),
});
export type PublicationCheck = z.infer<typeof PublicationCheck>;

const byId = z.strictObject({ id: PlanDocumentId });

/**
 * 方案文件. Import answers at once with a row in state `reading`; a page reads the row every second until `state` is another.
 * What is inside a document is the draft's contract.
 */
export const planDocumentContract = {
  list: verb({
    name: 'planDocument.list',
    method: 'GET',
    path: '/api/plan-documents',
    may: 'plan.read',
    summary: '查方案',
    input: z.strictObject({
      ...pageInput,
      state: PlanDocumentState.optional(),
      /** Part of the title or of the document number. */
      search: z.string().trim().max(60, '最多 60 个字').optional(),
    }),
    /** Newest first. `can`: import. */
    output: pageOf(PlanDocumentRow).extend({ can: Can }),
  }),
  read: verb({
    name: 'planDocument.read',
    method: 'GET',
    path: '/api/plan-documents/:id',
    may: 'plan.read',
    summary: '查一份方案',
    input: byId,
    output: PlanDocumentRow,
  }),
  /** The file first (`file.put`), then this: or `text` as pasted. Exactly one of `file` and `text`. */
  import: verb({
    name: 'planDocument.import',
    method: 'POST',
    path: '/api/plan-documents/import',
    may: 'plan.import',
    // four million characters, three bytes each, and what JSON adds
    bodyBytes: 16 * 2 ** 20,
    summary: '导入方案',
    input: z.strictObject({
      file: z.strictObject({ sha256: Sha256, name: line('文件名', 200) }).optional(),
      text: paragraph('粘贴的文字', 4_000_000).optional(),
      /** Otherwise the title that is read, or the file's name. */
      title: DocumentTitle.optional(),
      /** The published document this is a new version of. */
      replaces: PlanDocumentId.optional(),
      /** The published plan from above that this one hands down. */
      parentDocumentId: PlanDocumentId.optional(),
      /** Whose plan it is; otherwise the place where one's own right to import stands. */
      unitId: UnitId.optional(),
    }),
    output: PlanDocumentRow,
  }),
  /** 改题录: what is not sent stays. */
  edit: verb({
    name: 'planDocument.edit',
    method: 'POST',
    path: '/api/plan-documents/:id/edit',
    may: 'plan.import',
    summary: '改方案的题录',
    input: z.strictObject({
      id: PlanDocumentId,
      title: DocumentTitle.optional(),
      documentNumber: DocumentNumber.optional(),
      issuer: IssuerName.optional(),
      issuedOn: Day.nullable().optional(),
    }),
    output: PlanDocumentRow,
  }),
  /** 经过, newest first: for whoever may read the document. */
  history: verb({
    name: 'planDocument.history',
    method: 'GET',
    path: '/api/plan-documents/:id/history',
    may: 'plan.read',
    summary: '查一份方案的经过',
    input: z.strictObject({ ...pageInput, id: PlanDocumentId }),
    output: pageOf(TrailRow.omit({ data: true })),
  }),
  abandon: verb({
    name: 'planDocument.abandon',
    method: 'POST',
    path: '/api/plan-documents/:id/abandon',
    may: 'plan.import',
    summary: '作废方案',
    input: z.strictObject({ id: PlanDocumentId, reason: paragraph('原因', 200).default('') }),
    output: PlanDocumentRow,
  }),
  checkPublication: verb({
    name: 'planDocument.checkPublication',
    method: 'GET',
    path: '/api/plan-documents/:id/publication',
    may: 'plan.read',
    summary: '下达前检查',
    input: byId,
    output: PublicationCheck,
  }),
  /** All in one: tasks, facts, notices. A `revision` that is not the document's is refused: somebody edited meanwhile. */
  publish: verb({
    name: 'planDocument.publish',
    method: 'POST',
    path: '/api/plan-documents/:id/publish',
    may: 'plan.publish',
    summary: '下达任务',
    input: z.strictObject({
      id: PlanDocumentId,
      revision: z.int(),
      /** The due day of tasks that have none; null leaves them without. */
      defaultDue: Day.nullable().default(null),
      /** Names left undecided, knowingly: their tasks go out without them, and are given a unit later. */
      leaveOpen: z.array(z.string().min(1).max(200)).max(2_000).default([]),
      /** A new version: what becomes of each task that is gone from it. */
      gone: z
        .array(z.strictObject({ taskId: z.uuid(), action: z.enum(['void', 'keep']) }))
        .max(10_000)
        .default([]),
    }),
    output: z.object({ document: PlanDocumentRow, issued: z.int(), revised: z.int(), voided: z.int(), assignments: z.int() }),
  }),
  /** 任务指标分解表, also of a draft; with `unitId` only what concerns that unit. */
  breakdown: verb({
    name: 'planDocument.breakdown',
    method: 'GET',
    path: '/api/plan-documents/:id/breakdown',
    may: 'plan.read',
    summary: '下载任务指标分解表',
    input: z.strictObject({ id: PlanDocumentId, format: z.enum(['xlsx', 'docx']).default('xlsx'), unitId: UnitId.optional() }),
    output: z.unknown(),
    produces: 'application/octet-stream',
  }),
};

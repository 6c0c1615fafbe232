import { z } from 'zod';
import { Day, id, line } from '../../kernel/index.ts';
import { Can, UnitId } from '../../organization/index.ts';
import { Sha256 } from '../../platform/index.ts';

export const PlanDocumentId = id<'PlanDocument'>();
export type PlanDocumentId = z.infer<typeof PlanDocumentId>;

/** 方案的几种状态；怎样流转见 planDocument.rules.ts. */
export const PlanDocumentState = z.enum([
  'reading', // 读取中：文件已收下，正在读
  'draft', // 核对中：读出来了，等人核对
  'published', // 已下达：任务已发到各单位
  'superseded', // 已有新版：内容由后来的一版接着管
  'unreadable', // 读不出：文件打不开或没有文字
  'abandoned', // 已作废：不用了
]);
export type PlanDocumentState = z.infer<typeof PlanDocumentState>;

export const planDocumentStates: Readonly<Record<PlanDocumentState, string>> = {
  reading: '读取中',
  draft: '核对中',
  published: '已下达',
  superseded: '已有新版',
  unreadable: '读不出',
  abandoned: '已作废',
};

/** 读到哪一步，in order; null once the reading is over. */
export const ReadingStep = z.enum(['waiting', 'text', 'tasks', 'units', 'saving']);
export type ReadingStep = z.infer<typeof ReadingStep>;
export const readingSteps: Readonly<Record<ReadingStep, string>> = {
  waiting: '等候',
  text: '读出文字',
  tasks: '认出任务',
  units: '对上单位',
  saving: '存成草稿',
};

export const DocumentTitle = line('方案名称', 200, 2);
export const DocumentNumber = line('发文字号', 60, 0);
export const IssuerName = line('发文机关', 200, 0);

/** How far the checking has come. Kept with the row, so that a list never counts. */
export const DraftCounts = z.object({
  /** Items that count as tasks: not set aside, not merged into another. */
  tasks: z.int(),
  accepted: z.int(),
  setAside: z.int(),
  openFlags: z.int(),
  /** Names printed in the document that are not yet matched to a unit or group. */
  openUnits: z.int(),
});
export type DraftCounts = z.infer<typeof DraftCounts>;

/** 方案文件：a document of the office that is, or may become, tasks. */
export const PlanDocument = z.object({
  id: PlanDocumentId,
  state: PlanDocumentState,
  title: z.string(),
  /** 发文字号, empty where none. */
  documentNumber: z.string(),
  issuer: z.string(),
  issuedOn: Day.nullable(),
  /** The unit whose plan it is: the place where the importer's right stands. */
  unitId: UnitId,
  /** The file as it came, in the file store (`file.get`); pasted text is kept as a .txt. */
  fileSha256: Sha256,
  fileName: z.string(),
  /** The published document this is a new version of. */
  replacesId: PlanDocumentId.nullable(),
  /** The plan from above that this one hands down. */
  parentDocumentId: PlanDocumentId.nullable(),
  step: ReadingStep.nullable(),
  /** Why it is unreadable, in words a clerk can act on. */
  trouble: z.string().nullable(),
  importedAt: z.string(),
  importedBy: z.string(),
  publishedAt: z.string().nullable(),
  publishedBy: z.string().nullable(),
  /** Grows by one with every edit of the draft, whoever makes it. */
  revision: z.int(),
  counts: DraftCounts,
});
export type PlanDocument = z.infer<typeof PlanDocument>;

/** A document as a reader sees it. `can`: abandon, edit, publish (see planDocumentActions). */
export const PlanDocumentRow = PlanDocument.extend({
  unitName: z.string(),
  replacesTitle: z.string().nullable(),
  parentTitle: z.string().nullable(),
  can: Can,
});
export type PlanDocumentRow = z.infer<typeof PlanDocumentRow>;

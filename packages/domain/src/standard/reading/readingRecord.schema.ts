import { z } from 'zod';
import { Day, id, line, paragraph } from '../../kernel/index.ts';
import { Can, UnitId } from '../../organization/index.ts';
import { Sha256 } from '../../platform/index.ts';
import { StandardKey, StatisticalScope } from '../edition/edition.schema.ts';
import { Reading, ReadingYear } from './reading.schema.ts';

/** 统计范围 as people call it. */
export const scopeSays: Readonly<Record<StatisticalScope, string>> = { builtUp: '建成区', urban: '城区', jurisdiction: '辖区' };

export const ReadingId = id<'Reading'>();
export type ReadingId = z.infer<typeof ReadingId>;

/** 指标数的几种状态；怎样流转见 readingLife.rules.ts. */
export const ReadingState = z.enum([
  'draft', // 草稿
  'reported', // 待核准
  'returned', // 已退回
  'approved', // 已核准
  'frozen', // 已锁定：随国家报送表锁定
]);
export type ReadingState = z.infer<typeof ReadingState>;
export const readingStates: Readonly<Record<ReadingState, string>> = {
  draft: '草稿',
  reported: '待核准',
  returned: '已退回',
  approved: '已核准',
  frozen: '已锁定',
};

/** 佐证文件的类别, with the code of the national reporting interface (domain facts 1.5). */
export const DocumentType = z.enum(['law', 'rule', 'normative', 'official'], '文件类别没有选');
export type DocumentType = z.infer<typeof DocumentType>;
export const documentTypes: Readonly<Record<DocumentType, { code: string; says: string }>> = {
  law: { code: '01', says: '法规' },
  rule: { code: '02', says: '规章' },
  normative: { code: '03', says: '一般规范性文件' },
  official: { code: '04', says: '公文' },
};

/** 佐证文件: PDF or OFD only, with the metadata that the national interface asks for. */
export const ReadingDocument = z.strictObject({
  sha256: Sha256,
  name: line('文件名', 200),
  type: DocumentType,
  department: line('发文单位', 100),
  releasedOn: Day,
  effectiveOn: Day,
  revisedOn: Day.nullable().default(null),
});
export type ReadingDocument = z.infer<typeof ReadingDocument>;

/** What is stated: the figure, what it was computed from, and the place's own plan. */
export const Stated = Reading.pick({ value: true, plan: true }).extend({
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
});
export type Stated = z.infer<typeof Stated>;

/** 更正：what stood before, and why it does not any more. */
export const Correction = z.object({ was: Stated, reason: z.string(), by: z.string(), at: z.string() });
export type Correction = z.infer<typeof Correction>;

/** One figure on record. `part` is a species, a pollutant, or the id of a subdistrict; `partName` as people read it. */
export const ReadingRecord = Stated.extend({
  id: ReadingId,
  indicator: StandardKey,
  year: ReadingYear,
  part: z.string().nullable(),
  partName: z.string().nullable(),
  /** 填报单位, when it was last filled in. */
  unitId: UnitId,
  state: ReadingState,
  scope: StatisticalScope,
  /** 统计来源. */
  source: z.string(),
  note: z.string(),
  document: ReadingDocument.nullable(),
  /** Why an unlikely figure is right all the same. */
  doubtReason: z.string(),
  /** 自动计算: the registered source it was taken from; null where a person stated it. */
  computed: z.string().nullable(),
  filledBy: z.string(),
  filledAt: z.string(),
  reportedBy: z.string().nullable(),
  /** The person behind `reportedBy`: he does not approve it. */
  reportedById: z.uuid().nullable(),
  approvedBy: z.string().nullable(),
  approvedAt: z.string().nullable(),
  /** 退回或更正的理由, the latest. */
  lastWord: z.string(),
  /** What was approved last and counts until something newer is; null where nothing was. */
  inForce: Stated.extend({ documented: z.boolean() }).nullable(),
  /** 更正过几次，oldest first. */
  corrections: z.array(Correction),
  revision: z.int(),
});
export type ReadingRecord = z.infer<typeof ReadingRecord>;

/** A figure as a reader sees it. `doubts`: what is unlikely about it; `can`: readingActions. */
export const ReadingRow = ReadingRecord.omit({ reportedById: true }).extend({
  unitName: z.string(),
  doubts: z.array(z.string()),
  can: Can,
});
export type ReadingRow = z.infer<typeof ReadingRow>;

const typed = (what: string) => line(what, 40, 0).default('');

/**
 * 填报的内容, as it was typed: a figure, or numerator and denominator from which it is computed. `revision` is the one that was seen,
 * 0 where nothing was there.
 */
export const ReadingForm = z.strictObject({
  indicator: StandardKey,
  year: ReadingYear,
  part: z.string().min(1).max(60).nullable().default(null),
  revision: z.int().min(0).default(0),
  value: typed('数'),
  numerator: typed('分子'),
  denominator: typed('分母'),
  plan: typed('规划值'),
  scope: StatisticalScope.optional(),
  source: line('统计来源', 100, 0).default(''),
  note: paragraph('说明', 1000).default(''),
  document: ReadingDocument.nullable().default(null),
  doubtReason: line('核对说明', 200, 0).default(''),
  /** The registered source whose figure is taken as it was offered; null for what a person states. */
  computed: line('自动计算的来源', 40).nullable().default(null),
});
export type ReadingForm = z.infer<typeof ReadingForm>;

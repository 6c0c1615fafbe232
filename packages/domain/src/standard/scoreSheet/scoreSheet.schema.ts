import { z } from 'zod';
import { id, line } from '../../kernel/index.ts';
import { Can, UnitId } from '../../organization/index.ts';
import { StandardKey } from '../edition/edition.schema.ts';
import { SiteId } from '../site/site.schema.ts';

export const ScoreSheetId = id<'ScoreSheet'>();
export type ScoreSheetId = z.infer<typeof ScoreSheetId>;
export const FindingId = id<'Finding'>();
export type FindingId = z.infer<typeof FindingId>;

/** 现场表 of a site, filled by inspectors; 资料表 of an area of the standard, filled by experts. */
export const ScoreSheetKind = z.enum(['site', 'documents']);
export type ScoreSheetKind = z.infer<typeof ScoreSheetKind>;

/** 一项的结果: defects counted (none: 无问题), an expert's rating, 合理缺项, or 没有看. */
export const MarkKind = z.enum(['defects', 'rating', 'notApplicable', 'notLooked']);
export type MarkKind = z.infer<typeof MarkKind>;

/** What somebody writes on one line of a sheet. `remark` is the reason where an item does not apply; photos are never asked for. */
export const markWish = {
  item: StandardKey,
  kind: MarkKind,
  defects: z.int().min(0).max(9999, '问题数太大，核对一下').default(0),
  /** Out of how many, where a share counts. */
  seen: z.int().min(0).max(9999, '查看数太大，核对一下').default(0),
  rating: z.number().min(0, '评分在 0 到 10 之间').max(10, '评分在 0 到 10 之间').default(0),
  remark: line('说明', 300, 0).default(''),
  /** SHA-256 of stored files. */
  photos: z
    .array(z.string().regex(/^[0-9a-f]{64}$/))
    .max(9, '一项最多 9 张照片')
    .default([]),
};

/** A line of a sheet as it lies there: with who wrote it last, and when. */
export const ItemMark = z.object({
  item: z.string(),
  kind: MarkKind,
  defects: z.int(),
  seen: z.int(),
  rating: z.number(),
  remark: z.string(),
  photos: z.array(z.string()),
  /** 0 is a line nobody has written yet; each writing adds one. */
  revision: z.int(),
  by: z.string().nullable(),
  at: z.string(),
});
export type ItemMark = z.infer<typeof ItemMark>;

export const ScoreSheetState = z.enum(['open', 'finished']);
export type ScoreSheetState = z.infer<typeof ScoreSheetState>;

/** A sheet in the list. `can`: mark, finish, reopen. */
export const ScoreSheetRow = z.object({
  id: ScoreSheetId,
  assessmentId: z.uuid(),
  /** Its number in the assessment, as on the paper. */
  number: z.int(),
  kind: ScoreSheetKind,
  checklist: z.string(),
  /** The kind of place; of a 资料表 the area of the standard. */
  placeKind: z.string(),
  placeKindName: z.string(),
  siteId: SiteId.nullable(),
  name: z.string(),
  address: z.string(),
  subdistrictId: UnitId.nullable(),
  subdistrictName: z.string().nullable(),
  state: ScoreSheetState,
  items: z.int(),
  /** Items that are marked, 没有看 among them. */
  marked: z.int(),
  /** 标化分 of 100, of what is marked; null where nothing counts. */
  scaled: z.number().nullable(),
  /** Items that lose points. */
  lost: z.int(),
  failedKeys: z.int(),
  /** Names of the groups below their veto line. */
  vetoes: z.array(z.string()),
  lastBy: z.string().nullable(),
  lastAt: z.string().nullable(),
  can: Can,
});
export type ScoreSheetRow = z.infer<typeof ScoreSheetRow>;

/** 检查发现: what a finished sheet found wrong, for the rectification chapter to register. */
export const FindingRow = z.object({
  id: FindingId,
  sheetId: ScoreSheetId,
  sheetNumber: z.int(),
  siteId: SiteId.nullable(),
  placeKind: z.string(),
  placeName: z.string(),
  subdistrictId: UnitId.nullable(),
  subdistrictName: z.string().nullable(),
  clause: z.string(),
  clauseTitle: z.string(),
  item: z.string(),
  text: z.string(),
  severity: z.enum(['minor', 'major', 'severe']),
  photos: z.array(z.string()),
  foundAt: z.string(),
});
export type FindingRow = z.infer<typeof FindingRow>;

/** A finding as a clause's page lists it: of which assessment. */
export const ClauseFinding = FindingRow.omit({ clauseTitle: true }).extend({ assessmentId: z.uuid(), assessmentTitle: z.string() });
export type ClauseFinding = z.infer<typeof ClauseFinding>;

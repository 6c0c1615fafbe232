import { z } from 'zod';
import { id } from '../../kernel/index.ts';

export const LedgerImportId = id<'LedgerImport'>();
export type LedgerImportId = z.infer<typeof LedgerImportId>;

/** What a column of an old ledger may be, with its name and how such columns are headed. */
export const importFields = {
  title: { says: '问题', heads: ['问题', '存在问题', '问题描述', '问题内容', '发现问题', '主要问题', '具体问题', '事项'] },
  place: { says: '地点', heads: ['地点', '位置', '地址', '点位', '点位名称', '具体位置', '问题地点', '所在位置'] },
  text: { says: '情况', heads: ['情况', '详细情况', '问题详情', '描述', '备注', '说明'] },
  matter: { says: '类别', heads: ['类别', '问题类别', '问题类型', '类型', '分类', '小类'] },
  area: { says: '属地', heads: ['属地', '街道', '所属街道', '所属社区', '社区', '乡镇', '辖区', '属地街道'] },
  lead: { says: '牵头单位', heads: ['牵头单位', '责任单位', '整改单位', '承办单位', '整改责任单位', '主责单位'] },
  registered: {
    says: '登记日期',
    heads: ['登记日期', '发现日期', '发现时间', '登记时间', '日期', '时间', '检查日期', '检查时间', '交办时间', '交办日期', '督查时间'],
  },
  due: { says: '时限', heads: ['时限', '整改时限', '完成时限', '整改期限', '限期', '要求完成时间', '限时'] },
  state: { says: '状态', heads: ['状态', '整改情况', '整改状态', '是否整改', '是否完成', '完成情况', '是否销号', '进展'] },
  closed: { says: '销号日期', heads: ['销号日期', '销号时间', '完成时间', '完成日期', '整改时间', '整改完成时间', '办结时间', '办结日期'] },
  sourceNumber: { says: '来件编号', heads: ['来件编号', '编号', '工单号', '工单编号', '问题编号', '文号'] },
  source: { says: '来源', heads: ['来源', '问题来源', '发现途径'] },
  severity: { says: '轻重', heads: ['轻重', '严重程度', '等级', '紧急程度'] },
} as const;
export const ImportField = z.enum(Object.keys(importFields) as [keyof typeof importFields, ...(keyof typeof importFields)[]]);
export type ImportField = z.infer<typeof ImportField>;

/** 列怎么对: for each column of the sheet what it is, or nothing. */
export const ImportColumns = z.array(ImportField.nullable()).max(60);
export type ImportColumns = z.infer<typeof ImportColumns>;

/** mapping 对列, checked 查过, running 正在导入, done 导入完. */
export const LedgerImportState = z.enum(['mapping', 'checked', 'running', 'done']);
export type LedgerImportState = z.infer<typeof LedgerImportState>;

/** What became of a row: refused 不能导入, known 已经登记过, imported 已导入. */
export const ImportRowState = z.enum(['waiting', 'ready', 'refused', 'known', 'imported']);
export type ImportRowState = z.infer<typeof ImportRowState>;

/** Why a row cannot be taken; the field it stands in, or none where it is the row itself. */
export const ImportRefusal = z.object({ field: ImportField.nullable(), says: z.string() });
export type ImportRefusal = z.infer<typeof ImportRefusal>;

/** 一次导入, with how far it is. */
export const LedgerImport = z.object({
  id: LedgerImportId,
  fileName: z.string(),
  sheet: z.string(),
  head: z.array(z.string()),
  columns: ImportColumns,
  state: LedgerImportState,
  rows: z.int(),
  ready: z.int(),
  refused: z.int(),
  known: z.int(),
  imported: z.int(),
  at: z.string(),
  by: z.string(),
  /** Columns in which most rows are wrong: they look shifted. */
  warnings: z.array(z.string()),
});
export type LedgerImport = z.infer<typeof LedgerImport>;

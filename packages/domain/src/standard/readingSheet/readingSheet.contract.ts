import { z } from 'zod';
import { verb } from '../../kernel/index.ts';
import { UnitId, xlsx } from '../../organization/index.ts';
import { ReadingYear } from '../reading/reading.schema.ts';
import { ReadingForm } from '../reading/readingRecord.schema.ts';

/** One figure of the sheet beside what stands there now; `refusal` says why it cannot be taken, `doubts` what is unlikely about it. */
export const SheetFigure = z.object({
  /** The row in the clerk's own table. */
  row: z.int(),
  name: z.string(),
  partName: z.string().nullable(),
  before: z.string().nullable(),
  /** As it would be kept; where it cannot be read, as it was typed. */
  said: z.string(),
  refusal: z.string().nullable(),
  doubts: z.array(z.string()),
  /** What would be sent; null where the row could not be read at all. */
  form: ReadingForm.nullable(),
});
export type SheetFigure = z.infer<typeof SheetFigure>;

const most = 1000;

/** 填报表: figures go out as .xlsx and come back; each row is looked at before it is taken, by the rules of the page. */
export const readingSheetContract = {
  /** The indicators a reader sees with all their figures of the reported years. */
  template: verb({
    name: 'readingSheet.template',
    method: 'GET',
    path: '/api/reading-sheets/template',
    may: 'reading.read',
    summary: '下载填报表',
    input: z.strictObject({ year: ReadingYear.optional(), unitId: UnitId.optional(), whose: z.enum(['all', 'own']).default('all') }),
    output: z.unknown(),
    produces: xlsx,
  }),
  /** Writes nothing. A sheet whose columns have shifted is refused whole. */
  check: verb({
    name: 'readingSheet.check',
    method: 'POST',
    path: '/api/reading-sheets/check',
    may: 'reading.fill',
    summary: '检查填报表',
    input: z.strictObject({}),
    /** `same`: rows that were not touched. */
    output: z.object({ rows: z.array(SheetFigure), same: z.int() }),
    consumes: xlsx,
    replay: false,
  }),
  /** 收下: each row for itself, as a draft or reported; what is refused says why, in the order it was sent. */
  take: verb({
    name: 'readingSheet.take',
    method: 'POST',
    path: '/api/reading-sheets/take',
    may: 'reading.fill',
    summary: '收下填报表的数',
    input: z.strictObject({
      as: z.enum(['draft', 'reported']),
      forms: z.array(ReadingForm).min(1, '没有选要收的行').max(most, `一次最多收 ${most} 行`),
    }),
    output: z.object({ refusals: z.array(z.string().nullable()) }),
    bodyBytes: 4 * 1024 * 1024,
  }),
};

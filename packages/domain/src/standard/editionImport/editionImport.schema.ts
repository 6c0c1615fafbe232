import { z } from 'zod';
import { Edition, StandardKey } from '../edition/edition.schema.ts';

/** 存疑: what the reading of a document was not sure of, for a person to look at. `clause` is null where it is about the whole. */
export const ImportFlag = z.strictObject({
  key: z.string().max(40),
  kind: z.enum(['number', 'leftOut', 'heading', 'reading']),
  clause: StandardKey.nullable(),
  says: z.string().max(400),
});
export type ImportFlag = z.infer<typeof ImportFlag>;

/** Where a clause stands in the source: its printed number (“（十二）”) and its paragraphs, the last one not included. */
export const ClauseMark = z.strictObject({ clause: StandardKey, printed: z.string().max(40), from: z.int().min(0), to: z.int().min(0) });
export type ClauseMark = z.infer<typeof ClauseMark>;

/** 接续: where a clause of the edition in force carries on in the new one, with the reason; `settled` once a person or the file has said so. */
export const Successor = z.strictObject({
  from: StandardKey,
  to: z.array(StandardKey).max(10),
  reason: z.string().max(200),
  settled: z.boolean(),
});
export type Successor = z.infer<typeof Successor>;

/** 沿用, 改了目标值, 新版没有. */
export const IndicatorChoice = z.enum(['kept', 'changed', 'dropped']);
export type IndicatorChoice = z.infer<typeof IndicatorChoice>;

/** 指标的去向: what becomes of an indicator of the edition in force; `choice` null until a person says. `printed` is a figure the new text states. */
export const IndicatorFate = z.strictObject({
  from: StandardKey,
  choice: IndicatorChoice.nullable(),
  to: StandardKey.nullable(),
  printed: z.strictObject({ target: z.number(), unit: z.string().max(20), says: z.string().max(200) }).nullable(),
});
export type IndicatorFate = z.infer<typeof IndicatorFate>;

/** 导入的草稿: an edition on its way in. `base` is the edition it is held against; the content has the shape of an edition, not yet its sense. */
export const EditionDraft = z.strictObject({
  origin: z.enum(['json', 'document']),
  base: StandardKey,
  baseVersion: z.int().nullable(),
  content: Edition,
  marks: z.array(ClauseMark).max(1000),
  flags: z.array(ImportFlag).max(1000),
  successors: z.array(Successor).max(1000),
  fates: z.array(IndicatorFate).max(500),
});
export type EditionDraft = z.infer<typeof EditionDraft>;

/** What is kept beside the content in a row: everything of a draft but the content. */
export const DraftReview = EditionDraft.omit({ content: true });
export type DraftReview = z.infer<typeof DraftReview>;

import { z } from 'zod';
import { StandardKey, StandardSource, Verification } from '../edition/edition.schema.ts';

const DictionaryEntry = z.strictObject({
  key: StandardKey,
  name: z.string().min(1),
  note: z.string().optional(),
  /** The entry it is a part of: 小餐饮店 within 三小. */
  within: StandardKey.optional(),
});

/** A way in which places understand the word: 门前五包 is not the same five everywhere. */
const DictionaryVariant = z.strictObject({
  name: z.string().min(1),
  entries: z.array(StandardKey).min(1),
  source: StandardKey,
  verification: Verification,
});

/**
 * 词典: words that every place defines for itself (十乱, 门前五包, 五小). `variants` are the readings found, the first the one a new city
 * starts with; the office chooses or changes it.
 */
export const Dictionary = z.strictObject({
  $schema: z.string().optional(),
  kind: z.literal('dictionary'),
  key: StandardKey,
  name: z.string().min(1),
  /** The day from which this edition of the dictionary is. */
  edition: z.iso.date(),
  /** Who decides what is in it. */
  owner: z.string().min(1),
  sources: z.array(StandardSource).min(1),
  entries: z.array(DictionaryEntry).min(1),
  variants: z.array(DictionaryVariant).min(1),
});
export type Dictionary = z.infer<typeof Dictionary>;

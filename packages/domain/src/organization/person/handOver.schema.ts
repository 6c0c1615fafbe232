import { z } from 'zod';
import { PersonId } from './person.schema.ts';

/** Where something owed comes from; later chapters register theirs as `owed`. */
export const OwedSource = z.string().regex(/^[a-z][A-Za-z]*(?:\.[a-z][A-Za-z]*)?$/);

/**
 * 欠着的事：one thing that needs a new holder before its holder can go.
 * `key` names it within the hand-over: `post:<id>`, `roleGrant:<id>`, `delegation:<id>`, or a later chapter's source.
 */
export const OwedItem = z.object({
  key: z.string().min(1).max(120),
  /** `post`, `roleGrant`, `delegation`, or what a later chapter registers: `plan.task`. */
  source: OwedSource,
  count: z.int().min(1),
  /** “城管局 联络员”, “12 项未完成的任务”. */
  says: z.string(),
  /** Whether it may simply end with no one to take it: a delegation, an extra role. */
  mayLapse: z.boolean(),
});
export type OwedItem = z.infer<typeof OwedItem>;

/** Who takes what: one receiver for everything, or another for single items; null lets an item lapse. */
export const HandOverPlan = z.strictObject({
  receiverId: PersonId.nullable().default(null),
  items: z
    .array(z.strictObject({ key: z.string().min(1).max(120), receiverId: PersonId.nullable() }))
    .max(500)
    .default([]),
});
export type HandOverPlan = z.infer<typeof HandOverPlan>;

/** An item with its receiver decided. */
export interface HandedItem {
  item: OwedItem;
  receiverId: PersonId | null;
}

import { z } from 'zod';
import { StandardKey } from './edition.schema.ts';

/** Where one entry carries on; an empty `to` is an entry the later edition no longer has. */
const Continuation = z.strictObject({ from: StandardKey, to: z.array(StandardKey) });

/** 两版的对照: where each clause and each indicator of an edition carries on in a later one, so that nothing is keyed again. */
export const EditionMap = z.strictObject({
  $schema: z.string().optional(),
  kind: z.literal('editionMap'),
  key: StandardKey,
  from: StandardKey,
  to: StandardKey,
  clauses: z.array(Continuation),
  indicators: z.array(Continuation),
});
export type EditionMap = z.infer<typeof EditionMap>;

import { z } from 'zod';
import type { Problem } from '../kernel/index.ts';

/** What this reader may do with a row: action → null when he may, otherwise the sentence why not, shown on the greyed button. */
export const Can = z.record(z.string(), z.string().nullable());
export type Can = z.infer<typeof Can>;

/** Turns refusals into what leaves the building. */
export const canOf = <A extends string>(actions: readonly A[], refusal: (action: A) => Problem | undefined): Record<A, string | null> =>
  Object.fromEntries(actions.map((action) => [action, refusal(action)?.message ?? null])) as Record<A, string | null>;

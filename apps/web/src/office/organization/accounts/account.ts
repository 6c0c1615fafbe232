import type { AccountRow } from '@weicheng/domain/platform';
import type { z } from 'zod';

/** A line of the list of accounts. */
export type Account = z.infer<typeof AccountRow>;

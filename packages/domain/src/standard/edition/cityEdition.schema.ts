import { z } from 'zod';
import { StandardKey } from './edition.schema.ts';

/** 采用的标准: the edition a city works to, and the table and samples it rehearses by. `version` is null for an edition of the product. */
export const CityEdition = z.object({
  edition: StandardKey,
  version: z.int().nullable(),
  scoringTable: StandardKey,
  samplingPlan: StandardKey,
  revision: z.int(),
  chosenAt: z.string().nullable(),
  chosenBy: z.string().nullable(),
});
export type CityEdition = z.infer<typeof CityEdition>;

export const CarryKind = z.enum(['clause', 'indicator']);
export type CarryKind = z.infer<typeof CarryKind>;

/** 沿用 under the keys of the new edition; 终止; 重新办 under them. */
export const CarryAnswer = z.enum(['carriesOn', 'ends', 'needsNew']);
export type CarryAnswer = z.infer<typeof CarryAnswer>;

/** What hangs on an entry: 任务 12. */
export const EntryUse = z.object({ what: z.string(), count: z.int() });
export type EntryUse = z.infer<typeof EntryUse>;

/** 换版要问的一条: an entry in use, where it would go, and why a person must say; `question` is null where it just carries on. */
export const CarryQuestion = z.object({
  kind: CarryKind,
  from: StandardKey,
  name: z.string(),
  suggested: z.array(StandardKey),
  question: z.enum(['several', 'nowhere', 'otherUnit']).nullable(),
  uses: z.array(EntryUse),
});
export type CarryQuestion = z.infer<typeof CarryQuestion>;

/** 换版时答的一条. */
export const Carry = z.strictObject({ kind: CarryKind, from: StandardKey, answer: CarryAnswer, to: z.array(StandardKey).max(20) });
export type Carry = z.infer<typeof Carry>;

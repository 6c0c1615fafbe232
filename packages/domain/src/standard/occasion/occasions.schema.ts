import { z } from 'zod';
import { StandardKey, StandardSource, Verification } from '../edition/edition.schema.ts';

const month = z.int().min(1).max(12);

/** When it is every year: a day, a whole month, or the last week (Monday to Sunday) of a month. */
const OccasionTime = z.union([
  z.strictObject({ month, day: z.int().min(1).max(31) }),
  z.strictObject({ month, whole: z.literal(true) }),
  z.strictObject({ month, lastWeek: z.literal(true) }),
]);

/** 卫生日与活动 of the year. `firstYear` counts them: the 38th 爱国卫生月. */
const Occasion = z.strictObject({
  key: StandardKey,
  name: z.string().min(1),
  when: OccasionTime,
  firstYear: z.int().optional(),
  source: StandardKey,
  verification: Verification,
});
export type Occasion = z.infer<typeof Occasion>;

/** 宣传活动日历. */
export const Occasions = z.strictObject({
  $schema: z.string().optional(),
  kind: z.literal('occasions'),
  key: StandardKey,
  title: z.string().min(1),
  sources: z.array(StandardSource).min(1),
  occasions: z.array(Occasion).min(1),
});
export type Occasions = z.infer<typeof Occasions>;

import { z } from 'zod';
import { StandardKey, StandardSource, Verification } from '../edition/edition.schema.ts';

/** 鼠、蚊、蝇、蟑螂. */
export const VectorSpecies = z.enum(['rodent', 'mosquito', 'fly', 'cockroach']);
export type VectorSpecies = z.infer<typeof VectorSpecies>;

/** 控制水平. D is worse than C and not accepted. */
export type VectorLevel = 'A' | 'B' | 'C' | 'D';

/** One thing that is measured of a species, with what each level asks for: at most (`down`) or at least (`up`). */
const VectorMeasure = z.strictObject({
  key: StandardKey,
  species: VectorSpecies,
  name: z.string().min(1),
  unit: z.string().min(1),
  direction: z.enum(['up', 'down']),
  A: z.number().min(0),
  B: z.number().min(0),
  C: z.number().min(0),
  source: StandardKey,
  /** How far the figure of level C, by which a city passes, is verified; A and B are not better known than that. */
  verification: Verification,
});
export type VectorMeasure = z.infer<typeof VectorMeasure>;

/** 病媒生物密度控制水平. */
export const VectorLevels = z.strictObject({
  $schema: z.string().optional(),
  kind: z.literal('vectorLevels'),
  key: StandardKey,
  title: z.string().min(1),
  sources: z.array(StandardSource).min(1),
  measures: z.array(VectorMeasure).min(1),
});
export type VectorLevels = z.infer<typeof VectorLevels>;

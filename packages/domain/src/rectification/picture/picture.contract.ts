import { z } from 'zod';
import { Day, verb } from '../../kernel/index.ts';
import { UnitId } from '../../organization/index.ts';
import { type Happening, happeningNames, latelyNames } from '../figures/figures.rules.ts';
import { MatterCode } from '../issue/issue.schema.ts';

/** 按什么看: 单位, 类别, 属地. */
export const pictureScopes = ['unit', 'matter', 'area'] as const;
export const PictureScope = z.enum(pictureScopes);
export type PictureScope = z.infer<typeof PictureScope>;

const Figures = z.object(Object.fromEntries(happeningNames.map((name) => [name, z.int()])) as Record<Happening, z.ZodInt>);

const Lately = z.object(Object.fromEntries(latelyNames.map((name) => [name, z.int()])) as Record<(typeof latelyNames)[number], z.ZodInt>);

/** 当日情况: what happened to the issues of a city on a day, and how the last thirty went. */
export const pictureContract = {
  read: verb({
    name: 'picture.read',
    method: 'GET',
    path: '/api/issue-picture',
    may: 'issue.read',
    summary: '查当日情况',
    input: z.strictObject({
      /** Left out: today. */
      on: Day.optional(),
      by: PictureScope.default('unit'),
    }),
    output: z.object({
      on: Day,
      by: PictureScope,
      /** Whether the reader sees the whole city; else only units and places he reaches, and no kinds. */
      whole: z.boolean(),
      /** Of the day, and of the thirty days up to it. */
      day: Figures,
      lately: Figures,
      /** The thirty days, oldest first. */
      trend: z.array(z.object({ day: Day, figures: Figures })),
      /** In the order of units, codes and names, never by figures. `key` is null where the issues have none. */
      rows: z.array(z.object({ key: z.union([UnitId, MatterCode]).nullable(), name: z.string(), day: Figures, lately: Lately })),
    }),
  }),
};

/** How many days the picture looks back, the day itself counted. */
export const pictureDays = 30;

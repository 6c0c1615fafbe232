import { z } from 'zod';
import { StandardKey, StandardSource, Verification } from '../edition/edition.schema.ts';

const ClassCode = z.string().regex(/^\d{2}$/, '大类是两位数字');
const MatterCode = z.string().regex(/^\d{5}$/, '小类是五位数字');

/** 城市运行管理服务平台的管理事项代码, with which words of our dictionaries they are: one record serves both. */
export const MatterCodes = z.strictObject({
  $schema: z.string().optional(),
  kind: z.literal('matterCodes'),
  key: StandardKey,
  title: z.string().min(1),
  sources: z.array(StandardSource).min(1),
  verification: Verification,
  classes: z.array(z.strictObject({ code: ClassCode, name: z.string().min(1) })).min(1),
  /** `hint` tells two that look alike apart; `words` is how people say it in a message 俗称. */
  matters: z
    .array(
      z.strictObject({
        code: MatterCode,
        name: z.string().min(1),
        hint: z.string().optional(),
        words: z.array(z.string().min(2)).optional(),
      }),
    )
    .min(1),
  crosswalk: z.array(z.strictObject({ dictionary: StandardKey, entry: StandardKey, matters: z.array(MatterCode).min(1) })),
});
export type MatterCodes = z.infer<typeof MatterCodes>;

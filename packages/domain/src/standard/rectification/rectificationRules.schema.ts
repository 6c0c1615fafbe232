import { z } from 'zod';
import { StandardKey, StandardSource, Verification } from '../edition/edition.schema.ts';

/** 时限的单位: 工作时 and 工作日 run in office hours and on working days, 紧急工作时 and 紧急工作日 round the clock. */
export const TimeUnit = z.enum(['workingHours', 'workingDays', 'urgentHours', 'urgentDays']);
export type TimeUnit = z.infer<typeof TimeUnit>;
export const timeUnits: Readonly<Record<TimeUnit, string>> = {
  workingHours: '工作时',
  workingDays: '工作日',
  urgentHours: '紧急工作时',
  urgentDays: '紧急工作日',
};

/** 一段时限: 3 紧急工作时, 5 工作日. */
export const TimeLimit = z
  .strictObject({ count: z.number().positive().max(2000), unit: TimeUnit })
  .refine(({ count, unit }) => unit !== 'workingDays' || Number.isInteger(count), '工作日要是整数');
export type TimeLimit = z.infer<typeof TimeLimit>;

/** 轻重, as an issue has it. */
export const LimitSeverity = z.enum(['minor', 'major', 'urgent']);
export type LimitSeverity = z.infer<typeof LimitSeverity>;

const Origin = { source: StandardKey, verification: Verification };
const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时刻要写成 08:30 这样');

/** 一类问题的时限: by matter (two digits for a class, five for a matter, null for all) and severity (null for all). */
const LimitRow = z.strictObject({
  matter: z
    .string()
    .regex(/^\d{2}(\d{3})?$/, '事项是两位大类或五位小类')
    .nullable(),
  severity: LimitSeverity.nullable(),
  /** How soon it is acknowledged. */
  reaction: TimeLimit,
  /** How soon it is put right. */
  handling: TimeLimit,
  ...Origin,
});
export type LimitRow = z.infer<typeof LimitRow>;

/** 督办阶梯的一级: so many working days after the due day, to whom. */
const LadderStep = z.strictObject({
  key: z.enum(['urge', 'deputy', 'head', 'notice', 'bulletin']),
  name: z.string().min(1),
  to: z.string().min(1),
  workingDays: z.int().min(0).max(250),
  ...Origin,
});
export type LadderStep = z.infer<typeof LadderStep>;

/** 整改的规矩：时限、督办阶梯、反弹、回头看, as an office sets them for itself. */
export const RectificationRules = z.strictObject({
  $schema: z.string().optional(),
  kind: z.literal('rectificationRules'),
  key: StandardKey,
  name: z.string().min(1),
  /** The day from which this edition is. */
  edition: z.iso.date(),
  owner: z.string().min(1),
  sources: z.array(StandardSource).min(1),
  /** 上班时间, in order, within one day. */
  officeHours: z.strictObject({ sessions: z.array(z.strictObject({ from: Clock, to: Clock })).min(1), ...Origin }),
  limits: z.array(LimitRow).min(1),
  /** 快到期: when no more than this is left of a limit in days or in hours. */
  dueSoon: z.strictObject({ days: z.number().min(0), hours: z.number().min(0), ...Origin }),
  ladder: z.array(LadderStep),
  /** 反弹: the same kind within so many metres and days of a closure. */
  rebound: z.strictObject({ metres: z.number().min(0).max(5000), days: z.int().min(1).max(1100), ...Origin }),
  /** 回头看: which share of what was closed is drawn, and at least how many. */
  recheck: z.strictObject({ share: z.number().min(0).max(1), least: z.int().min(0), ...Origin }),
});
export type RectificationRules = z.infer<typeof RectificationRules>;

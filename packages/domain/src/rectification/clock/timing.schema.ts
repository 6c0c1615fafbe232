import { z } from 'zod';
import { TimeUnit } from '../../standard/index.ts';

/** 走钟的步, as the table of the loop names its steps. */
export const ClockStep = z.enum([
  'dispatch',
  'acknowledge',
  'decline',
  'transfer',
  'requestExtension',
  'grantExtension',
  'refuseExtension',
  'submit',
  'return',
  'close',
  'reopen',
  'shelve',
  'merge',
  'void',
]);
export type ClockStep = z.infer<typeof ClockStep>;

/** A limit as it was counted out for one issue; 0 where the day named is the very day. */
const Limit = z.object({ count: z.number().min(0), unit: TimeUnit });

/**
 * 走时: the limits of an issue as they were frozen when it went out, and what has moved its clock since, moments in milliseconds since 1970. Kept
 * with the issue, so that a list reads every clock from its rows alone. Begun anew whenever it goes out again.
 */
export const Timing = z.object({
  /** Null where the rules have no limit of reaction for it. */
  reaction: Limit.nullable(),
  handling: Limit,
  dueSoon: z.object({ days: z.number(), hours: z.number() }),
  events: z.array(z.object({ step: ClockStep, at: z.number(), until: z.number().optional() })),
});
export type Timing = z.infer<typeof Timing>;

/** 钟 as it reads at a moment; figures in `unit`. */
export const TimingSays = z.object({
  says: z.string(),
  hand: z.enum(['unit', 'verifier', 'paused', 'off']),
  unit: TimeUnit,
  limit: z.number(),
  used: z.number(),
  left: z.number(),
  /** When the limit ends if nothing stops it; null while the clock does not run. */
  ends: z.iso.datetime({ precision: 3 }).nullable(),
  soon: z.boolean(),
  late: z.boolean(),
  overdue: z.number(),
  overdueByUnit: z.number(),
  overdueByWaiting: z.number(),
  /** 签收迟了, with the limit of reaction in words. */
  reactionLate: z.boolean(),
  reactionSays: z.string().nullable(),
});
export type TimingSays = z.infer<typeof TimingSays>;

import { addDays, type Day, dayOf, startOfDay } from '../../kernel/index.ts';
import { sayLimit, type WorkingDays, workingDaysBetween } from '../../standard/index.ts';
import { readClock, sayClock } from './issueClock.rules.ts';
import { ClockStep, type Timing, type TimingSays } from './timing.schema.ts';
import { type OfficeHours, timeUsed } from './workingTime.rules.ts';

/** 起钟 when an issue goes out. */
export const timingBegins = (limits: Omit<Timing, 'events'>, at: number): Timing => ({ ...limits, events: [{ step: 'dispatch', at }] });

/** A step as the clock hears it. */
interface Moved {
  action: string;
  /** Milliseconds since 1970. */
  at: number;
  /** 批准延期: the last day. */
  until?: Day | undefined;
}

/** 走时 after a step; steps that do not move the clock leave it as it is. */
export function timingAfter(timing: Timing | null, { action, at, until }: Moved): Timing | null {
  const step = ClockStep.safeParse(action).data;
  if (timing === null || step === undefined) return timing;
  return {
    ...timing,
    events: [
      ...timing.events,
      { step, at, ...(step !== 'grantExtension' || until === undefined ? {} : { until: startOfDay(addDays(until, 1)) }) },
    ],
  };
}

/** 读走时 at a moment, milliseconds since 1970. */
export function readTiming(timing: Timing, now: number, hours: OfficeHours, calendar: WorkingDays): TimingSays {
  const { events, reaction, handling, dueSoon } = timing;
  const clock = readClock(events, { reaction: reaction ?? handling, handling, dueSoon }, now, hours, calendar);
  const { limit, ends, ...rest } = clock;
  return {
    ...rest,
    says: sayClock(clock),
    unit: limit.unit,
    limit: limit.count,
    ends: ends === null ? null : new Date(ends).toISOString(),
    reactionLate: reaction !== null && clock.reactionLate,
    reactionSays: reaction && `${sayLimit(reaction)}内签收`,
  };
}

/** 等核验用掉的工作日 since it went out: what the verifier took is not pressed out of the unit. */
export function waitedDays({ events }: Timing, hours: OfficeHours, calendar: WorkingDays): number {
  let since: number | null = null;
  let days = 0;
  for (const { step, at } of events) {
    if (since !== null) days += timeUsed('workingDays', since, at, hours, calendar);
    since = step === 'submit' ? at : null;
  }
  return days;
}

/** 停了几个工作日 for an extension that was asked for and is answered now: so much later is the day by which it is due. */
export function pausedDays({ events }: Timing, now: number, calendar: WorkingDays): number {
  const asked = events.findLast(({ step }) => step === 'requestExtension')?.at ?? now;
  return workingDaysBetween(calendar, dayOf(asked), dayOf(Math.max(asked, now)));
}

import { type Day, dayOf, startOfDay } from '../../kernel/index.ts';
import type { Wants } from './channel.schema.ts';

/** 几点: the office's time of day as `HH:MM`; such times compare as strings. */
export function timeOf(moment: number): string {
  const minutes = Math.floor((moment - startOfDay(dayOf(moment))) / 60_000);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** 发送时段 of a channel. */
export interface SpeakingHours {
  from: string;
  to: string;
  restDays: boolean;
}

/** 现在能不能发: within the hours of a working day, or of any day where rest days count. */
export const speaks = ({ from, to, restDays }: SpeakingHours, time: string, workingDay: boolean): boolean =>
  (workingDay || restDays) && time >= from && time < to;

/** One line that waits to go out. */
export interface WaitingLine {
  kind: string;
}

/**
 * 现在发哪些: the lines that go out together now, and whether they are the day's digest. The digest goes once a day, not before its time;
 * a line that was to go at once and had to wait for the hours goes along. `digestOn`: the day of the last digest.
 */
export function goesNow<L extends WaitingLine>(
  channel: SpeakingHours & { wants: Wants; dailyAt: string; digestOn: Day | null },
  lines: readonly L[],
  { now, workingDay }: { now: number; workingDay: boolean },
): { lines: L[]; digest: boolean } {
  const time = timeOf(now);
  if (!speaks(channel, time, workingDay)) return { lines: [], digest: false };
  const daily = (line: L) => channel.wants[line.kind] === 'daily';
  const open = (channel.digestOn ?? '') < dayOf(now) && time >= channel.dailyAt;
  const going = lines.filter((line) => open || !daily(line));
  return { lines: going, digest: going.some(daily) };
}

/** 隔多久再试, in minutes after each attempt that came to nothing; after the last one it is given up: about 16 hours. */
export const retryMinutes = [1, 2, 5, 10, 30, 60, 120, 240, 480] as const;

/** What an attempt came to. `again`: trying once more may help. */
export type Outcome = { ok: true; said: string } | { ok: false; again: boolean; reason: string };

/** 送达的下一步. */
export type NextOfDelivery =
  | { state: 'delivered'; said: string }
  | { state: 'waiting'; reason: string; nextAt: number }
  | { state: 'failed'; reason: string };

/** The moment of the next try after so many; null where there is none left. It also stands while an attempt is under way, so that a killed one is tried again. */
export function nextTry(attempts: number, now: number): number | null {
  const minutes = retryMinutes[attempts - 1];
  return minutes === undefined ? null : now + minutes * 60_000;
}

/** What becomes of a delivery after its attempt number `attempts`. */
export function afterAttempt(outcome: Outcome, attempts: number, now: number): NextOfDelivery {
  if (outcome.ok) return { state: 'delivered', said: outcome.said };
  const nextAt = outcome.again ? nextTry(attempts, now) : null;
  return nextAt === null ? { state: 'failed', reason: outcome.reason } : { state: 'waiting', reason: outcome.reason, nextAt };
}

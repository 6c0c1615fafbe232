import { type TimeLimit, timeUnits, type WorkingDays } from '../../standard/index.ts';
import type { ClockStep } from './timing.schema.ts';
import { limitEnds, type OfficeHours, timeUsed } from './workingTime.rules.ts';

/** One step of an issue's life and its moment, milliseconds since 1970. */
export interface ClockEvent {
  step: ClockStep;
  at: number;
  /** 批准延期: until when, the end of its day. */
  until?: number | undefined;
}

/** 钟在谁手里: the unit's, the verifier's, stopped while the office has an extension or a transfer to decide, or not running. */
export type ClockHand = 'unit' | 'verifier' | 'paused' | 'off';

interface Stretch {
  hand: ClockHand;
  from: number;
  to: number;
}

/** 问题的钟 at a moment; figures in the unit of the handling limit, never below 0. */
export interface IssueClock {
  hand: ClockHand;
  limit: TimeLimit;
  /** What the unit has had of it. */
  used: number;
  /** What it has left. */
  left: number;
  /** When the limit ends if nothing stops it; null while it is not running. */
  ends: number | null;
  soon: boolean;
  /** Past its end, on a day off too, when nothing counts as overdue yet. */
  late: boolean;
  /** 超期: how much longer than the limit it has been between unit and verifier, and how that came about. */
  overdue: number;
  overdueByUnit: number;
  /** 等核验造成的: it would not be there if verification had taken no time. */
  overdueByWaiting: number;
  /** 反应: whether the acknowledgement came, or is, later than its limit. */
  reactionLate: boolean;
}

/** The limits of an issue as they were frozen with its dispatch, and what soon means. */
export interface ClockLimits {
  reaction: TimeLimit;
  handling: TimeLimit;
  dueSoon: { days: number; hours: number };
}

/** Each step at its moment, none before the one before it: a clock set back stands still. */
function steadied(events: readonly ClockEvent[]): ClockEvent[] {
  let last = Number.NEGATIVE_INFINITY;
  return events.map((event) => {
    last = Math.max(last, event.at);
    return { ...event, at: last };
  });
}

/** Who has the issue after a step; undefined leaves it where it is. */
const handAfter: Readonly<Record<ClockStep, ClockHand | undefined>> = {
  dispatch: 'unit',
  acknowledge: undefined,
  decline: 'paused',
  transfer: 'unit',
  requestExtension: 'paused',
  grantExtension: 'unit',
  refuseExtension: 'unit',
  submit: 'verifier',
  return: 'unit',
  close: 'off',
  reopen: 'off',
  shelve: 'off',
  merge: 'off',
  void: 'off',
};

/** The stretches since the issue was last given to a unit, and what was asked of it there. */
function runOf(events: readonly ClockEvent[], now: number) {
  const run = {
    stretches: [] as Stretch[],
    given: null as number | null,
    acknowledged: null as number | null,
    until: null as number | null,
    settled: 0,
  };
  let hand: ClockHand = 'off';
  let since = 0;
  for (const { step, at, until } of events) {
    if (step === 'dispatch' || step === 'transfer')
      Object.assign(run, { stretches: [], given: at, acknowledged: null, until: null, settled: 0 });
    else if (hand !== 'off') run.stretches.push({ hand, from: since, to: at });
    if (step === 'acknowledge') run.acknowledged ??= at;
    if (step === 'grantExtension') Object.assign(run, { until: until ?? run.until, settled: run.stretches.length });
    hand = run.given === null ? 'off' : (handAfter[step] ?? hand);
    since = at;
  }
  run.stretches.push({ hand, from: since, to: Math.max(now, since) });
  return { ...run, hand };
}

/**
 * 读钟: how an issue stands against its limit at `now`, from the steps of its life. The unit's time runs while it has the issue; it stops
 * while an extension it asked for is not answered and while a declined issue waits to be given again; a new dispatch or transfer begins
 * anew. Neither a step nor `now` runs backwards: the clock of a moment before the last step is the clock at that step.
 */
export function readClock(
  events: readonly ClockEvent[],
  limits: ClockLimits,
  now: number,
  hours: OfficeHours,
  calendar: WorkingDays,
): IssueClock {
  const steps = steadied(events);
  const moment = Math.max(now, steps.at(-1)?.at ?? now);
  const run = runOf(steps, moment);
  const { unit } = limits.handling;
  const measure = (from: number, to: number) => timeUsed(unit, from, to, hours, calendar);
  const sum = (hand: ClockHand, stretches = run.stretches) =>
    stretches.reduce((all, s) => (s.hand === hand ? all + measure(s.from, s.to) : all), 0);
  // 批准延期: the limit becomes what lies between the day it was given and the day that was granted, less what stood still meanwhile
  const given = run.given ?? moment;
  const granted = run.until === null ? 0 : measure(given, run.until - 1) - sum('paused', run.stretches.slice(0, run.settled));
  const limit = { count: Math.max(limits.handling.count, tidy(granted)), unit };
  const used = sum('unit');
  const waited = sum('verifier');
  const over = (time: number) => tidy(Math.max(0, time - limit.count));
  const overdue = over(used + waited);
  const overdueByUnit = over(used);
  const left = tidy(Math.max(0, limit.count - used));
  const least = unit === 'workingDays' || unit === 'urgentDays' ? limits.dueSoon.days : limits.dueSoon.hours;
  const running = run.hand === 'unit';
  const ends = running && overdueByUnit === 0 ? limitEnds(moment, { count: left, unit }, hours, calendar) : null;
  return {
    hand: run.hand,
    limit,
    used: tidy(used),
    left,
    ends,
    soon: running && overdue === 0 && left <= least,
    late: overdue > 0 || (ends !== null && ends <= moment),
    overdue,
    overdueByUnit,
    overdueByWaiting: tidy(overdue - overdueByUnit),
    reactionLate:
      run.given !== null &&
      timeUsed(limits.reaction.unit, run.given, run.acknowledged ?? (running ? moment : run.given), hours, calendar) >
        limits.reaction.count,
  };
}

/** Sums of fractions of hours, without the dust of binary fractions. */
const tidy = (time: number): number => Math.round(time * 1e5) / 1e5;

const shown = (time: number): string => String(Math.round(time * 10) / 10);

/** 昼夜都算的 is said as anybody says it: hours, and days when there are many. */
const sayTime = (time: number, unit: TimeLimit['unit']): string => {
  if (unit === 'urgentDays' || (unit === 'urgentHours' && time >= 72)) return `${shown(unit === 'urgentDays' ? time : time / 24)} 天`;
  return unit === 'urgentHours' ? `${shown(time)} 小时` : `${shown(time)} ${timeUnits[unit]}`;
};

/** 钟的一句话, as it stands beside an issue. */
export function sayClock({ hand, limit, left, late, overdue, overdueByWaiting }: IssueClock): string {
  const { unit } = limit;
  const part = overdueByWaiting > 0 ? `，其中等核验 ${sayTime(overdueByWaiting, unit)}` : '';
  const over = overdue > 0 ? `超期 ${sayTime(overdue, unit)}${part}` : '';
  switch (hand) {
    case 'off':
      return over;
    case 'paused':
      return [over, '停钟，等答复'].filter(Boolean).join('，');
    case 'verifier':
      return [over, '等核验'].filter(Boolean).join('，');
    case 'unit':
      return over || (late ? '时限到了' : `还有 ${sayTime(left, unit)}`);
  }
}

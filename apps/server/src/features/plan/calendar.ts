import type { Day } from '@weicheng/domain/kernel';
import { type Clock, clockOf, soonUntil, type Task, turnOf } from '@weicheng/domain/plan';
import type { WorkingDays } from '@weicheng/domain/standard';
import type { Context } from '#platform/context';
import type { Memory } from '#platform/memory';
import { calendarOf } from '../standard/index.ts';
import type { LedgerDays } from './task/ledgerKeys.store.ts';

/** 台账的日子: what the working-day calendar of a city says to its ledgers on one day. */
export interface CityDays extends LedgerDays {
  /** 时限的钟 of a task; each day is counted once. */
  clock(task: Pick<Task, 'due' | 'state'>): Clock;
}

export function daysBy(calendar: WorkingDays, today: Day): CityDays {
  const owed = new Map<Day, Clock>();
  return {
    today,
    soon: soonUntil(today, calendar),
    clock({ due, state }) {
      if (due === null || turnOf(state) !== 'owed') return clockOf(due, false, today, calendar);
      const known = owed.get(due) ?? clockOf(due, true, today, calendar);
      owed.set(due, known);
      return known;
    },
  };
}

/** The days of a ledger, by the working-day calendar of the city. */
export const ledgerDays = async (ctx: Context): Promise<CityDays> => daysBy(await calendarOf(ctx), ctx.today);

export type DaysOf = (ctx: Context) => Promise<CityDays>;

/** The same from memory: the table of calendars tells when it changes. */
export function openDays(memory: Memory): DaysOf {
  const known = memory.remember<CityDays>();
  return async (ctx) => {
    const topic = `city:${ctx.actor.cityId}`;
    const key = `${topic}:${ctx.today}`;
    const kept = known.get(key);
    if (kept) return kept;
    const keep = known.asking();
    const days = await ledgerDays(ctx);
    keep(key, days, [topic]);
    return days;
  };
}

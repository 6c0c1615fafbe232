import type { Day } from '@weicheng/domain/kernel';
import { soonUntil } from '@weicheng/domain/plan';
import type { WorkingDays } from '@weicheng/domain/standard';
import type { Context } from '#platform/context';
import { calendarOf } from '../standard/index.ts';
import type { LedgerDays } from './task/ledgerKeys.store.ts';

export const daysBy = (calendar: WorkingDays, today: Day): LedgerDays => ({ today, soon: soonUntil(today, calendar) });

/** The days a ledger speaks of, by the working-day calendar of the city. */
export const ledgerDays = async (ctx: Context): Promise<LedgerDays> => daysBy(await calendarOf(ctx), ctx.today);

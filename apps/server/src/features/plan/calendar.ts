import type { Day } from '@weicheng/domain/kernel';
import { soonUntil } from '@weicheng/domain/plan';
import { stateCouncilCalendar } from '../../../../../standards/calendars.ts';
import type { LedgerDays } from './task/ledgerKeys.store.ts';

/** 工作日历 of this deployment. */
export const calendar = stateCouncilCalendar;

export const ledgerDays = (today: Day): LedgerDays => ({ today, soon: soonUntil(today, calendar()) });

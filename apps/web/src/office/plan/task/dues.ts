import type { Day } from '@weicheng/domain/kernel';
import { lastDay, nextMonth } from '../board/timeline.ts';
import type { LedgerAddress } from './address.ts';

type Due = Pick<LedgerAddress, 'clock' | 'from' | 'to'>;
export interface DueChoice {
  value: string;
  says: string;
  set: { [K in keyof Due]: string | undefined };
}

const month = (says: string, of: string): DueChoice => ({
  value: of,
  says,
  set: { from: `${of}-01`, to: lastDay(of) },
});

/** 时限 as one usually asks for it, from today on; any other days are typed. */
export function dueChoices(today: Day): DueChoice[] {
  const now = today.slice(0, 7);
  const next = nextMonth(now);
  return [
    month('本月到期', now),
    month('下月到期', next),
    { value: 'undated', says: '未定时限', set: { clock: 'undated', from: undefined, to: undefined } },
    { value: 'typed', says: '另选日期', set: { from: today, to: undefined } },
  ];
}

/** Which of them the address says, or undefined. */
export function dueOf({ clock, from, to }: Due, choices: readonly DueChoice[]): string | undefined {
  if (clock === 'undated') return 'undated';
  if (!from && !to) return undefined;
  return choices.find(({ set }) => set.to !== undefined && set.from === from && set.to === to)?.value ?? 'typed';
}

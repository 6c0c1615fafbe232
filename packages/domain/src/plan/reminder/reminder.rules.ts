/** What a unit is reminded of: how many of its shares are past their day, and how many come due within so many working days. */
export interface Reminder {
  overdue: number;
  soon: number;
}

/** The line of a reminder: one a unit and working day, whatever the number of tasks. */
export function reminderTitle({ overdue, soon }: Reminder, withinDays: number): string {
  const late = overdue > 0 ? `${overdue} 项任务已超期` : '';
  const near = soon > 0 ? `${soon} 项任务在 ${withinDays} 个工作日内到期` : '';
  return [late, near].filter(Boolean).join('，');
}

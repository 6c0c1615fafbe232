import { dueSoonDays, reminderFacts, reminderTitle, soonUntil, taskFacts, taskNotices } from '@weicheng/domain/plan';
import { isWorkingDay } from '@weicheng/domain/standard';
import type { Context } from '#platform/context';
import type { ClockJob } from '#platform/jobs';
import { notify } from '#platform/notices';
import { announce, lookup } from '../../organization/index.ts';
import { calendarOf } from '../../standard/index.ts';
import { reminders } from './reminder.store.ts';

/** So many at a time go into one statement. */
const batch = 500;

/** 到期提醒: each working morning, one notice to the people of every unit that owes something overdue or due soon. */
export async function remindUnits(ctx: Context): Promise<void> {
  const calendar = await calendarOf(ctx);
  if (!isWorkingDay(calendar, ctx.today)) return;
  await reminders.lock(ctx);
  if (await reminders.sentOn(ctx, ctx.today)) return;
  const owed = await reminders.dueByUnit(ctx, soonUntil(ctx.today, calendar));
  if (owed.length === 0) return;
  const people = await lookup.peopleAt(
    ctx,
    owed.map(({ unitId }) => unitId),
  );
  for (const unit of owed)
    for (const person of people.get(unit.unitId) ?? [])
      await notify(ctx, person, { title: reminderTitle(unit, dueSoonDays), link: '/plan/mine' });
  await announce(ctx, taskNotices.overdue, new Map(owed.map(({ unitId, overdue }) => [unitId, overdue])));
  await announce(ctx, taskNotices.dueSoon, new Map(owed.map(({ unitId, soon }) => [unitId, soon])));
  const sum = (of: 'overdue' | 'soon') => owed.reduce((all, unit) => all + unit[of], 0);
  await ctx.record(reminderFacts.sent, null, { day: ctx.today, units: owed.length, overdue: sum('overdue'), soon: sum('soon') });
}

/** 超期: a share that has gone past its day leaves one fact, once in its life, for whoever follows up. */
export async function tellOverdue(ctx: Context): Promise<void> {
  await reminders.lock(ctx);
  for (let found = await reminders.takeOverdue(ctx, batch); found.length > 0; found = await reminders.takeOverdue(ctx, batch))
    for (const { id, taskId, unitId, unitName, path, title, due } of found)
      await ctx.record(taskFacts.overdue, taskId, { path, title, assignmentId: id, unitName, due }, unitId);
}

/** In UTC: ten past midnight, and half past eight in the morning, of the office. */
export const reminderJobs: readonly ClockJob[] = [
  { name: 'tellOverdue', every: '10 16 * * *', run: tellOverdue },
  { name: 'remindUnits', every: '30 0 * * *', run: remindUnits },
];

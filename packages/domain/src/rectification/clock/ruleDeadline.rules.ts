import { type Day, dayOf } from '../../kernel/index.ts';
import { limitFor, type RectificationRules, sayLimit, type WorkingDays, workingDaysBetween } from '../../standard/index.ts';
import { type Deadline, deadlineOf } from '../issue/issue.rules.ts';
import { type Issue, issueSeverities } from '../issue/issue.schema.ts';
import type { Timing } from './timing.schema.ts';
import { limitEnds, openHours } from './workingTime.rules.ts';

type Kind = Pick<Issue, 'matter' | 'severity'>;

/** 时限 with the limits that its clock counts out. */
export type CountedDeadline = Deadline & { limits: Omit<Timing, 'events'> };

/**
 * 按规矩定时限, where whoever dispatches says none: the day on which the limit of the nearest row ends, counted from `now` (milliseconds
 * since 1970), with the row named. Undefined where the rules have no row for it.
 */
export function deadlineByRule(
  { matter, severity }: Kind,
  now: number,
  rules: RectificationRules,
  calendar: WorkingDays,
): Deadline | undefined {
  const row = limitFor(rules, matter, severity);
  if (!row) return undefined;
  const matterSaid = row.matter && `${row.matter.length === 2 ? '大类' : '事项'} ${row.matter}`;
  const about = [matterSaid, row.severity && issueSeverities[row.severity]].filter(Boolean).join(' ') || '一般规定';
  const { count, unit } = row.handling;
  return {
    // 工作日的时限到最后一天的半夜为止
    due: dayOf(limitEnds(now, row.handling, openHours(rules), calendar) - 1),
    deadlineRule: {
      says: `${rules.owner}时限表（${rules.edition}）：${about} ${sayLimit(row.handling)}`,
      workingDays: unit === 'workingDays' ? count : null,
      from: dayOf(now),
    },
  };
}

/**
 * 定时限并起钟: so many working days, a day that was named, or else by the rules. The limit of reaction is always the rules'; a day that was named
 * counts as the working days up to it. Undefined where nothing gives a day.
 */
export function countedDeadline(
  order: { workingDays?: number | undefined; due?: Day | undefined },
  kind: Kind,
  now: number,
  rules: RectificationRules,
  calendar: WorkingDays,
): CountedDeadline | undefined {
  const today = dayOf(now);
  const said = deadlineOf(order, today, calendar);
  const row = limitFor(rules, kind.matter, kind.severity);
  const deadline = said ?? deadlineByRule(kind, now, rules, calendar);
  if (!deadline) return undefined;
  const days = { count: Math.max(0, workingDaysBetween(calendar, today, deadline.due)), unit: 'workingDays' as const };
  const { days: soonDays, hours } = rules.dueSoon;
  return {
    ...deadline,
    limits: { reaction: row?.reaction ?? null, handling: said ? days : (row?.handling ?? days), dueSoon: { days: soonDays, hours } },
  };
}

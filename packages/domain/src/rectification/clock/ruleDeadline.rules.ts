import { dayOf } from '../../kernel/index.ts';
import { limitFor, type RectificationRules, sayLimit, type WorkingDays } from '../../standard/index.ts';
import type { Deadline } from '../issue/issue.rules.ts';
import { type Issue, issueSeverities } from '../issue/issue.schema.ts';
import { limitEnds, openHours } from './workingTime.rules.ts';

/**
 * 按规矩定时限, where whoever dispatches says none: the day on which the limit of the nearest row ends, counted from `now` (milliseconds
 * since 1970), with the row named. Undefined where the rules have no row for it.
 */
export function deadlineByRule(
  { matter, severity }: Pick<Issue, 'matter' | 'severity'>,
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

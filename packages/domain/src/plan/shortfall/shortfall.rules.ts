import { type Day, shortened } from '../../kernel/index.ts';
import { addWorkingDays, type Indicator, type Standing, targetSays, type Verdict, type WorkingDays } from '../../standard/index.ts';
import type { TaskState, TaskThreshold } from '../task/task.schema.ts';
import type { ShortfallState } from './shortfall.schema.ts';

/** Working days proposed: a figure that is only missing is found in two weeks, a target that is missed wants a quarter. The office changes it. */
const daysFor: { readonly [standing in Exclude<Standing, 'met'>]: number } = { unknown: 10, unmet: 60 };

/** 攻坚任务的初稿 for an indicator that is not met or not known. */
export function proposeShortfall(
  indicator: Indicator,
  clauseText: string,
  verdict: Pick<Verdict, 'standing' | 'reason'>,
  today: Day,
  calendar: WorkingDays,
): { title: string; text: string; due: Day } {
  const { name } = indicator;
  const target = targetSays(indicator);
  const open = verdict.standing === 'unknown';
  return {
    title: shortened(open ? `报清${name}` : `${name}达标`, 80),
    text: [
      `${name}：${verdict.reason}`,
      open ? `把数报全，附上依据；目标：${target}。` : `目标：${target}。拿出办法，逐项落实，达标后按年报数。`,
      `对应条款：${clauseText}`,
    ].join('\n'),
    due: addWorkingDays(calendar, today, daysFor[open ? 'unknown' : 'unmet']),
  };
}

const operators = { gte: '>=', gt: '>', lte: '<=', lt: '<', gte_or_increasing: '>=', lte_or_decreasing: '<=', per_unit_min: '>=' } as const;

/** 指标与阈值 of the task, where the rule has a figure. */
export function thresholdsOf({ rule, name, unit }: Indicator): TaskThreshold[] {
  if (!('target' in rule)) return [];
  return [{ metric: name, operator: operators[rule.kind], value: rule.target, unit }];
}

/** 攻坚到哪一步, by how its task and its indicator stand; `everMet` since the task was made. */
export function shortfallState(task: TaskState, standing: Standing, everMet: boolean): ShortfallState {
  if (standing !== 'met' && everMet) return 'fellBack';
  if (task === 'closed' || task === 'void') return 'over';
  return standing === 'met' ? 'reached' : 'underWay';
}

/** What is told when an indicator that is watched stands otherwise than last time: only reaching and falling back are news. */
export function newsOf(before: Standing, after: Standing): 'reached' | 'fellBack' | null {
  if (before !== 'met' && after === 'met') return 'reached';
  return before === 'met' && after !== 'met' ? 'fellBack' : null;
}

import { addDays, type Day } from '../../kernel/index.ts';
import { addWorkingDays, isWorkingDay, type LadderStep, type WorkingDays } from '../../standard/index.ts';

/** 督办阶梯的一级 and the day it is for. */
export interface PlannedStep extends Pick<LadderStep, 'key' | 'name' | 'to'> {
  day: Day;
}

/** A step that was taken. */
export interface TakenStep {
  key: LadderStep['key'];
  on: Day;
}

const firstWorkingDay = (calendar: WorkingDays, day: Day): Day => (isWorkingDay(calendar, day) ? day : addWorkingDays(calendar, day, 1));

const later = (a: Day, b: Day): Day => {
  if (a < b) return b;
  return a;
};

/** 阶梯的日子: when each step falls if the issue stays as it is. All of them are working days, one step a day. */
export function ladderDays(due: Day, ladder: readonly LadderStep[], calendar: WorkingDays): PlannedStep[] {
  const from = firstWorkingDay(calendar, due);
  return ladder.map(({ key, name, to, workingDays }) => ({ key, name, to, day: addWorkingDays(calendar, from, workingDays) }));
}

/**
 * 往后的督办: the steps still to come from `today` on, to be read in advance. What fell on days the server stood still comes one step a
 * working day, so that nobody meets two steps at once; no step is spent on a day off. A step taken is not taken again, nor one before
 * it. `due` null means nothing is owed now: submitted, shelved, over, or the clock stands.
 */
export function escalationAhead(
  { due, taken, today }: { due: Day | null; taken: readonly TakenStep[]; today: Day },
  ladder: readonly LadderStep[],
  calendar: WorkingDays,
): PlannedStep[] {
  if (due === null) return [];
  const done = ladder.findLastIndex(({ key }) => taken.some((step) => step.key === key));
  let earliest = taken.reduce<Day>((day, { on }) => (on >= day ? addDays(on, 1) : day), today);
  return ladderDays(due, ladder, calendar)
    .slice(done + 1)
    .map((step) => {
      const day = firstWorkingDay(calendar, later(step.day, earliest));
      earliest = addDays(day, 1);
      return { ...step, day };
    });
}

/** 今天该走的一级, or undefined. */
export const stepToday = (ahead: readonly PlannedStep[], today: Day): PlannedStep | undefined =>
  ahead[0]?.day === today ? ahead[0] : undefined;

/** 督办预告, one line: 11 月 27 日催办责任单位经办人. */
export const sayStep = ({ name, to, day }: PlannedStep): string => `${Number(day.slice(5, 7))} 月 ${Number(day.slice(8))} 日${name}：${to}`;

import type { Day } from '../../kernel/index.ts';
import { addWorkingDays, lastWorkingDayOnOrBefore, type WorkingDays } from '../../standard/index.ts';
import type { TaskStep } from './task.schema.ts';

/**
 * 倒排工期: from the end day backwards over the given steps, in working days. The last step ends on the last working day on or
 * before `end`; each step begins on the working day after the one before it ended.
 */
export function scheduleBackward(end: Day, steps: readonly Pick<TaskStep, 'name' | 'days'>[], calendar: WorkingDays): TaskStep[] {
  let until = lastWorkingDayOnOrBefore(calendar, end);
  const laid: TaskStep[] = [];
  for (const { name, days } of steps.toReversed()) {
    const from = addWorkingDays(calendar, until, 1 - days);
    laid.unshift({ name, days, from, until });
    until = addWorkingDays(calendar, from, -1);
  }
  return laid;
}

/** What `urgencyOf` gives to something owed that is due on a day. */
export const daysSinceEpoch = (day: Day): number => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);

/** 轮到谁: those who owe it, the verifier, or nobody any more. */
export type Turn = 'owed' | 'waiting' | 'over';

/** Where the bands of `urgencyOf` begin: open without a due day, waiting for verification, over. */
export const urgencyBands = { undated: 900_000, waiting: 950_000, over: 1_000_000 } as const;

/**
 * Sorts the ledger, most urgent first: what is owed by due day (days since 1970), then what is owed without one, then what waits for
 * its verifier, then what is over, the latest first.
 */
export function urgencyOf(turn: Turn, due: Day | null, overOn: Day | null): number {
  if (turn === 'owed') return due === null ? urgencyBands.undated : daysSinceEpoch(due);
  if (turn === 'waiting') return urgencyBands.waiting;
  return urgencyBands.over * 2 - (overOn === null ? 0 : daysSinceEpoch(overOn));
}

/** A lexeme of the database has an end: a longer run is cut, the same in the text and in what is searched for. */
const latin = /[a-z0-9.%]{1,40}/g;
const han = /\p{Script=Han}+/gu;

/**
 * 检索词 of a text: each pair of neighbouring characters, each single character standing alone, each Latin word or number. The same
 * cut serves the text and what is searched for, so 井盖 is found in 窨井盖 whatever a dictionary thinks a word is.
 */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase();
  const words = new Set<string>(plain.match(latin) ?? []);
  for (const run of plain.match(han) ?? []) {
    const characters = [...run];
    if (characters.length === 1) words.add(run);
    for (let i = 0; i + 1 < characters.length; i++) words.add(`${characters[i]}${characters[i + 1]}`);
  }
  return [...words];
}

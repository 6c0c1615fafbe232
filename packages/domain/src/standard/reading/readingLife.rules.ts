import { type Problem, type StepTable, stateAfter } from '../../kernel/index.ts';
import { readingLifeProblems } from './readingLife.problems.ts';
import type { ReadingRecord, ReadingState } from './readingRecord.schema.ts';

/** 指标数的一生。读完这张表，就读懂了填报。 */
export const readingLife = {
  fill: { says: '保存', from: ['draft', 'returned'], to: null },
  report: { says: '上报', from: ['draft', 'returned'], to: 'reported' },
  return: { says: '退回', from: ['reported'], to: 'returned' },
  approve: { says: '核准', from: ['reported'], to: 'approved' },
  freeze: { says: '锁定', from: ['approved'], to: 'frozen' },
  correct: { says: '更正', from: ['approved', 'frozen'], to: 'reported' },
} as const satisfies StepTable<ReadingState, string>;
export type ReadingAction = keyof typeof readingLife;

/** On the buttons of one figure; 锁定 is of a whole year. */
export const readingActions = ['fill', 'report', 'return', 'approve', 'correct'] as const satisfies readonly ReadingAction[];

/** Why this step cannot be taken now. */
export function whyNotReading({ state }: Pick<ReadingRecord, 'state'>, action: ReadingAction): Problem | undefined {
  const { from, says } = readingLife[action];
  if ((from as readonly ReadingState[]).includes(state)) return undefined;
  return readingLifeProblems.wrongState({ action: says, state });
}

/** The record after a step that was allowed; what the step brought along is the caller's. */
export const steppedReading = (record: ReadingRecord, action: ReadingAction): ReadingRecord => ({
  ...record,
  state: stateAfter<ReadingState, ReadingAction>(readingLife, record.state, action),
  revision: record.revision + 1,
});

/** 核准: from now on this is what counts. */
export const approvedReading = (record: ReadingRecord, by: string, at: string): ReadingRecord => {
  const { value, plan, numerator, denominator, document } = record;
  return {
    ...steppedReading(record, 'approve'),
    approvedBy: by,
    approvedAt: at,
    inForce: { value, plan, numerator, denominator, documented: document !== null },
  };
};

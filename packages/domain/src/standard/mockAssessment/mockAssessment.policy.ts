import { type Actor, holds, kernelProblems, type Problem } from '../../kernel/index.ts';
import { type Can, canOf } from '../../organization/index.ts';
import { mockAssessmentProblems } from './mockAssessment.problems.ts';
import type { AssessmentState, MockAssessmentRow } from './mockAssessment.schema.ts';

export const assessmentActions = {
  draw: { says: '抽取点位', from: ['prepared', 'underWay'] },
  finish: { says: '结束', from: ['underWay'] },
  handOver: { says: '把检查发现登记为问题', from: ['finished'] },
  reopen: { says: '重新打开', from: ['finished'] },
  void: { says: '作废', from: ['prepared', 'underWay', 'finished'] },
} as const satisfies Record<string, { says: string; from: readonly AssessmentState[] }>;
export type AssessmentAction = keyof typeof assessmentActions;

/** An assessment is the city's; `reached`: whether the right to edit reaches the whole city. */
export function assessmentRefusal(
  action: AssessmentAction,
  { state, finishedSheets }: Pick<MockAssessmentRow, 'state' | 'finishedSheets'>,
  reached: boolean,
): Problem | undefined {
  const { says, from } = assessmentActions[action];
  if (!reached) return kernelProblems.notAllowed({ what: `${says}模拟评估` });
  if (!(from as readonly AssessmentState[]).includes(state)) return mockAssessmentProblems.wrongState({ action: says, state });
  return action === 'finish' && finishedSheets === 0 ? mockAssessmentProblems.nothingFinished({}) : undefined;
}

export const canAssessment = (assessment: Pick<MockAssessmentRow, 'state' | 'finishedSheets'>, reached: boolean): Can =>
  canOf(Object.keys(assessmentActions) as AssessmentAction[], (action) => assessmentRefusal(action, assessment, reached));

export const canCreateAssessment = (actor: Actor): Can =>
  canOf(['create'] as const, () => (holds(actor, 'mockAssessment.edit') ? undefined : kernelProblems.notAllowed({ what: '新建模拟评估' })));

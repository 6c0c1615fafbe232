import { kernelProblems, type Problem } from '../../kernel/index.ts';
import { type Can, canOf } from '../../organization/index.ts';
import type { AssessmentState } from '../mockAssessment/mockAssessment.schema.ts';
import { scoreSheetProblems } from './scoreSheet.problems.ts';
import type { ScoreSheetRow } from './scoreSheet.schema.ts';

export const scoreSheetActions = { mark: '打分', finish: '填完', reopen: '重新打开' } as const;
export type ScoreSheetAction = keyof typeof scoreSheetActions;

/** Not yours, or not now. `reached`: whether the right to score reaches the subdistrict of the sheet (the city, for a 资料表). */
export function scoreSheetRefusal(
  action: ScoreSheetAction,
  sheet: Pick<ScoreSheetRow, 'state' | 'marked'>,
  assessment: AssessmentState,
  reached: boolean,
): Problem | undefined {
  const says = scoreSheetActions[action];
  if (!reached) return kernelProblems.notAllowed({ what: says });
  if (assessment !== 'underWay') return scoreSheetProblems.assessmentOver({ action: says });
  if (action === 'reopen') return sheet.state === 'open' ? scoreSheetProblems.notFinished({}) : undefined;
  if (sheet.state === 'finished') return scoreSheetProblems.finished({ action: says });
  return action === 'finish' && sheet.marked === 0 ? scoreSheetProblems.empty({}) : undefined;
}

export const canScoreSheet = (sheet: Pick<ScoreSheetRow, 'state' | 'marked'>, assessment: AssessmentState, reached: boolean): Can =>
  canOf(Object.keys(scoreSheetActions) as ScoreSheetAction[], (action) => scoreSheetRefusal(action, sheet, assessment, reached));

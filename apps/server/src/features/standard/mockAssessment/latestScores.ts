import type { Day } from '@weicheng/domain/kernel';
import type { MockAssessmentId, ScoredSheet } from '@weicheng/domain/standard';
import type { Context } from '#platform/context';
import { markedSheets } from '../scoreSheet/markedSheets.ts';
import { assessments } from './mockAssessment.store.ts';

/** 最近一次结束的模拟评估: what the forecast rests on. */
export interface LatestScores {
  id: MockAssessmentId;
  title: string;
  /** The day it ended. */
  on: Day;
  /** Finished sheets of sites; `place` is the site's name. */
  sheets: ScoredSheet[];
}

/** Null where no assessment of the city is finished. Of the whole city, whoever asks: a forecast is the city's. */
export async function latestScores(ctx: Context): Promise<LatestScores | null> {
  const assessment = await assessments.latest(ctx);
  if (!assessment) return null;
  const sheets = (await markedSheets(ctx, assessment, null))
    .filter(({ sheet }) => sheet.kind === 'site' && sheet.state === 'finished')
    .map(({ sheet, score }) => ({ place: sheet.name, placeKind: sheet.placeKind, sheet: score }));
  return { id: assessment.id, title: assessment.title, on: assessment.until, sheets };
}

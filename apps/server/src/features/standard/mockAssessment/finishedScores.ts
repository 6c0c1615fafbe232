import { type Day, dayOf } from '@weicheng/domain/kernel';
import type { MockAssessmentId, ScoredSheet, ScoringTable } from '@weicheng/domain/standard';
import type { Context } from '#platform/context';
import { markedSheets } from '../scoreSheet/markedSheets.ts';
import { assessments } from './mockAssessment.store.ts';

/** 一次结束的模拟评估, as far as a forecast rests on it or is tried against it. */
export interface FinishedScores {
  id: MockAssessmentId;
  title: string;
  /** The day it began. */
  from: Day;
  /** The day it ended. */
  on: Day;
  /** The day its scores stood: it was finished, perhaps anew. */
  knownOn: Day;
  /** The table it was scored by. */
  table: ScoringTable;
  /** Finished sheets of sites; `place` is the site's name. */
  sheets: ScoredSheet[];
}

/** So many assessments are kept scored. */
const mostKept = 64;
const kept = new Map<string, ScoredSheet[]>();

/**
 * Nobody marks a finished assessment, and one that is opened again is finished at another moment: what was scored under its name and that
 * moment stays true, on every server, and is scored once. The one asked for longest ago makes room.
 */
async function scoredOnce(name: string, score: () => Promise<ScoredSheet[]>): Promise<ScoredSheet[]> {
  const sheets = kept.get(name) ?? (await score());
  kept.delete(name);
  kept.set(name, sheets);
  const [eldest] = kept.keys();
  if (kept.size > mostKept && eldest) kept.delete(eldest);
  return sheets;
}

/** 结束了的模拟评估, the latest first, so many at most. Of the whole city, whoever asks: a forecast is the city's. */
export async function finishedScores(ctx: Context, most: number): Promise<FinishedScores[]> {
  const scores: FinishedScores[] = [];
  for (const assessment of await assessments.finished(ctx, most)) {
    const { id, title, from, until, table, finishedAt } = assessment;
    const sheets = await scoredOnce(`${ctx.actor.cityId} ${id} ${finishedAt.getTime()}`, async () =>
      (await markedSheets(ctx, assessment, null))
        .filter(({ sheet }) => sheet.kind === 'site' && sheet.state === 'finished')
        .map(({ sheet, score }) => ({ place: sheet.name, placeKind: sheet.placeKind, sheet: score })),
    );
    scores.push({ id, title, from, on: until, knownOn: dayOf(finishedAt.getTime()), table, sheets });
  }
  return scores;
}

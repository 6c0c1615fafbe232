import type { Page } from '@weicheng/domain/kernel';
import { type AssessmentState, canScoreSheet, type FindingRow, type MockAssessmentId, type ScoreSheetRow } from '@weicheng/domain/standard';
import type { Context } from '#platform/context';
import { found, type Reach, type Reaches } from '../../organization/index.ts';
import { assessments } from '../mockAssessment/mockAssessment.store.ts';
import { reaches as reachesUnit } from '../reach.store.ts';
import type { StoredFinding } from './finding.store.ts';
import type { SheetOnDesk, StoredSheet } from './scoreSheet.store.ts';

const row = (sheet: StoredSheet, state: AssessmentState, scoring: Reach): ScoreSheetRow => ({
  ...sheet,
  can: canScoreSheet(sheet, state, reachesUnit(scoring, sheet.subdistrictId)),
});

export function scoreSheetPresenter(reaches: Reaches) {
  const one = async (ctx: Context, { sheet, assessmentState }: SheetOnDesk): Promise<ScoreSheetRow> =>
    row(sheet, assessmentState, await reaches.of(ctx, 'mockAssessment.score'));
  const assessment = async (ctx: Context, id: string) => found(await assessments.get(ctx, id as MockAssessmentId), '这次模拟评估');
  return {
    one,
    async page(ctx: Context, assessmentId: string, { rows, next }: Page<StoredSheet>): Promise<Page<ScoreSheetRow>> {
      const [{ state }, scoring] = [await assessment(ctx, assessmentId), await reaches.of(ctx, 'mockAssessment.score')];
      return { rows: rows.map((sheet) => row(sheet, state, scoring)), next };
    },
    async findings(ctx: Context, assessmentId: string, { rows, next }: Page<StoredFinding>): Promise<Page<FindingRow>> {
      const { edition } = await assessment(ctx, assessmentId);
      const titles = new Map(edition.clauses.map(({ key, title }) => [key, title]));
      return { rows: rows.map((finding) => ({ ...finding, clauseTitle: titles.get(finding.clause) ?? finding.clause })), next };
    },
  };
}

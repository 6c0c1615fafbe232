import type { Page } from '@weicheng/domain/kernel';
import { canAssessment, canCreateAssessment, type MockAssessmentRow } from '@weicheng/domain/standard';
import type { Context } from '#platform/context';
import type { Reaches } from '../../organization/index.ts';
import type { StoredAssessment } from './mockAssessment.store.ts';

/** As it leaves the building: what it goes by as titles. */
export function assessmentPresenter(reaches: Reaches) {
  const row = (reached: boolean, { edition, table, plan, ...rest }: StoredAssessment): MockAssessmentRow => ({
    ...rest,
    edition: edition.key,
    editionTitle: edition.title,
    table: table.key,
    tableTitle: table.title,
    plan: plan.key,
    planTitle: plan.title,
    can: canAssessment(rest, reached),
  });
  const reached = async (ctx: Context) => (await reaches.of(ctx, 'mockAssessment.edit')) === null;
  return {
    reached,
    row: async (ctx: Context, assessment: StoredAssessment) => row(await reached(ctx), assessment),
    async page(ctx: Context, { rows, next }: Page<StoredAssessment>) {
      const whole = await reached(ctx);
      return { rows: rows.map((assessment) => row(whole, assessment)), next, can: canCreateAssessment(ctx.actor) };
    },
  };
}
export type AssessmentPresenter = ReturnType<typeof assessmentPresenter>;

import { scoreSheetContract } from '@weicheng/domain/standard';
import { type Route, route } from '#platform/endpoint';
import type { Reaches } from '../../organization/index.ts';
import { scoreSheetPresenter } from './scoreSheet.present.ts';
import { scoreSheetService } from './scoreSheet.service.ts';

export function scoreSheetRoutes(reaches: Reaches): Route[] {
  const { list, read, mark, markRest, finish, reopen, findings, clauseFindings } = scoreSheetService(reaches);
  const present = scoreSheetPresenter(reaches);
  return [
    route(scoreSheetContract.list, async (ctx, input) => present.page(ctx, input.assessmentId, await list(ctx, input))),
    route(scoreSheetContract.read, async (ctx, input) => {
      const { desk, ...rest } = await read(ctx, input);
      const { assessmentTitle, citySize, checklist } = desk;
      return { sheet: await present.one(ctx, desk), assessmentTitle, citySize, checklist, ...rest };
    }),
    route(scoreSheetContract.mark, async (ctx, input) => {
      const written = await mark(ctx, input);
      return { mark: written.mark, sheet: await present.one(ctx, written.desk) };
    }),
    route(scoreSheetContract.markRest, async (ctx, input) => {
      const { marks, desk } = await markRest(ctx, input);
      return { marks, sheet: await present.one(ctx, desk) };
    }),
    route(scoreSheetContract.finish, async (ctx, input) => present.one(ctx, await finish(ctx, input))),
    route(scoreSheetContract.reopen, async (ctx, input) => present.one(ctx, await reopen(ctx, input))),
    route(scoreSheetContract.findings, async (ctx, input) => present.findings(ctx, input.assessmentId, await findings(ctx, input))),
    route(scoreSheetContract.clauseFindings, clauseFindings),
  ];
}

import { mockAssessmentContract } from '@weicheng/domain/standard';
import { type Route, route } from '#platform/endpoint';
import type { Reaches } from '../../organization/index.ts';
import { drawSheets } from './draw.service.ts';
import { assessmentPresenter } from './mockAssessment.present.ts';
import { mockAssessmentService } from './mockAssessment.service.ts';
import { assessmentPapers, type WriteAssessmentBook } from './papers.service.ts';

export function mockAssessmentRoutes(reaches: Reaches, writeBook: WriteAssessmentBook): Route[] {
  const present = assessmentPresenter(reaches);
  const service = mockAssessmentService(reaches, present);
  const draw = drawSheets(present);
  const papers = assessmentPapers(reaches, writeBook);
  return [
    route(mockAssessmentContract.list, async (ctx, input) => present.page(ctx, await service.list(ctx, input))),
    route(mockAssessmentContract.options, service.options),
    route(mockAssessmentContract.read, async (ctx, input) => {
      const { assessment, ...rest } = await service.read(ctx, input);
      return { assessment: await present.row(ctx, assessment), ...rest };
    }),
    route(mockAssessmentContract.create, async (ctx, input) => present.row(ctx, await service.create(ctx, input))),
    route(mockAssessmentContract.draw, async (ctx, input) => {
      const drawn = await draw(ctx, input);
      return { assessment: await present.row(ctx, drawn.assessment), draw: drawn.draw };
    }),
    route(mockAssessmentContract.scores, service.scores),
    route(mockAssessmentContract.finish, async (ctx, input) => present.row(ctx, await service.finish(ctx, input))),
    route(mockAssessmentContract.handOver, async (ctx, input) => present.row(ctx, await service.handOver(ctx, input))),
    route(mockAssessmentContract.reopen, async (ctx, input) => present.row(ctx, await service.reopen(ctx, input))),
    route(mockAssessmentContract.void, async (ctx, input) => present.row(ctx, await service.void(ctx, input))),
    route(mockAssessmentContract.export, papers.export),
    route(mockAssessmentContract.blank, papers.blank),
  ];
}

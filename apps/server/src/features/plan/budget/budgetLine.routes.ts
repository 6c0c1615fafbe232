import { budgetLineContract } from '@weicheng/domain/plan';
import { type Route, route } from '#platform/endpoint';
import type { Reaches } from '../../organization/index.ts';
import { presentLine, presentLines } from './budgetLine.present.ts';
import { budgetLineService } from './budgetLine.service.ts';

export function budgetLineRoutes(reaches: Reaches): Route[] {
  const { list, totals, read, open, enter, reverse } = budgetLineService(reaches);
  return [
    route(budgetLineContract.list, async (ctx, input) => presentLines(ctx, await list(ctx, input))),
    route(budgetLineContract.totals, totals),
    route(budgetLineContract.read, async (ctx, input) => presentLine(ctx, await read(ctx, input))),
    route(budgetLineContract.open, async (ctx, input) => (await presentLine(ctx, await open(ctx, input))).line),
    route(budgetLineContract.enter, async (ctx, input) => presentLine(ctx, await enter(ctx, input))),
    route(budgetLineContract.reverse, async (ctx, input) => presentLine(ctx, await reverse(ctx, input))),
  ];
}

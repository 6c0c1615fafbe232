import { readingContract } from '@weicheng/domain/standard';
import type { Context } from '#platform/context';
import { type Route, route } from '#platform/endpoint';
import type { Reaches } from '../../organization/index.ts';
import type { ComputedSource } from './computedSources.ts';
import type { Done } from './fill.service.ts';
import { presentReading } from './reading.present.ts';
import { readingService } from './reading.service.ts';

export function readingRoutes(reaches: Reaches, sources: readonly ComputedSource[]): Route[] {
  const service = readingService(reaches, sources);
  const shown =
    <I>(act: (ctx: Context, input: I) => Promise<Done>) =>
    async (ctx: Context, input: I) => {
      const { book, record, lastYear } = await act(ctx, input);
      return presentReading(ctx, book, record, lastYear);
    };
  return [
    route(readingContract.list, service.list),
    route(readingContract.read, service.read),
    route(readingContract.queue, service.queue),
    route(readingContract.fill, shown(service.fill)),
    route(readingContract.report, shown(service.report)),
    route(readingContract.approve, shown(service.approve)),
    route(readingContract.approveMany, service.approveMany),
    route(readingContract.return, shown(service.giveBack)),
    route(readingContract.correct, shown(service.correct)),
  ];
}

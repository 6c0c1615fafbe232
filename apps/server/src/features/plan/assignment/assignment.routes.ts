import { assignmentContract } from '@weicheng/domain/plan';
import type { Context } from '#platform/context';
import { type Route, route } from '#platform/endpoint';
import { found, type Reaches } from '../../organization/index.ts';
import { listAssignments } from './assignment.list.ts';
import { type ListedAssignment, presentAssignments } from './assignment.present.ts';
import { assignmentService } from './assignment.service.ts';

/** A step answers with the row as it is then. */
const stepping =
  <I>(act: (ctx: Context, input: I) => Promise<ListedAssignment>) =>
  async (ctx: Context, input: I) =>
    found((await presentAssignments(ctx, [await act(ctx, input)]))[0], '这件任务');

export function assignmentRoutes(reaches: Reaches): readonly Route[] {
  const service = assignmentService(reaches);
  return [
    route(assignmentContract.list, listAssignments(reaches)),
    route(assignmentContract.acknowledge, stepping(service.acknowledge)),
    route(assignmentContract.acknowledgeMany, service.acknowledgeMany),
    route(assignmentContract.report, stepping(service.report)),
    route(assignmentContract.submit, stepping(service.submit)),
    route(assignmentContract.return, stepping(service.giveBack)),
    route(assignmentContract.close, stepping(service.close)),
    route(assignmentContract.closeMany, service.closeMany),
    route(assignmentContract.reopen, stepping(service.reopen)),
    route(assignmentContract.requestExtension, stepping(service.requestExtension)),
    route(assignmentContract.grantExtension, stepping(service.grantExtension)),
    route(assignmentContract.refuseExtension, stepping(service.refuseExtension)),
    route(assignmentContract.transfer, stepping(service.transfer)),
  ];
}

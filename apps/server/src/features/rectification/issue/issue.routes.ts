import { type Issue, issueContract, issueMapContract } from '@weicheng/domain/rectification';
import type { Context } from '#platform/context';
import { type Route, route } from '#platform/endpoint';
import type { Reaches } from '../../organization/index.ts';
import { escalationOf } from '../escalation/escalation.jobs.ts';
import { previewDeadline } from './asking.ts';
import { exportIssues } from './issue.export.ts';
import { issueLists } from './issue.lists.ts';
import { presentHistory, presentIssue, presentIssues, presentPhotos } from './issue.present.ts';
import { issueService } from './issue.service.ts';
import { matters } from './matter.ts';
import type { IssueNaming } from './naming.ts';

export function issueRoutes(reaches: Reaches, naming: IssueNaming): readonly Route[] {
  const service = issueService(reaches, naming);
  const lists = issueLists(reaches, naming);
  /** A step answers with the issue as it is then. */
  const stepping =
    <I>(act: (ctx: Context, input: I) => Promise<Issue>) =>
    async (ctx: Context, input: I) =>
      presentIssue(ctx, naming, await act(ctx, input));
  return [
    route(issueContract.list, async (ctx, input) => {
      const { rows, next } = await lists.list(ctx, input);
      return { rows: await presentIssues(ctx, naming, rows), next };
    }),
    route(issueContract.export, async (ctx, input) => exportIssues(ctx, naming, await lists.openExport(ctx, input), input.format)),
    route(issueContract.counts, lists.counts),
    route(issueContract.stateCounts, lists.stateCounts),
    route(issueMapContract.clusters, lists.clusters),
    route(issueContract.desk, lists.desk),
    route(issueContract.matters, async () => ({ rows: [...matters().values()] })),
    route(issueContract.read, async (ctx, { id }) => {
      const issue = await service.see(ctx, id);
      const { history, photos, ...parts } = await lists.around(ctx, id);
      const reach = await reaches.of(ctx, 'issue.read');
      return {
        issue: await presentIssue(ctx, naming, issue),
        ...parts,
        photos: await presentPhotos(ctx, issue, photos, reach),
        escalation: await escalationOf(ctx, issue),
        history: await presentHistory(ctx, issue, history.rows, reach),
        earlier: history.next,
      };
    }),
    route(issueContract.history, async (ctx, input) => {
      const issue = await service.see(ctx, input.id);
      const { rows, next } = await lists.history(ctx, input);
      return { rows: await presentHistory(ctx, issue, rows, await reaches.of(ctx, 'issue.read')), next };
    }),
    route(issueContract.register, stepping(service.register)),
    route(issueContract.deadline, async (ctx, { id, ...order }) => previewDeadline(ctx, await service.see(ctx, id), order)),
    route(issueContract.dispatch, stepping(service.dispatch)),
    route(issueContract.dispatchMany, service.dispatchMany),
    route(issueContract.acknowledge, stepping(service.acknowledge)),
    route(issueContract.decline, stepping(service.decline)),
    route(issueContract.transfer, stepping(service.transfer)),
    route(issueContract.requestExtension, stepping(service.requestExtension)),
    route(issueContract.grantExtension, stepping(service.grantExtension)),
    route(issueContract.refuseExtension, stepping(service.refuseExtension)),
    route(issueContract.submit, stepping(service.submit)),
    route(issueContract.return, stepping(service.giveBack)),
    route(issueContract.close, stepping(service.close)),
    route(issueContract.closeMany, service.closeMany),
    route(issueContract.recheck, stepping(service.recheck)),
    route(issueContract.reopen, stepping(service.reopen)),
    route(issueContract.dispute, stepping(service.dispute)),
    route(issueContract.shelve, stepping(service.shelve)),
    route(issueContract.merge, stepping(service.merge)),
    route(issueContract.void, stepping(service.voidOne)),
    route(issueContract.comment, stepping(service.comment)),
  ];
}

import { taskContract } from '@weicheng/domain/plan';
import type { Context } from '#platform/context';
import { type Route, route } from '#platform/endpoint';
import type { Reaches } from '../../organization/index.ts';
import { readDesk } from '../assignment/assignment.list.ts';
import { presentAssignments } from '../assignment/assignment.present.ts';
import type { Naming } from './naming.ts';
import { exportTaskCsv, exportTaskXlsx } from './task.export.ts';
import { presentHistory, presentRows, presentTask } from './task.present.ts';
import { type Standing, taskService } from './task.service.ts';
import { taskLists } from './taskLists.service.ts';

const present = (ctx: Context, at: Standing) => presentTask(ctx, at.task, at);

export function taskRoutes(reaches: Reaches, naming: Naming): readonly Route[] {
  const service = taskService(reaches);
  const lists = taskLists(reaches, naming);
  return [
    route(taskContract.list, async (ctx, input) => {
      const { rows, next } = await lists.list(ctx, input);
      return { rows: await presentRows(ctx, naming, rows), next };
    }),
    route(taskContract.counts, lists.counts),
    route(taskContract.matrix, lists.matrix),
    route(taskContract.timeline, lists.timeline),
    route(taskContract.desk, readDesk(reaches)),
    route(taskContract.read, async (ctx, { id }) => {
      const at = await service.see(ctx, id, 'get');
      const { assignments, reports, children, history } = await lists.around(ctx, at);
      return {
        task: await present(ctx, at),
        assignments: await presentAssignments(ctx, assignments),
        reports,
        children: await presentRows(ctx, naming, children),
        history: presentHistory(history),
      };
    }),
    route(taskContract.amend, async (ctx, input) => present(ctx, await service.amend(ctx, input))),
    route(taskContract.assign, async (ctx, input) => present(ctx, await service.assign(ctx, input))),
    route(taskContract.void, async (ctx, input) => present(ctx, await service.voidOne(ctx, input))),
    route(taskContract.handDown, async (ctx, input) => {
      const { at, children } = await service.handDown(ctx, input);
      return { task: await present(ctx, at), children: await presentRows(ctx, naming, await lists.some(ctx, children)) };
    }),
    route(taskContract.schedule, async (ctx, input) => present(ctx, await service.schedule(ctx, input))),
    route(taskContract.export, async (ctx, input) => {
      const { filter, reach } = await lists.openExport(ctx, input);
      return { csv: exportTaskCsv, xlsx: exportTaskXlsx }[input.format](ctx, filter, reach);
    }),
  ];
}

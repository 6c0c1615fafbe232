import { trailContract } from '@weicheng/domain/organization';
import type { Context } from '#platform/context';
import { route } from '#platform/endpoint';
import type { FactRow } from '#platform/facts';
import { exportCsv, exportJsonl, exportXlsx } from './trail.export.ts';
import { presentFacts } from './trail.present.ts';
import { historyOf, listTrail, openExport, sealingOfTrail, trailKinds, verifyTrail } from './trail.service.ts';

const paged = async (ctx: Context, { rows, next }: { rows: FactRow[]; next: string | null }) => ({
  rows: await presentFacts(ctx, rows),
  next,
});

export const trailRoutes = [
  route(trailContract.list, async (ctx, input) => paged(ctx, await listTrail(ctx, input))),
  route(trailContract.kinds, async () => ({ rows: trailKinds() })),
  route(trailContract.of, async (ctx, input) => paged(ctx, await historyOf(ctx, input))),
  route(trailContract.sealed, sealingOfTrail),
  route(trailContract.verify, verifyTrail),
  route(trailContract.export, async (ctx, input) => {
    const filter = await openExport(ctx, input);
    return { csv: exportCsv, xlsx: exportXlsx, jsonl: exportJsonl }[input.format](ctx, filter);
  }),
];

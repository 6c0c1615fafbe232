import type { Page } from '@weicheng/domain/kernel';
import type { TrailRow } from '@weicheng/domain/organization';
import type { planDocumentContract } from '@weicheng/domain/plan';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { factPage } from '#platform/facts';
import { presentFacts, readIdKey } from '../../organization/index.ts';
import { seeDocument } from './see.ts';

/** 查一份方案的经过 */
export async function documentHistory(
  ctx: Context,
  { id, limit, after }: z.output<typeof planDocumentContract.history.input>,
): Promise<Page<TrailRow>> {
  await seeDocument(ctx, id);
  const { rows, next } = await factPage(ctx.db, { about: id }, { limit, after: readIdKey(after) });
  return { rows: await presentFacts(ctx, rows), next };
}

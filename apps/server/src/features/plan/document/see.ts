import type { PlanDocumentId, PlanDocumentRow } from '@weicheng/domain/plan';
import { canDocument, maySeeDocument } from '@weicheng/domain/plan';
import type { Context } from '#platform/context';
import { found, lookup } from '../../organization/index.ts';
import { type NamedDocument, planDocuments } from './planDocument.store.ts';

/** A document this reader may see, and the path of its unit. Another's is not there. */
export interface Seen {
  document: NamedDocument;
  path: readonly string[];
}

export const seeDocument = async (ctx: Context, id: PlanDocumentId): Promise<Seen> => see(ctx, await planDocuments.get(ctx, id));

/** The same to change it: nobody else edits this document until the act is over. */
export const takeDocument = async (ctx: Context, id: PlanDocumentId): Promise<Seen> => see(ctx, await planDocuments.take(ctx, id));

async function see(ctx: Context, document: NamedDocument | undefined): Promise<Seen> {
  const { unitId } = found(document, '这份方案');
  const own = (ctx.actor.grants.get('plan.read') ?? []) as (typeof unitId)[];
  const paths = await lookup.paths(ctx, [unitId, ...own]);
  const path = paths.get(unitId) ?? [];
  const seen =
    document &&
    maySeeDocument(
      ctx.actor,
      document,
      path,
      own.map((id) => paths.get(id) ?? []),
    )
      ? document
      : undefined;
  return { document: found(seen, '这份方案'), path };
}

/** As it leaves the building. */
export const presentDocument = ({ actor }: Context, document: NamedDocument, path: readonly string[]): PlanDocumentRow => ({
  ...document,
  can: canDocument(actor, document, path),
});

import { type AliasRow, canAlias } from '@weicheng/domain/organization';
import type { Context } from '#platform/context';
import { units } from '../unit/unit.store.ts';
import type { ListedAlias } from './alias.store.ts';

/** The rows of the list, with what this reader may do. */
export async function presentAliases(ctx: Context, listed: readonly ListedAlias[]): Promise<AliasRow[]> {
  const paths = await units.paths(
    ctx,
    listed.map((alias) => alias.unitId),
  );
  return listed.map((alias) => ({ ...alias, can: canAlias(ctx.actor, alias, paths.get(alias.unitId) ?? [], ctx.today) }));
}

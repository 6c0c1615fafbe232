import { type Edition, type EditionMap, inverseMap, mapByName, mapOfReview } from '@weicheng/domain/standard';
import type { Context } from '#platform/context';
import { editionMaps } from '../../../../../../standards/editions.ts';
import { editionImports } from '../editionImport/editionImport.store.ts';

/** The map somebody has settled from one edition to the other: shipped, or by the review of an import. */
async function kept(ctx: Context, from: string, to: string): Promise<EditionMap | undefined> {
  const shipped = editionMaps().find((map) => map.from === from && map.to === to);
  if (shipped) return shipped;
  const review = await editionImports.review(ctx, to);
  return review?.base === from ? mapOfReview(review, to) : undefined;
}

/** 两版的对照: the one that is kept, forwards or backwards, or one drawn from equal keys and names. */
export async function mapBetween(ctx: Context, from: Edition, to: Edition): Promise<{ map: EditionMap; drawn: boolean }> {
  const forwards = await kept(ctx, from.key, to.key);
  if (forwards) return { map: forwards, drawn: false };
  const backwards = await kept(ctx, to.key, from.key);
  return backwards ? { map: inverseMap(backwards, from), drawn: false } : { map: mapByName(from, to), drawn: true };
}

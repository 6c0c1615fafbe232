import type { Context } from '#platform/context';
import type { Reach } from '../../organization/index.ts';
import { type NamedSite, sites } from './site.store.ts';

/** Open sites of a kind within a reach, for later chapters that look at all of them. */
export const openSitesOf = async (ctx: Context, kind: string, reach: Reach): Promise<NamedSite[]> =>
  (await sites.all(ctx, reach)).filter((site) => site.kind === kind);

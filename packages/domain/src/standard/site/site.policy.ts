import { type Actor, holds, kernelProblems, type Problem } from '../../kernel/index.ts';
import { type Can, canOf } from '../../organization/index.ts';
import { siteProblems } from './site.problems.ts';
import type { Site } from './site.schema.ts';

export const siteActions = { add: '登记点位', change: '修改点位', close: '停用点位', import: '导入点位' } as const;
export type SiteAction = keyof typeof siteActions;

/** Not yours, or not now. `reached`: whether the right to edit sites reaches the subdistrict it lies in. */
export function siteRefusal(
  action: 'change' | 'close',
  { name, closed }: Pick<Site, 'name' | 'closed'>,
  reached: boolean,
): Problem | undefined {
  if (!reached) return kernelProblems.notAllowed({ what: siteActions[action] });
  return closed ? siteProblems.closed({ name }) : undefined;
}

export const canSite = (site: Pick<Site, 'name' | 'closed'>, reached: boolean): Can =>
  canOf(['change', 'close'] as const, (action) => siteRefusal(action, site, reached));

/** Whether he may add sites at all; in which subdistrict is asked again. */
export const canAddSites = (actor: Actor): Can =>
  canOf(['add', 'import'] as const, (action) =>
    holds(actor, 'site.edit') ? undefined : kernelProblems.notAllowed({ what: siteActions[action] }),
  );

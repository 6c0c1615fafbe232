import { z } from 'zod';
import { id, line } from '../../kernel/index.ts';
import { Can, UnitId } from '../../organization/index.ts';
import { StandardKey } from '../edition/edition.schema.ts';

export const SiteId = id<'Site'>();
export type SiteId = z.infer<typeof SiteId>;

/** What is written down of a site. */
export const siteWish = {
  /** A word of the dictionary `placeKinds`. */
  kind: StandardKey,
  name: line('点位名称', 80),
  /** The subdistrict or town it lies in. */
  subdistrictId: UnitId,
  /** Whether it lies in the 建成区. */
  builtUp: z.boolean(),
  address: line('地址', 120, 0).default(''),
};

/** 点位 that an assessment can draw: as much of a place as a draw needs. */
export const Site = z.object({ id: SiteId, ...siteWish, closed: z.boolean() });
export type Site = z.infer<typeof Site>;

/** A site as a reader sees it. `can`: change, close. */
export const SiteRow = z.object({
  id: SiteId,
  kind: z.string(),
  kindName: z.string(),
  name: z.string(),
  subdistrictId: UnitId,
  subdistrictName: z.string(),
  builtUp: z.boolean(),
  address: z.string(),
  closed: z.boolean(),
  can: Can,
});
export type SiteRow = z.infer<typeof SiteRow>;

/** How many open sites of a kind there are. */
export const SitesOfKind = z.object({ kind: z.string(), kindName: z.string(), sites: z.int(), hasChecklist: z.boolean() });
export type SitesOfKind = z.infer<typeof SitesOfKind>;

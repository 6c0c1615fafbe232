import { kernelProblems, type Page } from '@weicheng/domain/kernel';
import {
  canAddSites,
  canSite,
  type Site,
  type SiteId,
  type SiteRow,
  type siteContract,
  siteFacts,
  siteProblems,
  siteRefusal,
} from '@weicheng/domain/standard';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { checklists } from '../../../../../../standards/checklists.ts';
import { found, type Reaches, refuse } from '../../organization/index.ts';
import { reaches as reachesUnit } from '../reach.store.ts';
import { type PlaceKinds, placeKindsOf } from '../words.ts';
import { type NamedSite, sites } from './site.store.ts';

type Input<V extends keyof typeof siteContract> = z.output<(typeof siteContract)[V]['input']>;
type Wish = Omit<Site, 'id' | 'closed'>;

const told = (site: Wish & { subdistrictName: string }, { nameOf }: PlaceKinds) => ({
  kind: site.kind,
  kindName: nameOf(site.kind),
  name: site.name,
  subdistrictId: site.subdistrictId,
  subdistrictName: site.subdistrictName,
  builtUp: site.builtUp,
  address: site.address,
});

/** 点位: reading and writing them one by one. */
export function siteService(reaches: Reaches) {
  const present = async (ctx: Context, rows: readonly NamedSite[]): Promise<SiteRow[]> => {
    const [editing, { nameOf }] = [await reaches.of(ctx, 'site.edit'), await placeKindsOf(ctx)];
    return rows.map((site) => ({
      ...site,
      kindName: nameOf(site.kind),
      can: canSite(site, reachesUnit(editing, site.subdistrictId)),
    }));
  };
  const one = async (ctx: Context, site: NamedSite): Promise<SiteRow> => found((await present(ctx, [site]))[0], '这个点位');

  /** The wish with the name of its subdistrict, if it can be written there. */
  async function placed(ctx: Context, wish: Wish): Promise<Wish & { subdistrictName: string }> {
    if (!(await placeKindsOf(ctx)).inUse.has(wish.kind)) throw siteProblems.noSuchKind({});
    const reach = await reaches.of(ctx, 'site.edit');
    const unit = (await sites.subdistricts(ctx, null)).find(({ id }) => id === wish.subdistrictId);
    if (!unit) throw siteProblems.notSubdistrict({});
    if (!reachesUnit(reach, unit.id)) throw kernelProblems.notAllowed({ what: '登记别处的点位' });
    return { ...wish, subdistrictName: unit.name };
  }
  const taken = async (ctx: Context, { name, kind, subdistrictName }: Wish & { subdistrictName: string }) =>
    siteProblems.nameTaken({ name, kindName: (await placeKindsOf(ctx)).nameOf(kind), subdistrict: subdistrictName });

  return {
    /** 查点位 */
    async list(ctx: Context, input: Input<'list'>): Promise<Page<SiteRow> & { can: SiteRow['can'] }> {
      const { rows, next } = await sites.page(ctx, await reaches.of(ctx, 'site.read'), input);
      return { rows: await present(ctx, rows), next, can: canAddSites(ctx.actor) };
    },

    /** 查点位类别 */
    async options(ctx: Context) {
      const reach = await reaches.of(ctx, 'site.read');
      const [counts, subdistricts] = [await sites.countByKind(ctx, reach), await sites.subdistricts(ctx, reach)];
      const listed = new Set(checklists().flatMap((list) => list.placeKinds));
      const kinds = [...(await placeKindsOf(ctx)).inUse].map(([kind, kindName]) => ({
        kind,
        kindName,
        sites: counts.get(kind) ?? 0,
        hasChecklist: listed.has(kind),
      }));
      return { kinds, subdistricts };
    },

    /** 登记点位 */
    async add(ctx: Context, input: Input<'add'>): Promise<SiteRow> {
      const wish = await placed(ctx, input);
      const site: NamedSite = { ...wish, id: ctx.newId() as SiteId, closed: false };
      if (!(await sites.add(ctx, site))) throw await taken(ctx, wish);
      await ctx.record(siteFacts.added, site.id, told(site, await placeKindsOf(ctx)), site.subdistrictId);
      return one(ctx, site);
    },

    /** 修改点位 */
    async change(ctx: Context, { id, ...input }: Input<'change'>): Promise<SiteRow> {
      const before = found(await sites.get(ctx, await reaches.of(ctx, 'site.read'), id), '这个点位');
      refuse(siteRefusal('change', before, reachesUnit(await reaches.of(ctx, 'site.edit'), before.subdistrictId)));
      const wish = await placed(ctx, input);
      const site: NamedSite = { ...wish, id, closed: false };
      if (await sites.twin(ctx, site)) throw await taken(ctx, wish);
      await sites.save(ctx, site);
      const words = await placeKindsOf(ctx);
      await ctx.record(siteFacts.changed, id, { ...told(site, words), before: told(before, words) }, site.subdistrictId);
      return one(ctx, site);
    },

    /** 停用点位 */
    async close(ctx: Context, { id, reason }: Input<'close'>): Promise<SiteRow> {
      const site = found(await sites.get(ctx, await reaches.of(ctx, 'site.read'), id), '这个点位');
      refuse(siteRefusal('close', site, reachesUnit(await reaches.of(ctx, 'site.edit'), site.subdistrictId)));
      const closed = { ...site, closed: true };
      await sites.save(ctx, closed);
      const { nameOf } = await placeKindsOf(ctx);
      await ctx.record(siteFacts.closed, id, { name: site.name, kindName: nameOf(site.kind), reason }, site.subdistrictId);
      return one(ctx, closed);
    },
  };
}

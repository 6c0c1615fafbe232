import type { Sheet } from '@weicheng/documents/sheet';
import { writeSheets } from '@weicheng/documents/sheet';
import {
  type NewSite,
  type ReadSites,
  readSiteTable,
  type SiteId,
  siteFacts,
  siteIdentity,
  siteProblems,
  siteTitles,
} from '@weicheng/domain/standard';
import type { Context } from '#platform/context';
import type { Reaches, Workbook } from '../../organization/index.ts';
import { placeKindsOf } from '../words.ts';
import { sites } from './site.store.ts';

/** More errors than a person reads at once only make the answer heavy. */
const mostErrors = 500;
const guide = '说明';

/** What the import would do. */
interface SitePlan extends ReadSites {
  fresh: NewSite[];
}

/** 点位的导入: all rows or none; what is there already is known and left alone. */
export function siteImport(reaches: Reaches) {
  async function plan(ctx: Context, { sheets }: Workbook): Promise<SitePlan> {
    const subdistricts = await sites.subdistricts(ctx, await reaches.of(ctx, 'site.edit'));
    const words = {
      kinds: new Map([...(await placeKindsOf(ctx)).inUse].map(([key, name]) => [name, key])),
      subdistricts: new Map(
        subdistricts.flatMap(({ id, name, shortName }) =>
          [name, name.replace(/(街道|镇|乡)$/, ''), ...(shortName ? [shortName] : [])].map((word) => [word, id] as const),
        ),
      ),
    };
    const read = sheets.filter(({ name }) => name !== guide).map(({ name, rows }) => readSiteTable(name, rows, words));
    const all = read.flatMap((table) => table.sites);
    const known = new Set((await sites.all(ctx, null)).map(siteIdentity));
    return { sites: all, fresh: all.filter((site) => !known.has(siteIdentity(site))), errors: read.flatMap((table) => table.errors) };
  }
  const counted = ({ sites: all, fresh }: SitePlan) => ({ added: fresh.length, known: all.length - fresh.length });

  return {
    /** 检查点位文件 */
    async check(ctx: Context, workbook: Workbook) {
      const made = await plan(ctx, workbook);
      return { ...counted(made), errors: made.errors.slice(0, mostErrors) };
    },

    /** 导入点位 */
    async apply(ctx: Context, workbook: Workbook) {
      await sites.lock(ctx);
      const made = await plan(ctx, workbook);
      const { errors } = made;
      if (errors.length > 0) throw siteProblems.importRefused({ count: errors.length, errors: errors.slice(0, mostErrors) });
      const fresh = made.fresh.map((site) => ({ ...site, id: ctx.newId() as SiteId, closed: false }));
      await sites.addMany(ctx, fresh);
      await ctx.record(siteFacts.imported, null, { ...counted(made), sha256: workbook.sha256, ids: fresh.map(({ id }) => id) });
      return counted(made);
    },
  };
}

/** 点位导入模板: one sheet with an example, one that lists the words allowed. */
export async function siteTemplate(ctx: Context): Promise<Buffer> {
  const widths = { name: 32, kind: 16, subdistrict: 20, builtUp: 10, address: 36 };
  const table: Sheet = {
    name: '点位',
    columns: (Object.keys(siteTitles) as (keyof typeof siteTitles)[]).map((key) => ({ title: siteTitles[key], width: widths[key] })),
    rows: [['示例：云台农贸市场', '农贸市场', '云台街道', '是', '云台路 12 号']],
    quiet: [0],
  };
  const words: Sheet = {
    name: guide,
    columns: [
      { title: '列', width: 16 },
      { title: '怎么填', width: 60 },
    ],
    rows: [
      ['', '列的次序不限。示例行不会导入。全部行都对才导入；已经有的点位认得出来，不会重复。'],
      ['所属街道', '街道或镇的全称或简称'],
      ['建成区', '写“是”或“否”，空着算“否”'],
      ['类别', [...(await placeKindsOf(ctx)).inUse.values()].join('、')],
    ],
  };
  return writeSheets([table, words]);
}

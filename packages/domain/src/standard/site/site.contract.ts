import { z } from 'zod';
import { line, pageInput, pageOf, verb } from '../../kernel/index.ts';
import { Can, ImportError, UnitId, xlsx } from '../../organization/index.ts';
import { SiteId, SiteRow, SitesOfKind, siteWish } from './site.schema.ts';

const counted = { added: z.int(), known: z.int() };

/** 点位: a reader sees the sites of the subdistricts where he may. */
export const siteContract = {
  /** By kind, then by name; closed ones are left out. */
  list: verb({
    name: 'site.list',
    method: 'GET',
    path: '/api/sites',
    may: 'site.read',
    summary: '查点位',
    input: z.strictObject({
      ...pageInput,
      kind: z.string().max(60).optional(),
      subdistrictId: UnitId.optional(),
      text: line('要找的字', 40, 0).optional(),
    }),
    output: pageOf(SiteRow).extend({ can: Can }),
  }),
  /** Every kind of place there is a word for, and the subdistricts a site can lie in. */
  options: verb({
    name: 'site.options',
    method: 'GET',
    path: '/api/sites/options',
    may: 'site.read',
    summary: '查点位类别',
    input: z.strictObject({}),
    output: z.object({ kinds: z.array(SitesOfKind), subdistricts: z.array(z.object({ id: UnitId, name: z.string() })) }),
  }),
  add: verb({
    name: 'site.add',
    method: 'POST',
    path: '/api/sites',
    may: 'site.edit',
    summary: '登记点位',
    input: z.strictObject(siteWish),
    output: SiteRow,
  }),
  change: verb({
    name: 'site.change',
    method: 'POST',
    path: '/api/sites/:id/change',
    may: 'site.edit',
    summary: '修改点位',
    input: z.strictObject({ id: SiteId, ...siteWish }),
    output: SiteRow,
  }),
  close: verb({
    name: 'site.close',
    method: 'POST',
    path: '/api/sites/:id/close',
    may: 'site.edit',
    summary: '停用点位',
    input: z.strictObject({ id: SiteId, reason: line('原因', 200) }),
    output: SiteRow,
  }),
  template: verb({
    name: 'site.template',
    method: 'GET',
    path: '/api/sites/template',
    may: 'site.edit',
    summary: '下载点位导入模板',
    input: z.strictObject({}),
    output: z.unknown(),
    produces: xlsx,
  }),
  check: verb({
    name: 'site.check',
    method: 'POST',
    path: '/api/sites/check-import',
    may: 'site.edit',
    summary: '检查点位文件',
    input: z.strictObject({}),
    output: z.object({ ...counted, errors: z.array(ImportError) }),
    consumes: xlsx,
    replay: false,
  }),
  /** All rows or none. */
  import: verb({
    name: 'site.import',
    method: 'POST',
    path: '/api/sites/import',
    may: 'site.edit',
    summary: '导入点位',
    input: z.strictObject({}),
    output: z.object(counted),
    consumes: xlsx,
  }),
};

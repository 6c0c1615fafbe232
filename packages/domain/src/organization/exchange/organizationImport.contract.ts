import { z } from 'zod';
import { verb } from '../../kernel/index.ts';

export const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const bytes = z.unknown();

/** One thing wrong in a workbook: sheet and row as the clerk sees them (the header is row 1), the column's title, the reason. */
export const ImportError = z.object({ sheet: z.string(), row: z.int(), column: z.string().nullable(), message: z.string() });
export type ImportError = z.infer<typeof ImportError>;

const counts = { units: z.int(), persons: z.int(), posts: z.int() };

export const organizationImportContract = {
  template: verb({
    name: 'organizationImport.template',
    method: 'GET',
    path: '/api/organization/template',
    may: 'organization.import',
    summary: '下载导入模板',
    input: z.strictObject({}),
    output: bytes,
    produces: xlsx,
  }),
  check: verb({
    name: 'organizationImport.check',
    method: 'POST',
    path: '/api/organization/check-import',
    may: 'organization.import',
    summary: '检查导入文件',
    input: z.strictObject({}),
    output: z.object({ ...counts, errors: z.array(ImportError), warnings: z.array(ImportError) }),
    consumes: xlsx,
    replay: false,
  }),
  apply: verb({
    name: 'organizationImport.apply',
    method: 'POST',
    path: '/api/organization/import',
    may: 'organization.import',
    summary: '导入单位和人员',
    input: z.strictObject({}),
    /** Either all rows go in, or none and `errors` says why: then the answer is a refusal carrying them. */
    output: z.object({ ...counts, warnings: z.array(ImportError) }),
    consumes: xlsx,
  }),
  export: verb({
    name: 'organizationImport.export',
    method: 'GET',
    path: '/api/organization/export',
    may: 'organization.export',
    summary: '导出单位和人员',
    input: z.strictObject({}),
    output: bytes,
    produces: xlsx,
  }),
};

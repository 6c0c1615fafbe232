import { problem } from '../../kernel/index.ts';
import type { ImportError } from '../../organization/index.ts';

export const siteProblems = {
  nameTaken: problem<{ name: string; kindName: string; subdistrict: string }>(
    'site.name-taken',
    409,
    ({ name, kindName, subdistrict }) => `${subdistrict}已经有${kindName}“${name}”。换一个名称，或修改原来那个。`,
  ),
  noSuchKind: problem('site.no-such-kind', 422, () => '点位类别里没有这一类，重选类别。'),
  notSubdistrict: problem('site.not-subdistrict', 422, () => '点位要落在街道或镇，重选所属街道。'),
  closed: problem<{ name: string }>('site.closed', 409, ({ name }) => `点位“${name}”已经停用，不能再改。要用，重新登记。`),
  noTable: problem<{ missing: string }>(
    'site.no-table',
    422,
    ({ missing }) => `表里没有找到“${missing}”这一列，没有导入。第一行写列名，列的次序不限，列名照导入模板。`,
  ),
  importRefused: problem<{ count: number; errors: ImportError[] }>(
    'site.import-refused',
    422,
    ({ count }) => `有 ${count} 处不对，一行也没有导入。改好列出的地方再上传。`,
  ),
};

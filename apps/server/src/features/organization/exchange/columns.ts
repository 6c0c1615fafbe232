import type { Sheet } from '@weicheng/documents/sheet';
import { type PostKind, postKinds, type UnitKind, unitKinds } from '@weicheng/domain/organization';

/** A column of the workbook, as template, import and export share it. */
export interface Column {
  title: string;
  width: number;
  required: boolean;
  says: string;
  example: string;
}

const column = (title: string, width: number, required: boolean, example: string, says: string): Column => ({
  title,
  width,
  required,
  example,
  says,
});

export const unitSheet = '单位';
export const unitColumns = {
  name: column('单位名称', 32, true, '示例：市城市管理局', '全称，2 到 60 个字'),
  kind: column('类别', 14, true, '部门', '见下面的类别表'),
  parent: column('上级单位', 32, true, '澄溪市', '全称或别名；上级可以也在这张表里'),
  shortName: column('简称', 16, false, '市城管局', '2 到 20 个字，可以不填'),
  divisionCode: column('区划代码', 16, false, '', '街道、镇 9 位，社区、村 12 位；其他类别不填'),
  foundedOn: column('设立日期', 14, true, '2019-03-01', '写成 2019-03-01；不清楚的，填最早用到的日期'),
};

export const personSheet = '人员';
export const personColumns = {
  name: column('姓名', 14, true, '示例：林若宁', '2 到 30 个字；一个人有几个岗位就写几行'),
  unit: column('单位', 32, true, '市城市管理局', '全称或别名'),
  post: column('岗位', 14, true, '联络员', '见下面的岗位表'),
  from: column('任职日期', 14, true, '2024-01-01', '写成 2024-01-01'),
  officePhone: column('办公电话', 18, false, '0990-1234567', '可以不填'),
  mobile: column('手机号', 16, false, '', '11 位数字，可以不填'),
};

export const titleOf = ({ title, required }: Column): string => (required ? `${title}*` : title);

export const sheetOf = (
  name: string,
  columns: Readonly<Record<string, Column>>,
  rows: readonly (readonly string[])[],
  quiet: readonly number[] = [],
): Sheet => ({
  name,
  columns: Object.values(columns).map((c) => ({ title: titleOf(c), width: c.width })),
  rows,
  quiet,
});

/** A row that only shows how to fill in; the import leaves it out. */
export const isExample = (cells: readonly string[]): boolean => cells[0]?.startsWith('示例') ?? false;

/** 导入模板: two sheets with one example row each, and one that explains every column and lists the values allowed. */
export function templateSheets(): Sheet[] {
  const example = (columns: Readonly<Record<string, Column>>) => [Object.values(columns).map((c) => c.example)];
  return [
    sheetOf(unitSheet, unitColumns, example(unitColumns), [0]),
    sheetOf(personSheet, personColumns, example(personColumns), [0]),
    {
      name: '说明',
      columns: [
        { title: '表', width: 12 },
        { title: '列或取值', width: 20 },
        { title: '怎么填', width: 70 },
      ],
      rows: [
        ['', '', '带 * 的列要填。示例行不会导入。全部行都对才导入，有一行不对就一行也不导入。已有的单位和人员认得出来，不会重复。'],
        ...Object.values(unitColumns).map((c) => [unitSheet, titleOf(c), c.says]),
        ...Object.values(unitKinds).map((k) => [
          '类别',
          k.says,
          `${k.under.length ? `放在${k.under.map((u) => unitKinds[u].says).join('、')}下面` : '最上级，不用导入'}${k.codeLength ? `；区划代码 ${k.codeLength} 位` : ''}`,
        ]),
        ...Object.values(personColumns).map((c) => [personSheet, titleOf(c), c.says]),
        ...Object.values(postKinds).map((k) => ['岗位', k.says, k.single ? '一个单位同时只有一人' : '']),
      ],
    },
  ];
}

/** 镇（乡） is also found as 镇 and as 乡. */
function byWord<K extends string>(table: Readonly<Record<K, { says: string }>>): ReadonlyMap<string, K> {
  return new Map(
    (Object.keys(table) as K[]).flatMap((kind) => {
      const { says } = table[kind];
      return [says, ...says.split(/[（）]/).filter(Boolean)].map((word) => [word, kind] as const);
    }),
  );
}

export const unitKindOf: ReadonlyMap<string, UnitKind> = byWord(unitKinds);
export const postKindOf: ReadonlyMap<string, PostKind> = byWord(postKinds);

import type { ImportError, UnitId } from '../../organization/index.ts';
import { siteProblems } from './site.problems.ts';
import type { Site } from './site.schema.ts';

/** A column of the workbook: its title in the template, and what offices call it. */
const columns = {
  name: ['点位名称', '名称', '点位', '场所名称', '单位名称'],
  kind: ['类别', '点位类别', '类型', '点位类型', '场所类别', '种类'],
  subdistrict: ['所属街道', '街道', '街道（镇）', '街道/镇', '镇街', '街办', '所属镇街', '属地'],
  builtUp: ['建成区', '是否建成区', '是否在建成区', '建成区内'],
  address: ['地址', '详细地址', '位置', '点位地址'],
} as const;
type Column = keyof typeof columns;

/** The titles of the template, in order. */
export const siteTitles: Readonly<Record<Column, string>> = {
  name: columns.name[0],
  kind: columns.kind[0],
  subdistrict: columns.subdistrict[0],
  builtUp: columns.builtUp[0],
  address: columns.address[0],
};

/** A row of a sheet as it was read: the first row of a sheet is 1. */
interface Row {
  number: number;
  cells: readonly string[];
}

/** What a city knows, by the words a table uses. */
export interface SiteWords {
  kinds: ReadonlyMap<string, string>;
  subdistricts: ReadonlyMap<string, UnitId>;
}

export type NewSite = Omit<Site, 'id' | 'closed'>;

/** What a table of sites says: good rows, and what is wrong with the others. */
export interface ReadSites {
  sites: NewSite[];
  errors: ImportError[];
}

const yes = new Set(['是', '√', '✓', '在', '内', 'Y', 'y', '1', '建成区', '建成区内']);
const no = new Set(['否', '×', '不在', '外', 'N', 'n', '0', '建成区外', '']);
const plain = (text: string) =>
  text
    .replace(/[\s*＊:：]/g, '')
    .replaceAll('(', '（')
    .replaceAll(')', '）');

/** By which two sites of a city are the same. */
export const siteIdentity = ({ kind, subdistrictId, name }: Pick<Site, 'kind' | 'subdistrictId' | 'name'>): string =>
  `${kind} ${subdistrictId} ${name}`;

/**
 * 读一张点位表: columns are found by their titles, in whatever order, under whatever heading lines stand above (the first ten rows).
 * Throws `site.no-table` where a column that is needed is missing.
 */
export function readSiteTable(sheet: string, rows: readonly Row[], words: SiteWords): ReadSites {
  const { head, at } = headOf(rows);
  const seen = new Map<string, number>();
  const sites: NewSite[] = [];
  const errors: ImportError[] = [];
  for (const { number, cells } of rows) {
    if (number <= head) continue;
    const cell = (column: Column) => (at[column] === undefined ? '' : (cells[at[column]] ?? '').trim());
    if (Object.keys(columns).every((column) => cell(column as Column) === '') || cell('name').startsWith('示例')) continue;
    const wrong = (column: Column, message: string) => void errors.push({ sheet, row: number, column: siteTitles[column], message });
    const before = errors.length;
    const kind = words.kinds.get(cell('kind'));
    const subdistrictId = words.subdistricts.get(cell('subdistrict'));
    if (cell('name').length === 0 || cell('name').length > 80) wrong('name', '点位名称要写，最多 80 个字');
    if (kind === undefined) wrong('kind', cell('kind') ? `没有“${cell('kind')}”这一类，照模板的类别表写` : '类别没有写');
    if (subdistrictId === undefined)
      wrong('subdistrict', cell('subdistrict') ? `没有“${cell('subdistrict')}”这个街道或镇` : '所属街道没有写');
    if (!yes.has(cell('builtUp')) && !no.has(cell('builtUp'))) wrong('builtUp', '写“是”或“否”');
    if (cell('address').length > 120) wrong('address', '地址最多 120 个字');
    if (kind === undefined || subdistrictId === undefined || errors.length > before) continue;
    const site = { kind, name: cell('name'), subdistrictId, builtUp: yes.has(cell('builtUp')), address: cell('address') };
    const twin = seen.get(siteIdentity(site));
    if (twin !== undefined) wrong('name', `和第 ${twin} 行是同一个点位`);
    else sites.push(site);
    seen.set(siteIdentity(site), number);
  }
  return { sites, errors };
}

function headOf(rows: readonly Row[]): { head: number; at: Partial<Record<Column, number>> } {
  let best: { head: number; at: Partial<Record<Column, number>> } = { head: 0, at: {} };
  for (const { number, cells } of rows.slice(0, 10)) {
    const titles = cells.map(plain);
    const at: Partial<Record<Column, number>> = {};
    for (const [column, names] of Object.entries(columns) as [Column, readonly string[]][]) {
      const found = titles.findIndex((title) => names.includes(title));
      if (found !== -1) at[column] = found;
    }
    if (Object.keys(at).length > Object.keys(best.at).length) best = { head: number, at };
  }
  const missing = (['name', 'kind', 'subdistrict'] as const).find((column) => best.at[column] === undefined);
  if (missing) throw siteProblems.noTable({ missing: siteTitles[missing] });
  return best;
}

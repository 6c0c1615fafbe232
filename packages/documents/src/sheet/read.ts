import { Problem } from '@weicheng/domain/kernel';
import { pack } from '../zip/index.ts';
import { type Merge, scan } from './scan.ts';
import { sheetProblems } from './sheet.problems.ts';
import { attributesOf, tagsOf } from './tags.ts';
import { type SheetLimits, unpack, usualLimits } from './unpack.ts';

/** One row with content, as text. */
export interface SheetRow {
  /** As the clerk sees it: the first row of a sheet is 1. */
  number: number;
  /** Trimmed; full-width digits made plain; days as `2026-11-24`; an empty cell is ''. */
  cells: string[];
  /** Columns (from 0) that hold a formula; their cells hold what it last showed. */
  formulas: number[];
  /** Whether a merged cell reaches into this row. */
  merged: boolean;
}

export interface ReadSheet {
  name: string;
  rows: SheetRow[];
  merges: Merge[];
}

/** Reads a workbook from a stranger's hand. Throws a Problem with the sentence for the clerk; never more memory than the limits allow. */
export async function readSheets(bytes: Buffer, limits: SheetLimits = usualLimits): Promise<ReadSheet[]> {
  const parts = await unpack(bytes, limits);
  const odd = new Map([...parts].map(([name, xml]) => [name, scan(xml.toString(), limits)]));
  const paths = pathsOf(parts);
  if ([...odd.values()].reduce((sum, { cells }) => sum + cells, 0) > limits.cells) throw sheetProblems.swollen({});
  let left = limits.inflated;
  try {
    const { default: readXlsxFile } = await import('read-excel-file/node'); // loaded when a workbook comes, not with the server
    const sheets = await readXlsxFile(pack(parts));
    return sheets.map(({ sheet: name, data }, at) => {
      const { formulas, merged, merges } = odd.get(paths[at] ?? '') ?? {
        formulas: new Map<number, number[]>(),
        merged: new Set<number>(),
        merges: [],
      };
      const rows = data.map((cells, i) => ({
        number: i + 1,
        cells: cells.map((value, column) => {
          const { length } = typeof value === 'string' ? value : '';
          if (length > longestCell) throw sheetProblems.cellTooLong({ sheet: name, row: i + 1, column: column + 1, most: longestCell });
          left -= length; // a text that many cells share weighs as often as it is read
          if (left < 0) throw sheetProblems.swollen({});
          return plain(value);
        }),
        formulas: formulas.get(i + 1) ?? [],
        merged: merged.has(i + 1),
      }));
      return { name, rows: rows.filter((r) => r.formulas.length > 0 || r.cells.some((c) => c !== '')), merges };
    });
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw sheetProblems.damaged({});
  }
}

/** What Excel itself holds in a cell. */
const longestCell = 32_767;
/** Each sheet is read whole before the next. */
const mostSheets = 50;
const zero = '０'.charCodeAt(0);

/** A value as the clerk would type it. */
function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value === 'boolean') return value ? '是' : '否';
  return String(value)
    .normalize('NFC')
    .replace(/[０-９]/g, (d) => String(d.charCodeAt(0) - zero))
    .trim();
}

/** The parts of the sheets in the order of the workbook, by its relations. One part is one sheet. */
function pathsOf(parts: ReadonlyMap<string, Buffer>): string[] {
  const tags = (part: string, name: string) =>
    [...tagsOf(parts.get(part)?.toString() ?? '')].filter((tag) => tag.name === name).map((tag) => attributesOf(tag.attributes));
  const targets = new Map(
    tags('xl/_rels/workbook.xml.rels', 'Relationship').map((relation) => {
      const target = relation.get('Target') ?? '';
      return [relation.get('Id'), target.startsWith('/') ? target.slice(1) : `xl/${target}`];
    }),
  );
  const paths = tags('xl/workbook.xml', 'sheet').map((sheet) => targets.get(sheet.get('id')) ?? '');
  if (paths.length > mostSheets) throw sheetProblems.swollen({});
  if (new Set(paths).size < paths.length || !paths.every((path) => parts.has(path))) throw sheetProblems.damaged({});
  return paths;
}

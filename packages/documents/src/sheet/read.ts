import { Problem } from '@weicheng/domain/kernel';
import { pack } from './pack.ts';
import { scan } from './scan.ts';
import { sheetProblems } from './sheet.problems.ts';
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
}

/** Reads a workbook from a stranger's hand. Throws a Problem with the sentence for the clerk; never more memory than the limits allow. */
export async function readSheets(bytes: Buffer, limits: SheetLimits = usualLimits): Promise<ReadSheet[]> {
  const parts = await unpack(bytes, limits);
  const odd = new Map(
    [...parts].filter(([name]) => name.startsWith('xl/worksheets/')).map(([name, xml]) => [name, scan(xml.toString(), limits)]),
  );
  try {
    const { default: readXlsxFile } = await import('read-excel-file/node'); // loaded when a workbook comes, not with the server
    const sheets = await readXlsxFile(pack(parts));
    const paths = pathsOf(parts);
    return sheets.map(({ sheet: name, data }, at) => {
      const { formulas, merged } = odd.get(paths[at] ?? '') ?? { formulas: new Map<number, number[]>(), merged: new Set<number>() };
      const rows = data.map((cells, i) => ({
        number: i + 1,
        cells: cells.map((value) => plain(value)),
        formulas: formulas.get(i + 1) ?? [],
        merged: merged.has(i + 1),
      }));
      return { name, rows: rows.filter((r) => r.formulas.length > 0 || r.cells.some((c) => c !== '')) };
    });
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw sheetProblems.damaged({});
  }
}

const zero = '０'.charCodeAt(0);

/** A value as the clerk would type it. */
function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value === 'boolean') return value ? '是' : '否';
  return String(value)
    .normalize('NFC')
    .replace(/[０-９]/g, (d) => String(d.charCodeAt(0) - zero))
    .replace(/^[\s\u3000]+|[\s\u3000]+$/g, '');
}

/** The parts of the sheets in the order of the workbook, by its relations. */
function pathsOf(parts: ReadonlyMap<string, Buffer>): string[] {
  const text = (name: string) => parts.get(name)?.toString() ?? '';
  const pick = (xml: string, name: string) => new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)`).exec(xml)?.[1] ?? '';
  const targets = new Map(
    [...text('xl/_rels/workbook.xml.rels').matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)].map(([rel]) => {
      const target = pick(rel, 'Target');
      return [pick(rel, 'Id'), target.startsWith('/') ? target.slice(1) : `xl/${target}`];
    }),
  );
  return [...text('xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([sheet]) => targets.get(pick(sheet, '\\w+:id')) ?? '');
}

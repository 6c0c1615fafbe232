import { sheetProblems } from './sheet.problems.ts';
import { attributesOf, tagsOf } from './tags.ts';
import type { SheetLimits } from './unpack.ts';

/** What a sheet's XML says that its values do not: which cells are formulas, and which rows a merged cell covers. */
export interface Oddities {
  /** Row → columns (from 0) whose value is computed. */
  formulas: Map<number, number[]>;
  merged: Set<number>;
  merges: Merge[];
  /** How many cells the reader makes of it, the empty ones before and between included. */
  cells: number;
}

/** A merged cell: the rows (from 1) and columns (from 0) it covers. */
export interface Merge {
  rows: readonly [from: number, to: number];
  columns: readonly [from: number, to: number];
}

const cell = /^([A-Z]{1,3})(\d{1,7})$/;
const lastRow = 1_048_576;
/** Sheets carry empty rows between filled ones; a row with a value further down than this is too far. */
const emptyRows = 20_000;
/** Of one number format (Excel: 255) and of all together: the reader's search in a format is quadratic. */
const longestFormat = 500;
const mostFormats = 256 * 1024;

/** `A` → 0, `AA` → 26. */
const columnOf = (letters: string): number => [...letters].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1;

/**
 * Reads a part's XML once, before the values are taken from it. Too many rows or columns are refused here, also where only
 * a far-away address claims them: the reader would fill the gap with empty cells. Every part is scanned, since a workbook may
 * point at any of them as a sheet.
 */
export function scan(xml: string, limits: SheetLimits): Oddities {
  const formulas = new Map<number, number[]>();
  const filled = new Set<number>();
  const merges: Merge[] = [];
  let row = 0;
  let numbered = false;
  let column = -1;
  let formats = 0;
  // the widest cell of each row, for the reader fills a row up to it; then every row up to the widest with content
  const widths = new Map<number, number>();
  let last = 0;
  const filledTo = { row: 0, column: 0 };
  for (const { name, attributes } of tagsOf(xml)) {
    if (name === 'row') {
      const number = attributesOf(attributes).get('r');
      numbered = number !== undefined;
      row = numberOf(number, row + 1);
      last = Math.max(last, row);
    } else if (name === 'c') {
      const [, letters = '', digits = ''] = cell.exec(attributesOf(attributes).get('r') ?? '') ?? refuse();
      column = columnOf(letters);
      const number = numberOf(digits, row);
      if (column >= 16_384 || (numbered && number !== row)) refuse();
      [row, numbered] = [number, true];
      last = Math.max(last, row);
      widths.set(row, Math.max(widths.get(row) ?? 0, column + 1));
    } else if (name === 'f') {
      const columns = formulas.get(row) ?? [];
      if (columns.at(-1) !== column) columns.push(column);
      formulas.set(row, columns);
    } else if (name === 'mergeCell') {
      const [from = '', to = from] = (attributesOf(attributes).get('ref') ?? '').split(':');
      merges.push({ rows: [rowOf(from), rowOf(to)], columns: [columnIn(from), columnIn(to)] });
    } else if (name === 'numFmt') {
      const { length } = attributesOf(attributes).get('formatCode') ?? '';
      formats += length;
      if (length > longestFormat || formats > mostFormats) refuse();
    } else if (name === 'v' || name === 't') {
      if (column >= limits.columns) throw sheetProblems.tooManyColumns({ columns: limits.columns });
      filled.add(row);
      filledTo.row = Math.max(filledTo.row, row);
      filledTo.column = Math.max(filledTo.column, column + 1);
      if (filled.size > limits.rows + 1 || row > limits.rows + emptyRows) throw sheetProblems.tooManyRows({ rows: limits.rows });
    }
  }
  return {
    formulas,
    merged: rowsIn(
      merges.map((m) => m.rows),
      limits.rows + emptyRows,
    ),
    merges,
    cells: Math.max(last + [...widths.values()].reduce((sum, width) => sum + width, 0), filledTo.row * filledTo.column),
  };
}

const rowOf = (address: string): number => Number(cell.exec(address)?.[2] ?? 0);

const columnIn = (address: string): number => columnOf(cell.exec(address)?.[1] ?? 'A');

/** The rows of all the ranges, each visited once, none beyond `last`. */
function rowsIn(ranges: readonly (readonly [number, number])[], last: number): Set<number> {
  const rows = new Set<number>();
  let done = 0;
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0]))
    for (let at = Math.max(from, done + 1); at <= Math.min(to, last); at++) {
      rows.add(at);
      done = at;
    }
  return rows;
}

function numberOf(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^\d{1,7}$/.test(text) || Number(text) > lastRow) refuse();
  return Number(text);
}

function refuse(): never {
  throw sheetProblems.damaged({});
}

import { sheetProblems } from './sheet.problems.ts';
import type { SheetLimits } from './unpack.ts';

/** What a sheet's XML says that its values do not: which cells are formulas, and which rows a merged cell covers. */
export interface Oddities {
  /** Row → columns (from 0) whose value is computed. */
  formulas: Map<number, number[]>;
  merged: Set<number>;
}

const tag = /<(?:\w+:)?(row|c|f|v|t|mergeCell)\b((?:[^>"']|"[^"]*"|'[^']*')*)>/g;
const attribute = (attributes: string, name: string) =>
  new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    .exec(attributes)
    ?.slice(1)
    .find((v) => v !== undefined);
const cell = /^([A-Z]{1,3})(\d{1,7})$/;
const lastRow = 1_048_576;

/** `A` → 0, `AA` → 26. */
const columnOf = (letters: string): number => [...letters].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1;

/**
 * Reads a sheet's XML once, before the values are taken from it. Too many rows or columns are refused here, also where only
 * a far-away address claims them: the reader would fill the gap with empty cells.
 */
export function scan(xml: string, limits: SheetLimits): Oddities {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw sheetProblems.damaged({});
  const found: Oddities = { formulas: new Map(), merged: new Set() };
  const filled = new Set<number>();
  let row = 0;
  let column = -1;
  for (const [, name, attributes = ''] of xml.matchAll(tag)) {
    if (name === 'row') {
      row = numberOf(attribute(attributes, 'r'), row + 1);
      column = -1;
    } else if (name === 'c') {
      const address = attribute(attributes, 'r');
      const [, letters = '', digits = ''] = address === undefined ? [] : (cell.exec(address) ?? refuseAddress());
      column = address === undefined ? column + 1 : columnOf(letters);
      if (address !== undefined) row = numberOf(digits, row);
      if (column >= 16_384) throw sheetProblems.damaged({});
    } else if (name === 'f') {
      found.formulas.set(row, [...(found.formulas.get(row) ?? []), column]);
    } else if (name === 'mergeCell') {
      const [from = '', to = from] = (attribute(attributes, 'ref') ?? '').split(':');
      const [first, last] = [from, to].map((a) => Number(cell.exec(a)?.[2] ?? 0));
      for (let at = first ?? 0; at <= Math.min(last ?? 0, (first ?? 0) + limits.rows); at++) found.merged.add(at);
    } else {
      if (column >= limits.columns) throw sheetProblems.tooManyColumns({ columns: limits.columns });
      filled.add(row);
      if (filled.size > limits.rows + 1 || row > limits.rows + 20_000) throw sheetProblems.tooManyRows({ rows: limits.rows });
    }
  }
  return found;
}

function numberOf(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  if (!/^\d{1,7}$/.test(text) || Number(text) > lastRow) refuseAddress();
  return Number(text);
}

function refuseAddress(): never {
  throw sheetProblems.damaged({});
}

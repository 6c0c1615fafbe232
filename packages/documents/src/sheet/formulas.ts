import { cellText, headOf, ink } from './write.ts';

/** A cell that the workbook computes by itself, with what it comes to: programs that do not compute show that. */
export interface FormulaCell {
  /** As in a cell, without the equals sign. */
  formula: string;
  value: number | string;
}

export type BookCell = string | number | null | FormulaCell;

/** A sheet of figures and formulas. */
export interface BookSheet {
  name: string;
  /** Titles and widths in characters. `digits`: decimals shown of its numbers; nothing is rounded. */
  columns: readonly { title: string; width: number; digits?: number }[];
  rows: readonly (readonly BookCell[])[];
}

/** Stands between a formula and what it comes to until the sheet is written; no formula holds it. */
const mark = '\u241f';
const computed = new RegExp(`<c ([^>]*)><f>=?([^<${mark}]*)${mark}([sn])([^<]*)</f></c>`, 'g');

/** A workbook with formulas and a frozen head on every sheet. */
export async function writeBook(sheets: readonly BookSheet[]): Promise<Buffer> {
  const { default: writeXlsxFile } = await import('write-excel-file/node'); // loaded when a workbook is wanted
  return writeXlsxFile(
    sheets.map(({ name, columns, rows }) => ({
      sheet: name,
      stickyRowsCount: 1,
      columns: columns.map(({ width }) => ({ width })),
      data: [headOf(columns), ...rows.map((cells) => cells.map((cell, i) => cellOf(cell, columns[i]?.digits)))],
    })),
    { fontFamily: '宋体', fontSize: 11, features: [figures] },
  ).toBuffer();
}

function cellOf(cell: BookCell, digits: number | undefined) {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'string') return { value: cellText(cell), type: String, format: '@', textColor: ink };
  const format = digits === undefined ? {} : { format: digits === 0 ? '0' : `0.${'0'.repeat(digits)}` };
  if (typeof cell === 'number') return { value: cell, type: Number, textColor: ink, ...format };
  const { formula, value } = cell;
  const told = typeof value === 'number' ? `n${value}` : `s${cellText(value)}`;
  return { value: `=${formula}${mark}${told}`, type: 'Formula' as const, textColor: ink, ...format };
}

/** Puts what a formula comes to beside it. */
const figures = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml: string) =>
          xml.replace(
            computed,
            (_all, attributes: string, formula: string, kind: string, value: string) =>
              `<c ${attributes}${kind === 's' ? ' t="str"' : ''}><f>${formula}</f><v>${value}</v></c>`,
          ),
      },
    },
  },
};

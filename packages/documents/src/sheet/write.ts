/** A sheet to be written: text only, so that 001 stays 001 and what begins with = is no formula. */
export interface Sheet {
  name: string;
  /** Titles and widths in characters. `filled`: its cells wait for a person, text even where they are empty; `hidden`: for programs. */
  columns: readonly { title: string; width: number; filled?: boolean; hidden?: boolean }[];
  rows: readonly (readonly string[])[];
  /** Rows (from 0) set in grey: examples and explanations. */
  quiet?: readonly number[];
}

export const ink = '#1d2a26';
const quietInk = '#7a857f';
const headGround = '#e6efea';
const fillGround = '#fffbe8';

/** Characters XML cannot carry. */
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A text as a cell can carry it. The writer looks texts up by name, so what every object has (`valueOf`) needs a space to be another. */
export const cellText = (text: string): string => {
  const clean = text.replace(unprintable, '');
  return clean in {} ? `${clean} ` : clean;
};

/** The first row of a sheet: what its columns are called. */
export const headOf = (columns: readonly { title: string }[]) =>
  columns.map(({ title }) => ({
    value: cellText(title),
    type: String,
    format: '@',
    fontWeight: 'bold' as const,
    backgroundColor: headGround,
    textColor: ink,
    height: 22,
    alignVertical: 'center' as const,
  }));

/** A workbook with a frozen head on every sheet. */
export async function writeSheets(sheets: readonly Sheet[]): Promise<Buffer> {
  const { default: writeXlsxFile } = await import('write-excel-file/node'); // loaded when a workbook is wanted, not with the server
  return writeXlsxFile(
    sheets.map(({ name, columns, rows, quiet = [] }) => ({
      sheet: name,
      stickyRowsCount: 1,
      columns: columns.map(({ width, hidden }) => ({ width: hidden ? hiddenWidth : width })),
      data: [
        headOf(columns),
        ...rows.map((cells, i) =>
          Array.from({ length: Math.max(columns.length, cells.length) }, (_, at) => {
            const text = cells[at] ?? '';
            const filled = columns[at]?.filled;
            if (text === '' && !filled) return null;
            const look = { type: String, format: '@', textColor: quiet.includes(i) ? quietInk : ink };
            return { value: cellText(text), ...look, ...(filled ? { backgroundColor: fillGround } : {}) };
          }),
        ),
      ],
    })),
    { fontFamily: '宋体', fontSize: 11, features: [hiding] },
  ).toBuffer();
}

/** The library hides no column: a width that no other has marks those that are. */
const hiddenWidth = 0.123;
const hiding = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml: string) => xml.replaceAll(`width="${hiddenWidth}"`, `width="${hiddenWidth}" hidden="1"`),
      },
    },
  },
};

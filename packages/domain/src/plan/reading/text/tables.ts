import type { SourceTable, SourceText, Span } from '../reading.schema.ts';

/** A source of plain text. Lines of cells parted by tabs, as a table is pasted, become its tables. */
export function textOf(text: string): SourceText {
  const tables: SourceTable[] = [];
  if (text.includes('\t')) {
    let rows: Span[][] = [];
    let from = 0;
    const flush = (end: number) => {
      if (rows.length > 1) tables.push({ span: { start: from, end }, rows });
      rows = [];
    };
    for (let start = 0; start <= text.length; ) {
      let end = text.indexOf('\n', start);
      if (end < 0) end = text.length;
      const cells = cellsOf(text, start, end);
      if (cells.length > 1 && (rows.length === 0 || cells.length > 2 || rows[0]?.length === cells.length)) {
        if (rows.length === 0) from = start;
        rows.push(cells);
      } else flush(Math.max(from, start - 1));
      start = end + 1;
    }
    flush(text.length);
  }
  return { text, tables };
}

function cellsOf(text: string, start: number, end: number): Span[] {
  const line = text.slice(start, end);
  if (!line.includes('\t')) return [];
  const cells: Span[] = [];
  let at = start;
  for (const cell of line.replace(/\r$/u, '').split('\t')) {
    cells.push({ start: at, end: at + cell.length });
    at += cell.length + 1;
  }
  return cells;
}

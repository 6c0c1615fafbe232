import { Problem } from '@weicheng/domain/kernel';
import { type ReadSheet, readSheets, sheetProblems } from '../sheet/index.ts';
import { Notes, type ReadText } from './notes.ts';
import { textProblems } from './text.problems.ts';
import { type Cell, TextBuilder } from './textBuilder.ts';

/** A breakdown of some thousand tasks; wider and longer than any plan. */
const limits = { bytes: 50 * 1024 * 1024, inflated: 64 * 1024 * 1024, rows: 20_000, columns: 60, cells: 4_000_000 };

/** A workbook as a text: every sheet a table, the lines above and below it as paragraphs. */
export async function readWorkbook(bytes: Buffer): Promise<ReadText> {
  const sheets = await readSheets(bytes, limits).catch((error: unknown) => {
    if (error instanceof Problem && error.code === sheetProblems.oldOrLocked({}).code) throw textProblems.locked({ kind: 'Excel' });
    throw error;
  });
  const builder = new TextBuilder();
  const notes = new Notes();
  for (const sheet of sheets) {
    if (sheet.rows.length === 0) continue;
    if (sheets.length > 1 && !/^(?:sheet|工作表)\s*\d*$/i.test(sheet.name)) builder.paragraph(sheet.name);
    for (const row of sheet.rows) notes.add('formula', row.formulas.length);
    take(sheet, builder);
  }
  return { ...builder.build(), notes: notes.list() };
}

function take(sheet: ReadSheet, builder: TextBuilder): void {
  const rows = gridOf(sheet);
  const isLine = (row: readonly Cell[]) =>
    row.filter((cell) => 'text' in cell && cell.text !== '').length <= 1 && !row.some((c) => 'continues' in c && c.continues === 'above');
  const first = rows.findIndex((row) => !isLine(row));
  const last = rows.findLastIndex((row) => !isLine(row));
  const lines = (some: readonly (readonly Cell[])[]) => {
    for (const row of some) for (const cell of row) if ('text' in cell && cell.text !== '') builder.paragraph(cell.text);
  };
  if (first === -1) {
    lines(rows);
    return;
  }
  lines(rows.slice(0, first));
  builder.table(rows.slice(first, last + 1));
  lines(rows.slice(last + 1));
}

/** The rows with content, from the first column that has any to the last; merged cells in each place they cover. */
function gridOf({ rows, merges }: ReadSheet): Cell[][] {
  const numbers = rows.map((row) => row.number);
  const at = new Map(numbers.map((number, i) => [number, i]));
  const used = rows.flatMap(({ cells }) => [cells.findIndex((c) => c !== ''), cells.findLastIndex((c) => c !== '')]).filter((c) => c >= 0);
  const [from, to] = [used.reduce((a, b) => Math.min(a, b), limits.columns), used.reduce((a, b) => Math.max(a, b), 0)];
  const grid: Cell[][] = rows.map(({ cells }) => Array.from({ length: to - from + 1 }, (_, i) => ({ text: cells[from + i] ?? '' })));
  let left = mostCovered;
  for (const merge of merges) {
    const top = at.get(merge.rows[0]);
    if (top === undefined) continue;
    for (let row = top; row < grid.length && (numbers[row] ?? 0) <= merge.rows[1]; row++) {
      const line = grid[row];
      for (let column = Math.max(merge.columns[0], from); line && column <= Math.min(merge.columns[1], to); column++) {
        left -= 1;
        if (left < 0) throw sheetProblems.swollen({});
        const empty = line[column - from];
        if (!empty || !('text' in empty) || empty.text !== '') continue;
        if (column > merge.columns[0] && column > from) line[column - from] = { continues: 'left' };
        else if (row > top) line[column - from] = { continues: 'above' };
      }
    }
  }
  return grid;
}

/** Places that merged cells may cover in one sheet. */
const mostCovered = 2_000_000;

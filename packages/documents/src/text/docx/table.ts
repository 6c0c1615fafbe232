import type { Notes } from '../notes.ts';
import type { Cell } from '../textBuilder.ts';
import { within } from './blocks.ts';
import { child, type Element, inside, saidBy } from './xml.ts';

/** More columns than any paper has. */
const mostColumns = 200;

/** The rows of a table that are there: deleted ones are not. */
export const rowsOf = (table: Element, notes: Notes): Element[] =>
  [...within(table, ['tr'], notes)].filter((row) => {
    const deleted = inside(row, 'trPr', 'del') !== undefined;
    if (deleted || inside(row, 'trPr', 'ins')) notes.add('trackedChange');
    return !deleted;
  });

export const cellsOf = (row: Element, notes: Notes): Element[] =>
  [...within(row, ['tc'], notes)].filter((cell) => inside(cell, 'tcPr', 'cellDel') === undefined);

/** Rows of cells by the columns of the grid, each merged cell once in each place it covers. */
export function gridOf(rows: readonly Element[], notes: Notes, textOf: (cell: Element) => string): Cell[][] {
  let above = 0;
  return rows.map((row) => {
    const line: Cell[] = blanks(saidBy(child(row, 'trPr'), 'gridBefore'));
    for (const cell of cellsOf(row, notes)) {
      const properties = child(cell, 'tcPr');
      const upwards = line.length < above && continues(properties, 'vMerge');
      const sideways = line.length > 0 && continues(properties, 'hMerge');
      line.push(upwards ? { continues: 'above' } : sideways ? { continues: 'left' } : { text: textOf(cell) });
      const wide = Math.min(Number(saidBy(properties, 'gridSpan') ?? 1) || 1, mostColumns - line.length);
      for (let i = 1; i < wide; i++) line.push({ continues: upwards ? 'above' : 'left' });
    }
    above = line.length;
    return line.slice(0, mostColumns);
  });
}

const blanks = (count: string | undefined): Cell[] =>
  Array.from({ length: Math.min(Number(count ?? 0) || 0, mostColumns) }, () => ({ text: '' }));

/** A merge without `restart` goes on from the cell before. */
function continues(properties: Element | undefined, name: string): boolean {
  const merge = child(properties, name);
  return merge !== undefined && merge.attributes.val !== 'restart';
}

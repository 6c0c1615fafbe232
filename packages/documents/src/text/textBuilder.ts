import type { SourceTable, SourceText, Span } from '@weicheng/domain/plan';
import { textProblems } from './text.problems.ts';

/** Characters of one document. */
export const mostCharacters = 10_000_000;
/** Cells of all its tables, a merged one counted in each place. */
const mostCells = 2_000_000;

/** One cell as it is met: its text, or the cell it continues. */
export type Cell = { text: string } | { continues: 'left' | 'above' };

/** Characters that neither carry meaning nor show: controls, zero-width marks, soft hyphens, turned marks. */
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f\u0080-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffc\ufffe\uffff]/g;

/** A text as it may stand in a source: no controls but line break and tab, no broken characters. */
export const clean = (text: string): string =>
  text
    .replace(/\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g, '\n')
    .replace(unseen, '')
    .toWellFormed();

/** Puts a source text together, line by line, and keeps the places of table cells. */
export class TextBuilder {
  #lines: string[] = [];
  #length = 0;
  #cells = 0;
  readonly #tables: SourceTable[] = [];

  paragraph(text: string): void {
    const cleaned = clean(text).trimEnd();
    this.#add(`${cleaned}\n`);
  }

  /** A table: one line a row, cells parted by tabs; a merged cell is printed once and stands in each place it covers. */
  table(rows: readonly (readonly Cell[])[]): void {
    const start = this.#length;
    const spans: Span[][] = [];
    for (const row of rows) {
      this.#cells += row.length;
      if (this.#cells > mostCells) throw textProblems.swollen({});
      const line: Span[] = [];
      row.forEach((cell, column) => {
        if (column > 0) this.#add('\t');
        const from = this.#length;
        if ('text' in cell) this.#add(clean(cell.text).replace(/\s+/g, ' ').trim());
        const origin = 'text' in cell ? undefined : cell.continues === 'left' ? line.at(-1) : spans.at(-1)?.[column];
        line.push(origin ?? { start: from, end: this.#length });
      });
      this.#add('\n');
      spans.push(line);
    }
    this.#tables.push({ span: { start, end: this.#length }, rows: spans });
  }

  #add(text: string): void {
    this.#length += text.length;
    if (this.#length > mostCharacters) throw textProblems.tooMuchText({ characters: mostCharacters });
    this.#lines.push(text);
  }

  build(): SourceText {
    return { text: this.#lines.join(''), tables: this.#tables };
  }
}

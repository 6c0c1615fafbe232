import type { Notes } from '../notes.ts';
import type { TextBuilder } from '../textBuilder.ts';
import { blocksOf } from './blocks.ts';
import type { Numbering } from './numbering.ts';
import { Runs } from './runs.ts';
import { cellsOf, gridOf, rowsOf } from './table.ts';
import { child, type Element } from './xml.ts';

/** Walks the body of a .docx in the order of its text. */
export class Body {
  readonly #numbering: Numbering;
  readonly #builder: TextBuilder;
  readonly #notes: Notes;
  /** The text before a paragraph mark that was deleted: it goes on in the next paragraph. */
  #carried = '';

  constructor(numbering: Numbering, builder: TextBuilder, notes: Notes) {
    this.#numbering = numbering;
    this.#builder = builder;
    this.#notes = notes;
  }

  read(container: Element): void {
    this.#blocks(container);
    if (this.#carried) this.#builder.paragraph(this.#carried);
  }

  #blocks(container: Element): void {
    for (const element of blocksOf(container, this.#notes)) {
      if (element.name === 'tbl') this.#table(element);
      else {
        const { line, boxes } = this.#textOf(element);
        if (line !== undefined) this.#builder.paragraph(line);
        for (const box of boxes) this.#blocks(box);
      }
    }
  }

  /** A paragraph as one line, its number before it; no line where it goes on in the next one or is a line of the contents. */
  #textOf(element: Element): { line: string | undefined; boxes: Element[] } {
    const properties = child(element, 'pPr');
    if (/^(?:toc \d|table of figures)/.test(this.#numbering.styleName(properties))) {
      this.#notes.add('contents');
      return { line: undefined, boxes: [] };
    }
    const runs = new Runs(this.#notes);
    const text = runs.read(element);
    const mark = child(properties, 'rPr');
    if (child(mark, 'del') || child(mark, 'moveFrom')) {
      this.#notes.add('trackedChange');
      this.#carried += text;
      return { line: undefined, boxes: runs.boxes };
    }
    const label = this.#numbering.label(properties);
    if (label) this.#notes.add('numbering');
    const line = label + this.#carried + text;
    this.#carried = '';
    return { line, boxes: runs.boxes };
  }

  #table(element: Element): void {
    const rows = rowsOf(element, this.#notes);
    const cells = rows.map((row) => cellsOf(row, this.#notes));
    // a table of one column is a frame around paragraphs
    if (cells.every((row) => row.length <= 1)) for (const cell of cells.flat()) this.#blocks(cell);
    else this.#builder.table(gridOf(rows, this.#notes, (cell) => this.#cellText(cell)));
  }

  /** Everything in a cell, a table within it too. */
  #cellText(cell: Element): string {
    const lines: string[] = [];
    const take = (container: Element): void => {
      for (const element of blocksOf(container, this.#notes)) {
        if (element.name === 'tbl') {
          for (const row of rowsOf(element, this.#notes)) for (const inner of cellsOf(row, this.#notes)) take(inner);
        } else {
          const { line, boxes } = this.#textOf(element);
          if (line !== undefined) lines.push(line);
          for (const box of boxes) take(box);
        }
      }
    };
    take(cell);
    if (this.#carried) lines.push(this.#carried);
    this.#carried = '';
    return lines.join('\n');
  }
}

import { Problem } from '@weicheng/domain/kernel';
import { Notes, type ReadText } from '../notes.ts';
import { Counting, type List } from '../numbering/counting.ts';
import { textProblems } from '../text.problems.ts';
import { type Cell, TextBuilder } from '../textBuilder.ts';
import { openCompound } from './compound.ts';
import { listsOf } from './lists.ts';
import { openWord, sprmsOf, stretchAt, type WordFile } from './word.ts';

const sprm = {
  deleted: 0x0800,
  inserted: 0x0801,
  hidden: 0x083c,
  inTable: 0x2416,
  endOfRow: 0x2417,
  list: 0x460b,
  level: 0x260a,
  table: 0xd608,
  kept: 0x6646,
};

/** Word 97–2003: the body's text, its tables, its automatic numbers; deleted and hidden characters are not read. */
export function readDoc(bytes: Buffer): ReadText {
  try {
    return read(openWord(openCompound(bytes)));
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw textProblems.damaged({ kind: 'Word' });
  }
}

function read(file: WordFile): ReadText {
  const notes = new Notes();
  const builder = new TextBuilder();
  const counting = new Counting(lists(file, notes));
  const seen = seenOf(file, notes);
  let rows: Cell[][] = [];
  let row: Cell[] = [];
  let cell: string[] = [];
  const endTable = () => {
    if (row.length > 0) rows.push(row);
    if (rows.length > 0 && rows.some((r) => r.length > 1)) builder.table(rows);
    else for (const one of rows.flat()) if ('text' in one) builder.paragraph(one.text);
    [rows, row] = [[], []];
  };
  for (const { from, to, mark } of paragraphsOf(file.text)) {
    const properties = propertiesAt(file, to);
    const inTable = (properties.get(sprm.inTable)?.[0] ?? 0) === 1;
    if (inTable && (properties.get(sprm.endOfRow)?.[0] ?? 0) === 1) {
      if (rows.length > 0)
        row = row.map((c, i) =>
          continuesAbove(properties.get(sprm.table), i) && i < (rows.at(-1)?.length ?? 0) ? { continues: 'above' } : c,
        );
      rows.push(row);
      row = [];
      continue;
    }
    const list = properties.get(sprm.list)?.readInt16LE(0) ?? 0;
    const label = list > 0 && list < 2047 ? counting.label({ list: String(list), level: properties.get(sprm.level)?.[0] ?? 0 }) : '';
    if (label) notes.add('numbering');
    const line = label + wordsOf(seen(from, to));
    if (!inTable) {
      endTable();
      builder.paragraph(line);
      continue;
    }
    cell.push(line);
    if (mark === '\u0007') {
      row.push({ text: cell.join('\n') });
      cell = [];
    }
  }
  endTable();
  return { ...builder.build(), notes: notes.list() };
}

function propertiesAt(file: WordFile, character: number): Map<number, Buffer> {
  const found = sprmsOf(stretchAt(file.paragraphs, file.placeOf(character))?.sprms ?? Buffer.alloc(0));
  const kept = found.get(sprm.kept);
  return kept && kept.length === 4 ? sprmsOf(file.kept(kept.readUInt32LE(0))) : found;
}

/** Lists that cannot be read leave the paragraphs without numbers; the words are there. */
function lists(file: WordFile, notes: Notes): Map<string, List> {
  try {
    return listsOf(file.table(0x02e2), file.table(0x02ea), file.after(0x02e2));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    notes.add('numbering');
    return new Map();
  }
}

function* paragraphsOf(text: string): Generator<{ from: number; to: number; mark: string }> {
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const mark = text[at] ?? '';
    if (mark !== '\r' && mark !== '\u0007' && mark !== '\f') continue;
    yield { from, to: at, mark };
    from = at + 1;
  }
  if (from < text.length) yield { from, to: text.length - 1, mark: '' };
}

/** The characters of a range that are there to be read. */
function seenOf(file: WordFile, notes: Notes): (from: number, to: number) => string {
  const unseen = file.runs.filter(({ sprms }) => {
    const found = sprmsOf(sprms);
    const [deleted, hidden] = [(found.get(sprm.deleted)?.[0] ?? 0) === 1, (found.get(sprm.hidden)?.[0] ?? 0) === 1];
    if (deleted || (found.get(sprm.inserted)?.[0] ?? 0) === 1) notes.add('trackedChange');
    else if (hidden) notes.add('hidden');
    return deleted || hidden;
  });
  if (unseen.length === 0) return (from, to) => file.text.slice(from, to);
  return (from, to) => {
    let text = '';
    for (let at = from; at < to; at++) if (!stretchAt(unseen, file.placeOf(at))) text += file.text[at];
    return text;
  };
}

/** Field codes are dropped, what a field shows stays; pictures and references are dropped. */
function wordsOf(text: string): string {
  let words = '';
  /** Of each field that is open, whether its code is being read. */
  const fields: boolean[] = [];
  for (const c of text) {
    if (c === '\u0013') fields.push(true);
    else if (c === '\u0014') fields[fields.length - 1] = false;
    else if (c === '\u0015') fields.pop();
    else if (!fields.includes(true)) words += signs[c] ?? c;
  }
  return words;
}

const signs: { readonly [sign: string]: string } = {
  '\u000b': '\n',
  '\u001e': '-',
  '\u001f': '',
  '\u0001': '',
  '\u0002': '',
  '\u0005': '',
  '\u0008': '',
};

/** Whether the cell goes on from the one above, by the definition of its row ([MS-DOC] 2.9.321). */
function continuesAbove(table: Buffer | undefined, column: number): boolean {
  if (!table || table.length < 1) return false;
  const cells = table[0] ?? 0;
  const at = 1 + (cells + 1) * 2 + column * 20;
  return column < cells && at + 2 <= table.length && ((table.readUInt16LE(at) >> 5) & 3) === 1;
}

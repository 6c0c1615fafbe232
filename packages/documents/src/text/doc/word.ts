import { textProblems } from '../text.problems.ts';
import type { Compound } from './compound.ts';

/** A stretch of characters that lie together in the file. */
interface Piece {
  /** Characters of the text, from the beginning. */
  from: number;
  to: number;
  /** Where they lie in the stream, and how many bytes each takes. */
  at: number;
  width: 1 | 2;
}

/** What a Word 97–2003 file ([MS-DOC]) says, taken apart no further than its text needs. */
export interface WordFile {
  /** The text of the body with its control characters. */
  text: string;
  /** The place in the stream where a character lies. */
  placeOf(character: number): number;
  /** Properties of the stretches of characters and of paragraphs, by place in the stream. */
  runs: Stretch[];
  paragraphs: Stretch[];
  /** A table of the file by where its place is written at its head. */
  table(head: number): Buffer;
  /** What lies behind a table. */
  after(head: number): Buffer;
  /** Properties too many for a page, kept by themselves. */
  kept(at: number): Buffer;
}

export interface Stretch {
  from: number;
  to: number;
  /** Properties as the file has them ([MS-DOC] 2.6). */
  sprms: Buffer;
}

const mostPieces = 200_000;
const mostStretches = 1_000_000;

export function openWord(file: Compound): WordFile {
  const main = file.stream('WordDocument') ?? Buffer.alloc(0);
  if (main.length < 0x300 || main.readUInt16LE(0) !== 0xa5ec) throw textProblems.damaged({ kind: 'Word' });
  const flags = main.readUInt16LE(10);
  if (flags & 0x0100) throw textProblems.locked({ kind: 'Word' });
  if (main.readUInt16LE(2) < 0xc1)
    throw textProblems.otherKind({ kind: ' Word 95 或更早的文件', advice: '用 Word 或 WPS 打开，另存为 .docx 再选。' });
  const tables = file.stream(flags & 0x0200 ? '1Table' : '0Table') ?? Buffer.alloc(0);
  const data = file.stream('Data') ?? Buffer.alloc(0);
  const table = (head: number) => {
    const [at, length] = [main.readUInt32LE(head), main.readUInt32LE(head + 4)];
    return tables.subarray(at, at + length);
  };
  const pieces = piecesOf(table(0x01a2));
  const length = main.readUInt32LE(0x4c);
  const body = pieces.filter((piece) => piece.from < length).map((piece) => ({ ...piece, to: Math.min(piece.to, length) }));
  const text = body.map(({ from, to, at, width }) => {
    const part = main.subarray(at, at + (to - from) * width);
    return width === 2 ? part.toString('utf16le') : new TextDecoder('windows-1252').decode(part);
  });
  return {
    text: text.join(''),
    placeOf: (character) => {
      const piece = pieceAt(body, character);
      return piece ? piece.at + (character - piece.from) * piece.width : -1;
    },
    runs: stretches(main, table(0x00fa), runsOf),
    paragraphs: stretches(main, table(0x0102), paragraphsOf),
    table,
    after: (head) => tables.subarray(main.readUInt32LE(head) + main.readUInt32LE(head + 4)),
    kept: (at) => (at + 2 <= data.length ? data.subarray(at + 2, at + 2 + data.readUInt16LE(at)) : Buffer.alloc(0)),
  };
}

/** The table of pieces, after the properties that saves left in front of it. */
function piecesOf(clx: Buffer): Piece[] {
  let at = 0;
  while (at + 3 <= clx.length && clx[at] === 1) at += 3 + clx.readUInt16LE(at + 1);
  if (clx[at] !== 2) throw textProblems.damaged({ kind: 'Word' });
  const plc = clx.subarray(at + 5, at + 5 + clx.readUInt32LE(at + 1));
  const count = Math.floor((plc.length - 4) / 12);
  if (count < 0 || count > mostPieces) throw textProblems.damaged({ kind: 'Word' });
  let before = 0;
  return Array.from({ length: count }, (_, i) => {
    const [from, to] = [plc.readUInt32LE(i * 4), plc.readUInt32LE(i * 4 + 4)];
    const place = plc.readUInt32LE((count + 1) * 4 + i * 8 + 2);
    if (from !== before || to < from) throw textProblems.damaged({ kind: 'Word' });
    before = to;
    const narrow = (place & 0x40000000) !== 0;
    return { from, to, at: narrow ? (place & 0x3fffffff) >>> 1 : place & 0x3fffffff, width: narrow ? 1 : 2 };
  });
}

function pieceAt(pieces: readonly Piece[], character: number): Piece | undefined {
  let [low, high] = [0, pieces.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle];
    if (!piece) return undefined;
    if (character < piece.from) high = middle - 1;
    else if (character >= piece.to) low = middle + 1;
    else return piece;
  }
  return undefined;
}

/** Properties lie in pages of 512 bytes; the table says which page is for which stretch. Sorted by place. */
function stretches(main: Buffer, plc: Buffer, read: (page: Buffer) => Stretch[]): Stretch[] {
  const count = Math.max(0, Math.floor((plc.length - 4) / 8));
  const pages = new Set(Array.from({ length: count }, (_, i) => plc.readUInt32LE((count + 1) * 4 + i * 4) & 0x3fffff));
  const found: Stretch[] = [];
  for (const page of pages) {
    const bytes = main.subarray(page * 512, page * 512 + 512);
    if (bytes.length === 512) found.push(...read(bytes));
    if (found.length > mostStretches) throw textProblems.damaged({ kind: 'Word' });
  }
  return found.sort((a, b) => a.from - b.from);
}

const places = (page: Buffer, size: number) => {
  const count = Math.min(page[511] ?? 0, Math.floor(507 / (4 + size)));
  return Array.from({ length: count }, (_, i) => ({
    from: page.readUInt32LE(i * 4),
    to: page.readUInt32LE(i * 4 + 4),
    offset: (page[(count + 1) * 4 + i * size] ?? 0) * 2,
  }));
};

const runsOf = (page: Buffer): Stretch[] =>
  places(page, 1).map(({ from, to, offset }) => ({
    from,
    to,
    sprms: offset === 0 ? Buffer.alloc(0) : page.subarray(offset + 1, offset + 1 + (page[offset] ?? 0)),
  }));

const paragraphsOf = (page: Buffer): Stretch[] =>
  places(page, 13).map(({ from, to, offset }) => {
    if (offset === 0) return { from, to, sprms: Buffer.alloc(0) };
    const words = page[offset] ?? 0;
    const [start, length] = words === 0 ? [offset + 2, (page[offset + 1] ?? 0) * 2] : [offset + 1, words * 2 - 1];
    return { from, to, sprms: page.subarray(start + 2, start + length) };
  });

/** The stretch that a place lies in. */
export function stretchAt(sorted: readonly Stretch[], place: number): Stretch | undefined {
  let [low, high] = [0, sorted.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const stretch = sorted[middle];
    if (!stretch) return undefined;
    if (place < stretch.from) high = middle - 1;
    else if (place >= stretch.to) low = middle + 1;
    else return stretch;
  }
  return undefined;
}

/** How many bytes follow a property of each kind; 0: it says so itself. */
const lengths = [1, 1, 2, 4, 2, 2, 0, 3];

/** The properties in a stretch: number → its bytes; the last of a number holds. */
export function sprmsOf(sprms: Buffer): Map<number, Buffer> {
  const found = new Map<number, Buffer>();
  for (let at = 0; at + 2 < sprms.length; ) {
    const number = sprms.readUInt16LE(at);
    at += 2;
    let length = lengths[number >> 13] ?? 0;
    if (length === 0) {
      // the definition of a table counts in two bytes, and one too many
      if (number === 0xd608) length = at + 2 <= sprms.length ? sprms.readUInt16LE(at) - 1 : 0;
      else length = sprms[at] ?? 0;
      at += number === 0xd608 ? 2 : 1;
    }
    if (length < 0) break;
    found.set(number, sprms.subarray(at, at + length));
    at += length;
  }
  return found;
}

/** A stretch of characters on a page, in points; y grows upwards. */
export interface Piece {
  text: string;
  left: number;
  right: number;
  y: number;
  size: number;
}

/** A line of a page, or of one of its columns. */
export interface Line {
  text: string;
  left: number;
  right: number;
  y: number;
  size: number;
  /** Whether wide gaps part it, as in a table. */
  parted: boolean;
  /** Where the text behind a number begins. */
  behind: number;
}

/** The lines of a page in reading order: where it is set in two columns, the left one first. */
export function linesOf(pieces: readonly Piece[]): Line[] {
  const rows = rowsOf(pieces);
  const gutter = gutterOf(rows);
  if (gutter === undefined) return rows.map(lineOf);
  const lines: Line[] = [];
  let [left, right]: [Line[], Line[]] = [[], []];
  for (const row of rows) {
    if (row.some((p) => p.left < gutter && p.right > gutter)) {
      // a line across both columns ends what stands above it
      lines.push(...left, ...right, lineOf(row));
      [left, right] = [[], []];
      continue;
    }
    const [l, r] = [row.filter((p) => p.right <= gutter), row.filter((p) => p.left >= gutter)];
    if (l.length > 0) left.push(lineOf(l));
    if (r.length > 0) right.push(lineOf(r));
  }
  return [...lines, ...left, ...right];
}

/** Pieces on one height, from top to bottom, each from left to right. */
function rowsOf(pieces: readonly Piece[]): Piece[][] {
  const rows: Piece[][] = [];
  for (const piece of [...pieces].sort((a, b) => b.y - a.y)) {
    const row = rows.at(-1);
    if (row?.[0] && row[0].y - piece.y < 0.4 * Math.max(row[0].size, piece.size)) row.push(piece);
    else rows.push([piece]);
  }
  return rows.map((row) => row.sort((a, b) => a.left - b.left));
}

function lineOf(row: readonly Piece[]): Line {
  let text = '';
  let end = row[0]?.left ?? 0;
  let parted = false;
  let behind = row[0]?.left ?? 0;
  for (const piece of row) {
    const gap = piece.left - end;
    if (text && gap > 2 * piece.size && !isNumber.test(text)) {
      text += '\t';
      parted = true;
    } else if (text && gap > 0.2 * piece.size && /[\x21-\x7e]$/.test(text) && /^[\x21-\x7e]/.test(piece.text)) text += ' ';
    if (isNumber.test(text)) behind = piece.left;
    text += piece.text;
    end = Math.max(end, piece.right);
  }
  const size = row.reduce((most, p) => (p.text.length > most.text.length ? p : most), row[0] ?? { text: '', size: 0 }).size;
  return { text, left: row[0]?.left ?? 0, right: end, y: row[0]?.y ?? 0, size, parted, behind };
}

const isNumber = /^\s*(?:[（(]?[\d０-９一二三四五六七八九十百]{1,4}[)）、.．]|[①-⑳])\s*$/;

/** A strip in the middle that nearly no row crosses, with full columns on both sides. */
function gutterOf(rows: readonly (readonly Piece[])[]): number | undefined {
  const all = rows.flat();
  if (rows.length < 8) return undefined;
  const left = all.reduce((a, p) => Math.min(a, p.left), Number.POSITIVE_INFINITY);
  const right = all.reduce((a, p) => Math.max(a, p.right), 0);
  const size = all[Math.floor(all.length / 2)]?.size ?? 12;
  for (const share of [0.5, 0.48, 0.52, 0.46, 0.54, 0.44, 0.56]) {
    const at = left + (right - left) * share;
    const [from, to] = [at - size * 0.6, at + size * 0.6];
    const crossing = rows.filter((row) => row.some((p) => p.left < to && p.right > from)).length;
    const sides = rows.filter((row) => {
      const l = row.filter((p) => p.right <= from);
      const r = row.filter((p) => p.left >= to);
      return l.length > 0 && r.length > 0 && width(l) > (at - left) * 0.7 && width(r) > (right - at) * 0.7;
    }).length;
    if (crossing <= rows.length * 0.2 && sides >= rows.length * 0.4) return at;
  }
  return undefined;
}

const width = (row: readonly Piece[]) => row.reduce((sum, p) => sum + p.right - p.left, 0);

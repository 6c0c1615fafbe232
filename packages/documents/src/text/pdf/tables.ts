import type { Cell } from '../textBuilder.ts';
import { linesOf, type Piece } from './lines.ts';
import type { Ruling } from './rulings.ts';

/** A table on a page, by the lines drawn around its cells. */
export interface PageTable {
  top: number;
  bottom: number;
  /** Where its columns begin, and where the last ends. */
  edges: number[];
  rows: Cell[][];
}

/** Lines this near to each other are one; borders are often drawn twice. */
const near = 5;
const mostRulings = 3000;

/** The tables of a page, and the pieces that stand in none. */
export function tablesOf(pieces: readonly Piece[], rulings: readonly Ruling[]): { tables: PageTable[]; rest: Piece[] } {
  if (rulings.length > mostRulings) return { tables: [], rest: [...pieces] };
  const tables: PageTable[] = [];
  let rest = [...pieces];
  for (const group of touching(rulings)) {
    const grid = gridOf(group);
    if (!grid) continue;
    const whole = rest.flatMap((piece) => (placeIn(grid, piece) ? cut(piece, grid) : [piece]));
    const inside = new Set(whole.filter((piece) => placeIn(grid, piece) !== undefined));
    if (inside.size === 0) continue;
    rest = whole.filter((piece) => !inside.has(piece));
    tables.push({ top: grid.ys[0] ?? 0, bottom: grid.ys.at(-1) ?? 0, edges: grid.xs, rows: cellsOf(grid, [...inside]) });
  }
  return { tables: tables.sort((a, b) => b.top - a.top), rest };
}

/** Lines that meet, in groups. */
function touching(rulings: readonly Ruling[]): Ruling[][] {
  const meet = (a: Ruling, b: Ruling) =>
    a.from.x <= b.to.x + near && b.from.x <= a.to.x + near && a.from.y <= b.to.y + near && b.from.y <= a.to.y + near;
  const groups: Ruling[][] = [];
  const left = new Set(rulings);
  for (const first of rulings) {
    if (!left.delete(first)) continue;
    const group = [first];
    for (let at = 0; at < group.length; at++) {
      const one = group[at];
      if (one) for (const other of left) if (meet(one, other) && left.delete(other)) group.push(other);
    }
    groups.push(group);
  }
  return groups;
}

interface Grid {
  /** From left to right. */
  xs: number[];
  /** From top to bottom. */
  ys: number[];
  across: Ruling[];
  down: Ruling[];
}

/** A grid of two columns or more. */
function gridOf(group: readonly Ruling[]): Grid | undefined {
  const across = group.filter((r) => r.to.x - r.from.x > r.to.y - r.from.y);
  const down = group.filter((r) => r.to.x - r.from.x <= r.to.y - r.from.y);
  const xs = apart(down.map((r) => (r.from.x + r.to.x) / 2));
  const ys = apart(across.map((r) => (r.from.y + r.to.y) / 2)).reverse();
  return xs.length >= 3 && ys.length >= 2 ? { xs, ys, across, down } : undefined;
}

/** Values in order, near ones once. */
function apart(values: readonly number[]): number[] {
  const kept: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) if (value - (kept.at(-1) ?? Number.NEGATIVE_INFINITY) > near) kept.push(value);
  return kept;
}

/** Where the reader took the words of two cells for one piece, it is cut at the line between them. */
function cut(piece: Piece, { xs, down }: Grid): Piece[] {
  const y = piece.y + piece.size * 0.3;
  const edge = xs.find(
    (x) =>
      x > piece.left + piece.size * 0.4 &&
      x < piece.right - piece.size * 0.4 &&
      down.some((r) => Math.abs((r.from.x + r.to.x) / 2 - x) <= near && r.from.y <= y && r.to.y >= y),
  );
  if (edge === undefined) return [piece];
  const wide = (c: string) => (/[\x20-\x7e]/.test(c) ? 1 : 2);
  const characters = [...piece.text];
  const whole = characters.reduce((sum, c) => sum + wide(c), 0);
  let at = 0;
  for (let sum = 0; at < characters.length - 1; at++) {
    sum += wide(characters[at] ?? '');
    if (piece.left + ((piece.right - piece.left) * sum) / whole > edge - piece.size * 0.1) break;
  }
  const [before, after] = [characters.slice(0, at + 1).join(''), characters.slice(at + 1).join('')];
  return [
    { ...piece, text: before, right: edge },
    { ...piece, text: after, left: edge },
  ].flatMap((part) =>
    part.text.trim() === '' ? [] : part.left === edge ? cut(part, { xs: xs.filter((x) => x > edge), ys: [], across: [], down }) : [part],
  );
}

function placeIn({ xs, ys }: Grid, piece: Piece): { row: number; column: number } | undefined {
  const [x, y] = [(piece.left + piece.right) / 2, piece.y + piece.size * 0.3];
  const column = xs.findLastIndex((edge) => edge <= x);
  const row = ys.findLastIndex((edge) => edge >= y);
  return column >= 0 && column < xs.length - 1 && row >= 0 && row < ys.length - 1 ? { row, column } : undefined;
}

function cellsOf(grid: Grid, pieces: readonly Piece[]): Cell[][] {
  const { xs, ys, across, down } = grid;
  const middle = (list: readonly number[], at: number) => ((list[at] ?? 0) + (list[at + 1] ?? 0)) / 2;
  const hasTop = (row: number, column: number) =>
    across.some(
      (r) => Math.abs((r.from.y + r.to.y) / 2 - (ys[row] ?? 0)) <= near && r.from.x <= middle(xs, column) && r.to.x >= middle(xs, column),
    );
  const hasLeft = (row: number, column: number) =>
    down.some(
      (r) => Math.abs((r.from.x + r.to.x) / 2 - (xs[column] ?? 0)) <= near && r.from.y <= middle(ys, row) && r.to.y >= middle(ys, row),
    );
  /** What each cell goes on from. */
  const from = ys
    .slice(1)
    .map((_, row) =>
      xs
        .slice(1)
        .map((_edge, column) => (row > 0 && !hasTop(row, column) ? 'above' : column > 0 && !hasLeft(row, column) ? 'left' : undefined)),
    );
  const held = new Map<string, Piece[]>();
  for (const piece of pieces) {
    let { row, column } = placeIn(grid, piece) ?? { row: 0, column: 0 };
    for (let way = from[row]?.[column]; way; way = from[row]?.[column]) {
      if (way === 'above') row -= 1;
      else column -= 1;
    }
    held.set(`${row} ${column}`, [...(held.get(`${row} ${column}`) ?? []), piece]);
  }
  return from.map((line, row) =>
    line.map((way, column) => (way ? { continues: way } : { text: wordsIn(held.get(`${row} ${column}`) ?? []) })),
  );
}

/** The lines of a cell: one that ends well before the longest ends a paragraph. */
function wordsIn(pieces: readonly Piece[]): string {
  const lines = linesOf(pieces);
  const right = lines.reduce((most, line) => Math.max(most, line.right), 0);
  return lines.map((line) => (line.right < right - 1.5 * line.size ? `${line.text}\n` : line.text)).join('');
}

/** Tables that go on over pages as one: the same columns, and the head that each page repeats once. */
export function goesOn(before: PageTable, next: PageTable): PageTable | undefined {
  const same = before.edges.length === next.edges.length && before.edges.every((x, i) => Math.abs(x - (next.edges[i] ?? 0)) <= near);
  if (!same) return undefined;
  const repeats = JSON.stringify(before.rows[0]) === JSON.stringify(next.rows[0]);
  return { ...before, rows: [...before.rows, ...next.rows.slice(repeats ? 1 : 0)] };
}

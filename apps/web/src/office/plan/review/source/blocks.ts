import type { SourceTable, SourceText, Span } from '@weicheng/domain/plan';

/** One thing that was read from the source: its own passage, and the places of what belongs to it, such as a line of units further down. */
export interface SourceItem {
  id: string;
  span: Span;
  fields: readonly Span[];
}

/** 标题: a passage that stands on a line of its own on paper, by its level (0 the document's title). */
export interface SourceHeading {
  span: Span;
  level: number;
}

/** 一行单元格, with the width of each column as a share. `head` is the text of the first row, by column. */
interface BlockRow {
  cells: readonly { span: Span; columns: number; above: boolean; head: string }[];
  widths: readonly number[];
  first: boolean;
}

/** 一段原文: what is drawn as one paragraph, heading or row of a table. The white space around it is left out. */
export interface Block {
  span: Span;
  /** Null: no heading. */
  level: number | null;
  /** It begins a line of the source; otherwise it goes on where the block before it was cut. */
  begins: boolean;
  /** The items it belongs to, as they stand in the source. */
  items: readonly string[];
  row: BlockRow | null;
}

/** A paragraph longer than this is cut at the end of a sentence, so that only what is in sight need be drawn. */
const longest = 900;

/** 排版: the source as blocks in order: lines, cut where items and headings begin and end, and the rows of tables. */
export function layOutSource(source: SourceText, items: readonly SourceItem[], headings: readonly SourceHeading[]): Block[] {
  const tables = [...source.tables].sort((a, b) => a.span.start - b.span.start);
  const plain = headingsOnly(source.text, items, headings);
  const levels = new Map(plain.map(({ span, level }) => [span.start, level]));
  const cuts = cutsOf(items, plain);
  const blocks: Omit<Block, 'items'>[] = [];
  let at = 0;
  for (const table of [...tables, null]) {
    const end = table ? Math.max(at, table.span.start) : source.text.length;
    for (const line of linesOf(source.text, at, end))
      for (const piece of glued(source.text, [...piecesOf(source.text, line, cuts)], levels))
        blocks.push({ span: piece, level: levels.get(piece.start) ?? null, begins: piece.start === line.start, row: null });
    if (!table) break;
    blocks.push(...rowsOf(source.text, table));
    at = Math.max(at, table.span.end);
  }
  return belonging(blocks, items);
}

/** What may follow a heading: the end of its line, a stop, or the next number. */
const follows =
  /^(?:[^\S\n]*(?:\n|$)|[。：:]|\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[①-⑳]|第[一二三四五六七八九十]+[章节条部]))/u;

/** Headings that stand by themselves: one with an item in it is that item's own line, one that goes on is a sentence. */
function headingsOnly(text: string, items: readonly SourceItem[], headings: readonly SourceHeading[]): SourceHeading[] {
  const starts = items.map(({ span }) => span.start).sort((a, b) => a - b);
  return headings.filter(({ span, level }) => {
    const first = starts[after(starts, span.start - 1)];
    const apart = first === undefined || first >= span.end;
    return apart && (level === 0 || first === span.end || follows.test(text.slice(span.end, span.end + 12)));
  });
}

/** Where a line is cut: at the start and the end of every item and heading, in order. */
function cutsOf(items: readonly SourceItem[], headings: readonly SourceHeading[]): number[] {
  const cuts = new Set<number>();
  for (const { span } of [...items, ...headings]) cuts.add(span.start).add(span.end);
  return [...cuts].sort((a, b) => a - b);
}

const isSpace = (character: string) => /\s/u.test(character);

/** The passage without the white space around it. */
export function trimSpan(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (from < to && isSpace(text[from] ?? '')) from++;
  while (from < to && isSpace(text[to - 1] ?? '')) to--;
  return { start: from, end: to };
}

/** Lines with something in them. */
function* linesOf(text: string, start: number, end: number): Generator<Span> {
  let from = start;
  while (from < end) {
    const found = text.indexOf('\n', from);
    const to = found < 0 || found > end ? end : found;
    const line = trimSpan(text, { start: from, end: to });
    if (line.start < line.end) yield line;
    from = to + 1;
  }
}

/** The first place in `cuts` that is after `at`. */
function after(cuts: readonly number[], at: number): number {
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cuts[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function* piecesOf(text: string, line: Span, cuts: readonly number[]): Generator<Span> {
  let from = line.start;
  for (let i = after(cuts, from); from < line.end; i++) {
    const to = Math.min(cuts[i] ?? line.end, line.end);
    for (const piece of sentences(text, { start: from, end: to })) {
      const trimmed = trimSpan(text, piece);
      if (trimmed.start < trimmed.end) yield trimmed;
    }
    from = to;
  }
}

/** What leads in what follows it: a number (1. （二） 第三章 ①), or a few words with a colon (2027年一季度：). */
const number = /^(?:[\d一二三四五六七八九十百〇零第章节条款项部分()（）.．、①-⑳\s]{1,12}|[^。；]{1,16}[：:])$/u;

/** A number stands with what it counts, and a stop with what it ends, though neither belongs to the item between them. */
function glued(text: string, pieces: readonly Span[], levels: ReadonlyMap<number, number>): Span[] {
  const whole: Span[] = [];
  let from: number | null = null;
  pieces.forEach((piece, i) => {
    const words = text.slice(piece.start, piece.end);
    const before = whole.at(-1);
    const stop = before && from === null ? (/^[。；，、：:;,.）)”\s]+/u.exec(words)?.[0].length ?? 0) : 0;
    if (before && stop > 0) before.end = piece.start + stop;
    const rest = trimSpan(text, { start: piece.start + stop, end: piece.end });
    if (rest.start === rest.end) return;
    if (i + 1 < pieces.length && number.test(words.slice(rest.start - piece.start)) && !levels.has(rest.start)) from ??= rest.start;
    else {
      whole.push({ start: from ?? rest.start, end: rest.end });
      from = null;
    }
  });
  return whole;
}

/** A long passage as several, each ending with a sentence where it can. */
function* sentences(text: string, span: Span): Generator<Span> {
  let from = span.start;
  while (span.end - from > longest) {
    const best = Math.max(text.lastIndexOf('。', from + longest), text.lastIndexOf('；', from + longest));
    let to = best > from ? best + 1 : from + longest;
    if (/[\uDC00-\uDFFF]/.test(text[to] ?? '')) to++;
    yield { start: from, end: to };
    from = to;
  }
  yield { start: from, end: span.end };
}

const same = (a: Span | undefined, b: Span | undefined) => a !== undefined && b !== undefined && a.start === b.start && a.end === b.end;

/** A table as blocks, one a row. A merged cell is drawn where it begins; the places it covers below stay empty. */
function rowsOf(text: string, { rows }: SourceTable): Omit<Block, 'items'>[] {
  const widths = widthsOf(rows);
  const heads = (rows[0] ?? []).map(({ start, end }) => text.slice(start, end).replace(/\s+/gu, ''));
  return rows.flatMap((row, r) => {
    const above = rows[r - 1] ?? [];
    const cells: BlockRow['cells'][number][] = [];
    row.forEach((span, c) => {
      const before = cells.at(-1);
      if (before && same(row[c - 1], span) && span.start < span.end) cells[cells.length - 1] = { ...before, columns: before.columns + 1 };
      else cells.push({ span, columns: 1, above: span.start < span.end && same(above[c], span), head: r > 0 ? (heads[c] ?? '') : '' });
    });
    const own = cells.filter((cell) => !cell.above && cell.span.start < cell.span.end).map(({ span }) => span);
    if (own.length === 0) return [];
    const span = { start: Math.min(...own.map(({ start }) => start)), end: Math.max(...own.map(({ end }) => end)) };
    return [{ span, level: null, begins: true, row: { cells, widths, first: r === 0 } }];
  });
}

/** Columns by how much stands in them, none so narrow that nothing can be read in it. */
function widthsOf(rows: SourceTable['rows']): number[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: columns }, (_, c) => {
    const lengths = rows.map((row) => (row[c] ? row[c].end - row[c].start : 0));
    const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, rows.length);
    return Math.round(Math.min(30, Math.max(4, mean)) * 10) / 10;
  });
}

/** The index of the first block that ends after `at`. */
function blockAt(blocks: readonly Pick<Block, 'span'>[], at: number): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.span.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Calls for every block that shares a character with the span; an empty span is a place in the block before it, or in the next. */
export function touching(blocks: readonly Pick<Block, 'span'>[], span: Span, hear: (index: number) => void): void {
  const first = blockAt(blocks, span.start);
  if (span.start === span.end) {
    const before = blocks[first - 1];
    if (before && (before.span.end === span.start || !blocks[first])) hear(first - 1);
    else if (blocks[first]) hear(first);
    return;
  }
  for (let i = first; i < blocks.length && (blocks[i]?.span.start ?? 0) < span.end; i++) hear(i);
}

function belonging(blocks: readonly Omit<Block, 'items'>[], items: readonly SourceItem[]): Block[] {
  const owners = blocks.map(() => new Set<string>());
  for (const { id, span, fields } of [...items].sort((a, b) => a.span.start - b.span.start))
    for (const part of [span, ...fields]) touching(blocks, part, (i) => owners[i]?.add(id));
  return blocks.map((block, i) => ({ ...block, items: [...(owners[i] ?? [])] }));
}

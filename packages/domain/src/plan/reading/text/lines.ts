import type { ReadFlag, SourceTable, Span } from '../reading.schema.ts';
import { noiseInside, noiseLine } from './noise.data.ts';
import { foldText } from './view.ts';

/** What the first look at the lines finds: what to drop, which breaks only wrap a sentence, and the flags for both. */
export interface Lines {
  drop: Span[];
  soft: Set<number>;
  flags: ReadFlag[];
}

interface Line {
  start: number;
  end: number;
  /** The folded text without blanks at either end. */
  text: string;
  /** Characters that are no blank, roughly. */
  length: number;
  table: boolean;
}

const opening =
  /^(?:[([][一二三四五六七八九十百\d]{1,4}[)\]]|[一二三四五六七八九十百]{1,4}[、.,:]|\d{1,3}(?:\.\d{1,2})*[、.)]|[①-⑳⑴-⒛㈠-㈩]|第[一二三四五六七八九十百\d]{1,5}(?:章|条|节|部分|篇|编|阶段|步)|附(?:件|表|录|:)|[-—•●■◆★▲※]|[、.][\u4e00-\u9fff]|#|\*\*)/u;
const labelled = /^[([]?[\u4e00-\u9fff ]{2,10}[:\]]/u;
const final = /[。;:!?；！？”)\]》…]$/u;

/** Looks at every line once: page furniture and web noise are dropped, wrapped sentences are joined, each with a flag. */
export function lookAtLines(source: string, tables: readonly SourceTable[]): Lines {
  const drop: Span[] = [];
  const soft = new Set<number>();
  const flags: ReadFlag[] = [];
  const lines = cut(source, tables);
  const wrap = wrapWidth(lines);
  let last: Line | undefined;
  for (const line of lines) {
    if (line.text === '') {
      last = undefined;
      continue;
    }
    const noise = line.table ? undefined : noiseLine(line.text);
    if (noise) {
      const span = { start: line.start, end: line.end };
      drop.push(span);
      flags.push({ kind: noise, span, sentence: noise === 'webNoise' ? '这一行是网页上的杂字，已去掉' : '这一行是页码或页眉，已去掉' });
      continue;
    }
    noiseInside(source, line.start, line.end, (start, end, kind) => {
      drop.push({ start, end });
      if (kind) flags.push({ kind, span: { start, end }, sentence: '夹在文字里的网页杂字，已去掉' });
    });
    if (last && joins(last, line, wrap)) {
      for (let i = last.end; i < line.start; i += 1) soft.add(i);
      flags.push({ kind: 'lineJoined', span: { start: last.end, end: line.start }, sentence: '一句话被换行断开，已接上' });
    }
    last = line;
  }
  return { drop, soft, flags };
}

function cut(source: string, tables: readonly SourceTable[]): Line[] {
  const lines: Line[] = [];
  let table = 0;
  let start = 0;
  while (start <= source.length) {
    let end = source.indexOf('\n', start);
    if (end < 0) end = source.length;
    let span = tables[table]?.span;
    while (span && span.end <= start) {
      table += 1;
      span = tables[table]?.span;
    }
    const inTable = span !== undefined && start < span.end && end > span.start;
    const text = inTable ? source.slice(start, end) : foldText(source.slice(start, end)).trim();
    lines.push({ start, end: source.charCodeAt(end - 1) === 13 && end > start ? end - 1 : end, text, length: text.length, table: inTable });
    start = end + 1;
  }
  return lines;
}

/** The width at which the text was wrapped, as the longest lines tell; 60 where lines were not wrapped. */
function wrapWidth(lines: readonly Line[]): number {
  const counts = new Uint32Array(61);
  let n = 0;
  for (const line of lines) {
    if (line.table || line.length < 16 || line.length > 60) continue;
    counts[line.length] = (counts[line.length] ?? 0) + 1;
    n += 1;
  }
  if (n < 8) return 60;
  let most = 60;
  for (let over = 0; most > 20; most -= 1) {
    over += counts[most] ?? 0;
    if (over >= n * 0.2) break;
  }
  return Math.max(20, most - 3);
}

function joins(before: Line, line: Line, wrap: number): boolean {
  if (before.table || line.table || before.text.includes('\t') || line.text.includes('\t')) return false;
  if (final.test(before.text) || opening.test(line.text) || labelled.test(line.text)) return false;
  if (/[,、，([《“]$/u.test(before.text)) return true;
  if (before.length >= 60) return true;
  return before.length >= wrap && before.length >= 16;
}

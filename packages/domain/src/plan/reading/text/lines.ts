import type { ReadFlag, SourceTable, Span } from '../reading.schema.ts';
import { footerHead, noiseInside, noiseLine } from './noise.data.ts';
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
  /** How wide it is printed, in Chinese characters: a digit or a blank is half of one. */
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
  /** The sentence so far. */
  let open = '';
  for (const [k, line] of lines.entries()) {
    if (line.text === '') {
      last = undefined;
      continue;
    }
    const noise = line.table ? undefined : (noiseLine(line.text) ?? footer(lines, k));
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
    const joined = last !== undefined && joins(last, line, wrap, open);
    open = joined ? `${open}${line.text}`.slice(-200) : line.text;
    if (last && joined) {
      for (let i = last.end; i < line.start; i += 1) soft.add(i);
      flags.push({ kind: 'lineJoined', span: { start: last.end, end: line.start }, sentence: '一句话被换行断开，已接上' });
    }
    last = line;
  }
  return { drop, soft, flags };
}

function footer(lines: readonly Line[], k: number): 'webNoise' | undefined {
  if (!footerHead(lines[k]?.text ?? '')) return undefined;
  const below = lines.slice(k + 1, k + 5).find((line) => line.text !== '');
  return below && noiseLine(below.text) === 'webNoise' ? 'webNoise' : undefined;
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
    lines.push({
      start,
      end: source.charCodeAt(end - 1) === 13 && end > start ? end - 1 : end,
      text,
      length: widthOf(text),
      table: inTable,
    });
    start = end + 1;
  }
  return lines;
}

const widthOf = (text: string): number => {
  let narrow = 0;
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) < 0x80 && !/[,;:!?()]/.test(text[i] ?? '')) narrow += 1;
  return text.length - (narrow >> 1);
};

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

const unitList = /(?:单位|部门|科室|牵头|配合)[:\]][^。()]*$/u;
const fragment =
  /^(?:事处|公室|员会|民政府|府|局|委|会|处|室|心|[\u4e00-\u9fff]{1,4}(?:局|委|委员会|办|办公室|办事处|中心|公司|集团|大队))(?=[、,，。;)\]等]|$)/u;

/** 责任单位：市园⏎林局、…: a unit's name that the page broke in two. */
function nameGoesOn(before: string, line: string): boolean {
  const list = unitList.exec(before)?.[0];
  if (list === undefined || !fragment.test(line) || /^[市县区各省镇乡街]/u.test(line)) return false;
  const last = list.split(/[、,，:\]]/u).at(-1) ?? '';
  if (last === '') return false;
  return (
    /^(?:事处|公室|员会|民政府|府)/u.test(line) || !/(?:局|委|办|会|部|处|道|镇|乡|中心|室|区|县|市|队|司|团|所|站|位|门)$/u.test(last)
  );
}

function joins(before: Line, line: Line, wrap: number, open: string): boolean {
  if (before.table || line.table || before.text.includes('\t') || line.text.includes('\t')) return false;
  if (final.test(before.text) || opening.test(line.text) || labelled.test(line.text)) return false;
  if (/[,、，([《“]$/u.test(before.text) || nameGoesOn(open, line.text)) return true;
  if (before.length >= 60) return true;
  return before.length >= wrap && before.length >= 16;
}

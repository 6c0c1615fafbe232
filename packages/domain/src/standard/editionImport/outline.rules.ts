import { headOf, shortened } from '../../kernel/index.ts';
import { clauseNumberIn } from '../edition/search.rules.ts';
import { type Marked, markersOf, type Scheme, schemeOf } from './marker.rules.ts';

/** One clause as it is printed: `number` null where the document does not number its clauses through. Paragraphs `[from, to)`. */
export interface OutlineClause {
  number: number | null;
  printed: string;
  title: string;
  text: string;
  from: number;
  to: number;
}

export interface OutlineArea {
  name: string;
  clauses: OutlineClause[];
}

/** A doubt about the paragraphs from `from` on; `clause` is an index of the clauses counted through. */
export interface OutlineFlag {
  kind: 'number' | 'leftOut' | 'heading';
  clause: number | null;
  says: string;
}

/** 标准正文的骨架: what was read, and everything that was not, as flags. */
export interface Outline {
  title: string;
  documentNumber: string | null;
  paragraphs: string[];
  areas: OutlineArea[];
  flags: OutlineFlag[];
}

const mostTitle = 24;
const clip = (text: string, most = 40) => shortened(text, most + 1);

/** The first phrase of a clause, to call it by. */
function titleFrom(text: string): string {
  const phrase = /^[^。；;，,：:\n]{2,}/u.exec(text)?.[0] ?? text;
  return headOf(phrase || text, mostTitle);
}

/** Whether a numbered line is a heading alone: short, and no sentence. */
const isHeading = (text: string) => text.length <= mostTitle && !/[。；;，,：:]/u.test(text);

/** 读标准的正文: areas and clauses by the numbers of such documents (一、（一）1. 第一条 1.1). Null where no clause is met. */
export function readOutline(source: string): Outline | null {
  const paragraphs = source
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((one) => one.replace(/[\s\u3000]+/gu, ' ').trim())
    .filter((one) => one !== '');
  const whole = markersOf(paragraphs);
  const body = bodyOf(whole);
  const scheme = schemeOf(whole.slice(body.from, body.to));
  if (!scheme) return null;
  const flags: OutlineFlag[] = [];
  const left = (lines: readonly Marked[], why: string) => {
    if (lines.length > 0)
      flags.push({ kind: 'leftOut', clause: null, says: `${why}，没有收进条款：“${clip(lines[0]?.line ?? '')}”等 ${lines.length} 段。` });
  };
  const contents = whole.filter(({ kind }) => kind === 'contents').length;
  if (contents > 0) flags.push({ kind: 'leftOut', clause: null, says: `目录 ${contents} 行没有读，以正文为准。` });
  const lines = whole.slice(body.from, body.to).filter(({ kind }) => kind !== 'contents');
  const first = lines.findIndex((one) => one.kind === scheme.area);
  left(
    whole.slice(0, body.from).filter(({ kind }) => kind !== 'contents'),
    '正文前面的话',
  );
  left(whole.slice(body.to), '附件和附表');
  const front = lines.slice(0, Math.max(first, 0));
  const areas = areasOf(lines.slice(Math.max(first, 0)), scheme, flags);
  if (!areas.some(({ clauses }) => clauses.length > 0)) return null;
  numberThrough(areas, flags);
  const heads = [...whole.slice(0, body.from), ...front].map(({ line }) => line);
  const [title, documentNumber] = [titleOf(heads), numberOf(heads)];
  left(
    front.filter(({ line, kind }) => kind !== 'annex' && !title.includes(line) && !(documentNumber && line.includes(documentNumber))),
    '第一个方面前面的话',
  );
  return { title, documentNumber, paragraphs, areas, flags };
}

/** The stretch between annexes with the most clauses: a standard often comes as an annex of the notice that issues it. */
function bodyOf(lines: readonly Marked[]): { from: number; to: number } {
  const cuts = [0, ...lines.flatMap(({ kind, at }) => (kind === 'annex' && at > 0 ? [at] : [])), lines.length];
  let best = { from: 0, to: lines.length, worth: -1 };
  for (const [i, from] of cuts.slice(0, -1).entries()) {
    const to = cuts[i + 1] ?? lines.length;
    const worth = schemeOf(lines.slice(from, to))?.clauses ?? 0;
    if (worth > best.worth) best = { from, to, worth };
  }
  return best;
}

function areasOf(lines: readonly Marked[], scheme: Scheme, flags: OutlineFlag[]): OutlineArea[] {
  const areas: OutlineArea[] = [];
  let count = 0;
  const heads = lines.flatMap(({ kind }, i) => (i === 0 || kind === scheme.area ? [i] : []));
  for (const [n, i] of heads.entries()) {
    const head = lines[i];
    if (!head) break;
    const inside = lines.slice(i + 1, heads[n + 1] ?? lines.length);
    const named = head.kind === scheme.area ? head.rest : '';
    // an area without clauses of the common kind, whose points are numbered 1. 2. 3.
    const kind = inside.some((one) => one.kind === scheme.clause) ? scheme.clause : 'arabic';
    const starts = inside.flatMap((one, j) => (one.kind === kind ? [j] : []));
    const intro = inside.slice(0, starts[0] ?? inside.length);
    const name = clip(named || '未分方面', 60);
    if (named.length > 60)
      flags.push({ kind: 'heading', clause: null, says: `“${clip(named)}”写在方面的位置，却是一整段话，核对是不是方面。` });
    if (intro.length > 0 && starts.length > 0)
      flags.push({
        kind: 'leftOut',
        clause: null,
        says: `“${name}”开头没有编号的话，没有收进条款：“${clip(intro[0]?.line ?? '')}”等 ${intro.length} 段。`,
      });
    const clauses = starts.map((start, n): OutlineClause => {
      const own = inside.slice(start, starts[n + 1] ?? inside.length);
      return clauseOf(own);
    });
    for (const [n, clause] of clauses.entries()) {
      const points = inside.slice(starts[n], starts[n + 1] ?? inside.length).filter((one) => one.kind === 'arabic').length;
      if (
        kind !== 'arabic' &&
        isHeading(clause.title) &&
        clause.text !== clause.title &&
        points > 1 &&
        !clause.text.startsWith(clause.title)
      )
        flags.push({
          kind: 'heading',
          clause: count + n,
          says: `“${clause.title}”只有标题，下面分 ${points} 点。各点是单独的条款的，把它拆开。`,
        });
    }
    if (kind !== scheme.clause && clauses.length > 0)
      flags.push({ kind: 'heading', clause: count, says: `“${name}”下面没有“${scheme.shows}”这样的编号，按 1. 2. 3. 分的条款。` });
    if (clauses.length === 0)
      flags.push({ kind: 'heading', clause: null, says: `“${name}”下面没有读出条款。不是方面的，删掉；漏读的，在方面里加条款。` });
    areas.push({ name, clauses });
    count += clauses.length;
  }
  return areas;
}

function clauseOf(own: readonly Marked[]): OutlineClause {
  const [head, ...more] = own;
  const rest = head?.rest ?? '';
  const below = more.map(({ line }) => line).join('\n');
  const heading = isHeading(rest) && below !== '';
  const text = heading ? below : [rest, below].filter(Boolean).join('\n') || (head?.line ?? '');
  const at = head?.at ?? 0;
  return {
    number: head ? clauseNumberIn(head.number) : null,
    printed: head?.printed ?? '',
    title: heading ? rest : titleFrom(text),
    text,
    from: at,
    to: (more.at(-1)?.at ?? at) + 1,
  };
}

/** Official numbers are those that run through the whole; where they begin anew in every area there is none, and it is said. */
function numberThrough(areas: OutlineArea[], flags: OutlineFlag[]): void {
  const all = areas.flatMap(({ clauses }) => clauses);
  const restarts = areas.filter(({ clauses }) => clauses[0]?.number === 1).length > 1;
  const dotted = all.some(({ printed }) => /\d[.．]\d/u.test(printed));
  let index = 0;
  for (const { name, clauses } of areas) {
    for (const [n, clause] of clauses.entries()) {
      const before = restarts || dotted ? clauses[n - 1] : all[index - 1];
      const [was, is] = [before?.number ?? null, clause.number];
      if (is !== null && was !== null && is !== was + 1)
        flags.push({
          kind: 'number',
          clause: index,
          says:
            is === was
              ? `编号 ${is} 出现了两次：“${clause.title}”。`
              : `“${name}”的编号从 ${was} 跳到 ${is}，${is > was ? `原文缺 ${was + 1}？` : '顺序倒了？'}`,
        });
      index++;
    }
  }
  if (!restarts && !dotted) return;
  for (const clause of all) clause.number = null;
  flags.push({ kind: 'number', clause: null, says: '各方面的编号都从头起，没有贯穿全文的条款编号。编号留空，知道官方编号的再填。' });
}

/** The line before the body that ends like the name of a standard, the nearest one; with its edition where that stands in brackets below it. */
function titleOf(heads: readonly string[]): string {
  const at = heads.findLastIndex(
    (line) => line.length <= 60 && /(?:标准|规范|办法|细则)(?:[（(][^（）()]{2,20}[）)])?$/u.test(line) && !/^附/u.test(line),
  );
  const line = heads[at];
  if (line === undefined) return '';
  const next = heads[at + 1] ?? '';
  return /^[（(].{2,20}[）)]$/u.test(next) ? `${line}${next}` : line;
}

const numberOf = (heads: readonly string[]): string | null => {
  for (const line of heads) {
    const found = /[\p{Script=Han}]{1,12}〔\d{4}〕\s?\d{1,4}\s?号/u.exec(line)?.[0];
    if (found) return found;
  }
  return null;
};

/** What a paragraph begins with: 第一章, 一、, （一）, 第一条, 1.1, 1., 1 组织; or nothing. */
type MarkerKind = 'chapter' | 'han' | 'paren' | 'article' | 'dotted' | 'arabic' | 'bare' | 'annex' | 'contents' | 'plain';

/** A paragraph with its marker: `number` as printed without its signs, `printed` with them, `rest` what follows. */
export interface Marked {
  at: number;
  line: string;
  kind: MarkerKind;
  number: string;
  printed: string;
  rest: string;
}

/** 编号的办法 of a document: by which marker its areas and its clauses are numbered. */
export interface Scheme {
  area: MarkerKind;
  clause: MarkerKind;
  /** （一） */
  shows: string;
  /** How many clauses it finds. */
  clauses: number;
}

const han = '[一二三四五六七八九十百零〇]{1,5}';
const markers: readonly [MarkerKind, RegExp][] = [
  ['chapter', new RegExp(`^(第(${han}|\\d{1,2})[章编篇]|第(${han}|\\d{1,2})部分)[ 、.．:：]*(.*)$`, 'u')],
  ['article', new RegExp(`^(第(${han}|\\d{1,3})条)[ 、.．:：]*(.*)$`, 'u')],
  ['han', new RegExp(`^((${han})[、.．])\\s*(.*)$`, 'u')],
  ['paren', new RegExp(`^([（(](${han})[）)])[、.．\\s]*(.*)$`, 'u')],
  ['dotted', /^((\d{1,2}[.．]\d{1,3}))(?![\d%.．])[ 、]*(.*)$/u],
  ['arabic', /^((\d{1,3})[.．、])(?!\d)\s*(.*)$/u],
  ['bare', /^((\d{1,2})) (?=\p{Script=Han})([^。；，,;]{1,30})$/u],
];

const isAnnex = (line: string) =>
  line.length <= 60 && /^附\s?(?:件|录|表)?\s?[0-9一二三四五六七八九十]{0,3}\s?(?:[:：]|$|\s)/u.test(`${line} `) && !/[，。；]/u.test(line);
/** 目录, or a line that ends in dots and a page number. */
const isContents = (line: string) => {
  if (/^目\s?录$/u.test(line)) return true;
  const page = /\d{1,4}$/u.exec(line.slice(-4))?.[0];
  return page !== undefined && /[.…·]{3}$/u.test(line.slice(-30, -page.length).trimEnd());
};

/** Every paragraph with what it begins with. */
export const markersOf = (paragraphs: readonly string[]): Marked[] =>
  paragraphs.map((line, at): Marked => {
    const none = { at, line, number: '', printed: '', rest: line };
    if (isContents(line)) return { ...none, kind: 'contents' };
    if (isAnnex(line)) return { ...none, kind: 'annex' };
    for (const [kind, pattern] of markers) {
      const met = pattern.exec(line);
      if (!met) continue;
      const [, printed = ''] = met;
      return { ...none, kind, printed, number: printed.replace(/^第|[章编篇条、.．（）() ]|部分$/gu, ''), rest: (met.at(-1) ?? '').trim() };
    }
    return { ...none, kind: 'plain' };
  });

/** Tried in turn; the first that finds three clauses or more wins, else the one that finds most. */
const schemes: readonly (readonly [MarkerKind, MarkerKind, string])[] = [
  ['chapter', 'article', '第一条'],
  ['han', 'article', '第一条'],
  ['han', 'paren', '（一）'],
  ['chapter', 'paren', '（一）'],
  ['chapter', 'han', '一、'],
  ['arabic', 'dotted', '1.1'],
  ['bare', 'dotted', '1.1'],
  ['han', 'dotted', '1.1'],
  ['chapter', 'arabic', '1.'],
  ['han', 'arabic', '1.'],
];

/** By which markers these paragraphs are numbered; undefined where they are not. */
export function schemeOf(lines: readonly Marked[]): Scheme | undefined {
  let best: Scheme | undefined;
  for (const [area, clause, shows] of schemes) {
    const first = lines.findIndex(({ kind }) => kind === area);
    if (first < 0) continue;
    const clauses = lines.slice(first).filter(({ kind }) => kind === clause).length;
    if (clauses >= 3) return { area, clause, shows, clauses };
    if (clauses > (best?.clauses ?? 0)) best = { area, clause, shows, clauses };
  }
  return best;
}

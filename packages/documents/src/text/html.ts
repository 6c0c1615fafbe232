import { Parser } from 'htmlparser2';
import type { Note, ReadText } from './notes.ts';
import { numeral } from './numbering/numerals.ts';
import { textProblems } from './text.problems.ts';
import { type Cell, TextBuilder } from './textBuilder.ts';

type Node = Element | string;
interface Element {
  name: string;
  attributes: { readonly [name: string]: string };
  children: Node[];
}

/** What is never part of the text. */
const dropped = new Set(
  'script style noscript template nav header footer aside form button select textarea iframe object svg canvas audio video map dialog menu'.split(
    ' ',
  ),
);
/** Names that sites give to what surrounds the text. */
const around =
  /(?:^|[-_\s])(?:nav|menu|breadcrumbs?|crumbs?|footer|foot|header|sidebar|aside|share|toolbar|pagination|pager|related|recommend|comments?|advert|ads?|copyright|qrcode)(?:$|[-_\s])/i;
const blocks = new Set(
  'address article blockquote body center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 hr html li main ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const mostElements = 1_000_000;
const deepest = 2000;

/** A page saved from a browser: its main text, without what the site puts around it. Nothing it points at is fetched, no script runs. */
export function readHtml(source: string, notes: Note[]): ReadText {
  const { root, titles } = parse(source);
  const main = mainOf(root);
  const builder = new TextBuilder();
  const written = write(main, builder);
  const heading = titles.find((title) => title.length >= 4 && title.length <= 100);
  const { text } = builder.build();
  if (!heading || squeeze(text.slice(0, 500)).includes(squeeze(heading)) || !written) return { ...builder.build(), notes };
  const titled = new TextBuilder();
  titled.paragraph(heading);
  write(main, titled);
  return { ...titled.build(), notes };
}

const squeeze = (text: string) => text.replace(/\s+/g, '');

/** The tree without what is never text, and the titles the page gives itself, the surest first. */
function parse(source: string): { root: Element; titles: string[] } {
  const root: Element = { name: 'html', attributes: {}, children: [] };
  const stack = [root];
  let [elements, hidden] = [0, 0];
  let title = '';
  let named = '';
  const headings: Element[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      elements += 1;
      if (elements > mostElements || stack.length > deepest) throw textProblems.swollen({});
      if (name === 'meta' && attributes.name?.toLowerCase() === 'articletitle') named = attributes.content ?? '';
      const element: Element = { name, attributes, children: [] };
      if (hidden > 0 || isDropped(element)) hidden += 1;
      else stack.at(-1)?.children.push(element);
      if (name === 'h1') headings.push(element);
      stack.push(element);
    },
    ontext(data) {
      const top = stack.at(-1);
      if (top?.name === 'title') title += data;
      else if (hidden === 0) top?.children.push(data);
    },
    onclosetag() {
      if (stack.length === 1) return;
      stack.pop();
      if (hidden > 0) hidden -= 1;
    },
  });
  for (let at = 0; at < source.length; at += 65_536) parser.write(source.slice(at, at + 65_536));
  parser.end();
  const heading = headings.length === 1 && headings[0] ? textOf(headings[0]) : '';
  return { root, titles: [named, heading, title.split(/[-_|–—]/)[0] ?? ''].map((t) => t.replace(/\s+/g, ' ').trim()) };
}

const isDropped = ({ name, attributes }: Element): boolean =>
  dropped.has(name) ||
  name === 'head' ||
  name === 'title' ||
  'hidden' in attributes ||
  /display\s*:\s*none/i.test(attributes.style ?? '') ||
  (name !== 'body' && name !== 'html' && around.test(`${attributes.class ?? ''} ${attributes.id ?? ''}`));

/** The part of the page that holds most of the words that are not links: down from the body, as long as one child holds nearly all. */
function mainOf(root: Element): Element {
  const weights = new Map<Element, number>();
  const weigh = (element: Element): number => {
    let sum = 0;
    for (const child of element.children) sum += typeof child === 'string' ? squeeze(child).length : child.name === 'a' ? 0 : weigh(child);
    weights.set(element, sum);
    return sum;
  };
  weigh(root);
  let at = root;
  for (;;) {
    const all = weights.get(at) ?? 0;
    const next = at.children.find(
      (c): c is Element => typeof c !== 'string' && (weights.get(c) ?? 0) >= all * 0.75 && (weights.get(c) ?? 0) > 0,
    );
    if (!next || !['html', 'body', 'div', 'main', 'article', 'section', 'center'].includes(next.name)) return at;
    at = next;
  }
}

/** Writes the blocks of an element; whether there were any. */
function write(element: Element, builder: TextBuilder): boolean {
  let line = '';
  let wrote = false;
  /** List items → the number that a browser shows before them. */
  const numbers = new Map<Element, string>();
  const numbered = (list: Element) => {
    let count = Number(list.attributes.start ?? 1) || 1;
    const format = listFormats[list.attributes.type ?? '1'] ?? 'decimal';
    for (const item of elementsOf(list).filter((c) => c.name === 'li')) {
      count = Number(item.attributes.value ?? count) || count;
      numbers.set(item, `${numeral(count, format)}. `);
      count += 1;
    }
  };
  const end = () => {
    if (line.trim()) {
      builder.paragraph(line.replace(/[ \t]+/g, ' ').trim());
      wrote = true;
    }
    line = '';
  };
  const take = (node: Node, raw: boolean): void => {
    if (typeof node === 'string') line += raw ? node : node.replace(/[ \t\r\n]+/g, ' ');
    else if (node.name === 'br') end();
    else if (node.name === 'table') {
      end();
      const rows = rowsOf(node);
      const isLayout = rows.every((row) => row.length <= 1) || rows.some((row) => row.some(({ cell }) => holds(cell, 'table')));
      if (isLayout)
        for (const row of rows)
          for (const { cell } of row) {
            for (const child of cell.children) take(child, raw);
            end();
          }
      else {
        builder.table(gridOf(rows));
        wrote = true;
      }
    } else {
      const isBlock = blocks.has(node.name);
      if (isBlock) end();
      if (node.name === 'ol') numbered(node);
      line += numbers.get(node) ?? '';
      for (const child of node.children) take(child, raw || node.name === 'pre');
      if (isBlock) end();
    }
  };
  take(element, false);
  end();
  return wrote;
}

const listFormats: { readonly [type: string]: string } = { a: 'lowerLetter', A: 'upperLetter', i: 'lowerRoman', I: 'upperRoman' };

const elementsOf = (element: Element) => element.children.filter((c): c is Element => typeof c !== 'string');
const holds = (element: Element, name: string): boolean => elementsOf(element).some((c) => c.name === name || holds(c, name));
const textOf = (element: Element): string =>
  element.children
    .map((c) => (typeof c === 'string' ? c : c.name === 'br' ? '\n' : blocks.has(c.name) ? `\n${textOf(c)}\n` : textOf(c)))
    .join('');

type Row = { cell: Element; wide: number; tall: number }[];

function rowsOf(table: Element): Row[] {
  const span = (text: string | undefined, most: number) => Math.max(1, Math.min(Number.parseInt(text ?? '1', 10) || 1, most));
  return elementsOf(table)
    .flatMap((part) =>
      part.name === 'tr' ? [part] : ['tbody', 'thead', 'tfoot'].includes(part.name) ? elementsOf(part).filter((c) => c.name === 'tr') : [],
    )
    .map((row) =>
      elementsOf(row)
        .filter((c) => c.name === 'td' || c.name === 'th')
        .map((cell) => ({ cell, wide: span(cell.attributes.colspan, 60), tall: span(cell.attributes.rowspan, 5000) })),
    );
}

/** Cells in the columns of the table, each in every place that it covers. */
function gridOf(rows: readonly Row[]): Cell[][] {
  /** Column → rows still covered from above. */
  let covered: number[] = [];
  return rows.map((row) => {
    const line: Cell[] = [];
    const next: number[] = [];
    const coverTo = (until: number) => {
      while (line.length < until && (covered[line.length] ?? 0) > 0) {
        next[line.length] = (covered[line.length] ?? 0) - 1;
        line.push({ continues: 'above' });
      }
    };
    for (const { cell, wide, tall } of row) {
      coverTo(Number.POSITIVE_INFINITY);
      for (let i = 0; i < wide; i++) {
        next[line.length] = tall - 1;
        line.push(i === 0 ? { text: textOf(cell) } : { continues: 'left' });
      }
    }
    coverTo(Number.POSITIVE_INFINITY);
    covered = next;
    return line;
  });
}

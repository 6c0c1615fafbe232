import {
  AlignmentType,
  HeightRule,
  type IParagraphOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';

/** One column: its share of the width, and what stands in it. */
export interface PaperColumn<R> {
  title: string;
  share: number;
  centred?: boolean;
  textOf(row: R, index: number): string;
}

/** A row longer than this may break over pages; a shorter one stays whole. */
const longest = 600;
const sides = { left: 85, right: 85, top: 40, bottom: 40 };

/** Lines of a text as paragraphs of one style. */
export const lines = (style: string, text: string, more: IParagraphOptions = {}): Paragraph[] =>
  text.split('\n').map((words) => new Paragraph({ style, text: words, ...more }));

/** Widths of the columns in twips, which add up to the whole; what the division leaves goes to the widest. */
export function widthsOf(shares: readonly number[], whole: number): number[] {
  const sum = shares.reduce((a, b) => a + b, 0);
  const widths = shares.map((share) => Math.floor((share / sum) * whole));
  const widest = shares.indexOf(Math.max(...shares));
  const rest = whole - widths.reduce((a, b) => a + b, 0);
  return widths.map((width, i) => (i === widest ? width + rest : width));
}

/** A cell with its width written out, which WPS wants beside the grid. */
export const cell = (style: string, text: string, width: number, { centred = false, heading = false, span = 1 } = {}): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: sides,
    children: lines(style, text, {
      ...(centred ? { alignment: AlignmentType.CENTER } : {}),
      ...(heading ? { alignment: AlignmentType.LEFT, keepNext: true } : {}),
    }),
    ...(span > 1 ? { columnSpan: span } : {}),
  });

/** A table across the block: fixed widths, its head on every page. */
export const tableOf = <R>(columns: readonly PaperColumn<R>[], rows: readonly R[], whole: number, height?: number): Table =>
  groupedTable(columns, [{ heading: '', rows }], whole, height);

/**
 * A table whose rows stand under headings, which stay with the first row under them; a group without a heading begins at once.
 * `height`: the least a row has, in twips, where somebody is to write into it by hand.
 */
export function groupedTable<R>(
  columns: readonly PaperColumn<R>[],
  groups: readonly { heading: string; rows: readonly R[] }[],
  whole: number,
  height?: number,
): Table {
  const widths = widthsOf(
    columns.map(({ share }) => share),
    whole,
  );
  const width = (i: number) => widths[i] ?? 0;
  const headingOf = (heading: string) =>
    new TableRow({ cantSplit: true, children: [cell('CellHead', heading, whole, { span: columns.length, heading: true })] });
  const rowOf = (row: R, index: number) => {
    const texts = columns.map((column) => column.textOf(row, index));
    return new TableRow({
      cantSplit: texts.every((text) => text.length < longest),
      children: columns.map(({ centred = false }, i) => cell('Cell', texts[i] ?? '', width(i), { centred })),
      ...(height ? { height: { value: height, rule: HeightRule.ATLEAST } } : {}),
    });
  };
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: whole, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: columns.map(({ title }, i) => cell('CellHead', title, width(i))) }),
      ...groups.flatMap(({ heading, rows }) => [...(heading === '' ? [] : [headingOf(heading)]), ...rows.map(rowOf)]),
    ],
  });
}

/** A label and what is written beside it. */
export type FormField = readonly [label: string, value: string];

/** A form of labels and what is written beside them, `pairs` to a line; an empty value leaves room to write by hand. */
export function formOf(rows: readonly (readonly FormField[])[], whole: number): Table {
  const most = Math.max(...rows.map((row) => row.length));
  const shares = Array.from({ length: most }, () => [1, 2.6]).flat();
  const widths = widthsOf(shares, whole);
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: whole, type: WidthType.DXA },
    columnWidths: widths,
    rows: rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          height: { value: 560, rule: HeightRule.ATLEAST },
          children: row.flatMap(([label, value], i) => {
            const span = i === row.length - 1 ? widths.length - 2 * i - 1 : 1;
            const wide = widths.slice(2 * i + 1, 2 * i + 1 + span).reduce((a, b) => a + b, 0);
            return [cell('CellHead', label, widths[2 * i] ?? 0), cell('Cell', value, wide, { span })];
          }),
        }),
    ),
  });
}

import type { Breakdown, BreakdownRow } from '@weicheng/domain/plan';
import { areasOf, type BreakdownColumn, columnsOf, headOf } from './columns.ts';

/** From this many columns on the table lies across. */
const wide = 5;
/** A row longer than this may break over pages; a shorter one stays whole. */
const longest = 600;
const margin = 85;

/** 任务指标分解表 as a paper after GB/T 9704-2012: the same fonts, block and page numbers as the plan it belongs to. */
export async function writeBreakdownPaper(breakdown: Breakdown): Promise<Buffer> {
  // loaded when a paper is wanted
  const docx = await import('docx');
  const { across, fontTable, landscape, page, portrait, styles } = await import('../paper/index.ts');
  const columns = columnsOf(breakdown);
  const isWide = columns.length >= wide;
  const widths = shared(columns, across(isWide));
  const head = headOf(breakdown);
  const paragraph = (style: string, text: string, centred = false) =>
    new docx.Paragraph({
      style,
      text,
      ...(centred ? { alignment: docx.AlignmentType.CENTER } : {}),
    });
  const cell = (style: string, text: string, width: number, options: { centred?: boolean; columnSpan?: number } = {}) =>
    new docx.TableCell({
      width: { size: width, type: docx.WidthType.DXA },
      verticalAlign: docx.VerticalAlignTable.CENTER,
      margins: { left: margin, right: margin, top: 40, bottom: 40 },
      children: [paragraph(style, text, options.centred)],
      ...(options.columnSpan ? { columnSpan: options.columnSpan } : {}),
    });
  const rowOf = (row: BreakdownRow) =>
    new docx.TableRow({
      cantSplit: columns.every((column) => column.textOf(row).length < longest),
      children: columns.map((column, i) => cell('Cell', column.textOf(row), widths[i] ?? 0, { centred: column.centred })),
    });
  const table = new docx.Table({
    layout: docx.TableLayoutType.FIXED,
    width: { size: across(isWide), type: docx.WidthType.DXA },
    columnWidths: widths,
    alignment: docx.AlignmentType.CENTER,
    rows: [
      new docx.TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map((column, i) => cell('CellHead', column.title, widths[i] ?? 0)),
      }),
      ...areasOf(breakdown).flatMap(({ area, rows }) => [
        ...(area ? [new docx.TableRow({ cantSplit: true, children: [areaCell(area)] })] : []),
        ...rows.map(rowOf),
      ]),
    ],
  });
  function areaCell(area: string) {
    return new docx.TableCell({
      width: { size: across(isWide), type: docx.WidthType.DXA },
      columnSpan: columns.length,
      margins: { left: margin, right: margin, top: 40, bottom: 40 },
      children: [new docx.Paragraph({ style: 'CellHead', text: area, alignment: docx.AlignmentType.LEFT, keepNext: true })],
    });
  }
  const paper = new docx.Document({
    title: head.title,
    creator: breakdown.issuer ?? '',
    evenAndOddHeaderAndFooters: true,
    styles,
    sections: [
      {
        properties: isWide ? landscape : portrait,
        footers: page(),
        children: [
          paragraph('Title', head.title),
          ...[head.basis, head.extract].filter(Boolean).map((line) => paragraph('Note', line)),
          table,
        ],
      },
    ],
  });
  return docx.Packer.toBuffer(paper, undefined, [{ path: 'word/fontTable.xml', data: fontTable }]);
}

/** Widths of the columns in twips, which add up to the block. */
function shared(columns: readonly BreakdownColumn[], whole: number): number[] {
  const shares = columns.reduce((sum, column) => sum + column.share, 0);
  const widths = columns.map((column) => Math.floor((column.share / shares) * whole));
  const rest = whole - widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width, i) => (i === 1 ? width + rest : width));
}

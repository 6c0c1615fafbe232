import type { Breakdown } from '@weicheng/domain/plan';
import { areasOf, columnsOf, headOf } from './columns.ts';

/** From this many columns on the table lies across. */
const wide = 5;

/** 任务指标分解表 as a paper after GB/T 9704-2012: the same fonts, block and page numbers as the plan it belongs to. */
export async function writeBreakdownPaper(breakdown: Breakdown): Promise<Buffer> {
  // loaded when a paper is wanted
  const { Document, Packer, Paragraph } = await import('docx');
  const { across, fontTable, groupedTable, landscape, lines, page, portrait, styles } = await import('../paper/index.ts');
  const columns = columnsOf(breakdown);
  const isWide = columns.length >= wide;
  const head = headOf(breakdown);
  const groups = areasOf(breakdown).map(({ area, rows }) => ({ heading: area, rows }));
  const paper = new Document({
    title: head.title,
    creator: breakdown.issuer ?? '',
    evenAndOddHeaderAndFooters: true,
    styles,
    sections: [
      {
        properties: isWide ? landscape : portrait,
        footers: page(),
        children: [
          new Paragraph({ style: 'Title', text: head.title }),
          ...[head.basis, head.extract].filter(Boolean).flatMap((line) => lines('Note', line)),
          groupedTable(columns, groups, across(isWide)),
        ],
      },
    ],
  });
  return Packer.toBuffer(paper, undefined, [{ path: 'word/fontTable.xml', data: fontTable }]);
}

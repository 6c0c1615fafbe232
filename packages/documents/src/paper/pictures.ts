import { AlignmentType, ImageRun, Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlignTable, WidthType } from 'docx';
import { cell, widthsOf } from './table.ts';

/** 一张照片 of a paper: its clean copy as JPEG, upright, with its size in pixels. */
export interface PaperPicture {
  bytes: Uint8Array;
  width: number;
  height: number;
  caption: string;
}

/** A cell of two to a row holds 75 by 80 mm; pictures keep their proportions. */
const most = { width: 264, height: 300 };

/** Fitted into the cell, in the 96 to the inch that a .docx counts pictures in. */
function fitted({ width, height }: Pick<PaperPicture, 'width' | 'height'>): { width: number; height: number } {
  const scale = Math.min(most.width / Math.max(1, width), most.height / Math.max(1, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Pictures two to a row, each over its caption; a picture that is missing leaves its caption and says so. */
export function pictureTable(pictures: readonly (PaperPicture | { caption: string; empty?: true })[], whole: number): Table {
  const widths = widthsOf([1, 1], whole);
  const rows = Array.from({ length: Math.ceil(pictures.length / 2) }, (_, i) => pictures.slice(2 * i, 2 * i + 2));
  const width = (i: number) => widths[i] ?? 0;
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: whole, type: WidthType.DXA },
    columnWidths: widths,
    rows: rows.flatMap((pair) => [
      new TableRow({
        cantSplit: true,
        children: [0, 1].map((i) => {
          const one = pair[i];
          return new TableCell({
            width: { size: width(i), type: WidthType.DXA },
            verticalAlign: VerticalAlignTable.CENTER,
            children: [new Paragraph({ style: 'Picture', children: one && 'bytes' in one ? [imageOf(one)] : [] })],
          });
        }),
      }),
      new TableRow({
        cantSplit: true,
        children: [0, 1].map((i) => {
          const one = pair[i];
          const words = one === undefined || 'empty' in one ? '' : 'bytes' in one ? one.caption : `${one.caption}（照片找不到了）`;
          return cell('Cell', words, width(i), { centred: true });
        }),
      }),
    ]),
  });
}

const imageOf = (picture: PaperPicture): ImageRun =>
  new ImageRun({
    type: 'jpg',
    data: picture.bytes,
    transformation: fitted(picture),
    altText: { name: picture.caption, title: picture.caption, description: picture.caption },
  });

/** Style of a paragraph that holds a picture: no fixed line, which would cut it. */
export const pictureStyle = {
  id: 'Picture',
  name: '图片',
  paragraph: { alignment: AlignmentType.CENTER, keepNext: true, spacing: { before: 60, after: 60 } },
};

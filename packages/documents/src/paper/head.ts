import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  type IBorderOptions,
  type IIndentAttributesProperties,
  LineRuleType,
  Paragraph,
  RelativeHorizontalPosition,
  RelativeVerticalPosition,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import { fonts } from './fonts.ts';
import { across, twips } from './layout.ts';

const red = 'FF0000';
/** 三号 in points: one character. */
const character = 16;
const exact = (points: number) => ({ line: points * 20, lineRule: LineRuleType.EXACT });
const blank = () => new Paragraph({ style: 'Body', text: '' });

/**
 * 版头 (GB/T 9704-2012 7.2): the mark of the issuing organ in red, its upper edge 35 mm under the edge of the block, as large as the block is
 * wide for it; two empty lines; the number; the red line 4 mm under it. Two empty lines follow.
 */
export function redHead(issuer: string, numbered: string): Paragraph[] {
  const mark = `${issuer}文件`;
  const points = Math.min(62, Math.floor(across(false) / 20 / mark.length));
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: twips(35), ...exact(Math.ceil(points * 1.15)) },
      children: [new TextRun({ text: mark, font: fonts.title, size: points * 2, color: red })],
    }),
    blank(),
    blank(),
    new Paragraph({
      style: 'Body',
      alignment: AlignmentType.CENTER,
      indent: { firstLine: 0 },
      // 4 mm are 11 points
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, space: 11, color: red } },
      text: numbered,
    }),
    blank(),
    blank(),
  ];
}

/** How many characters wide a text is; figures and letters take half. */
const wide = (text: string): number => [...text].reduce((sum, one) => sum + (one.charCodeAt(0) < 0x100 ? 0.5 : 1), 0);

/** 署名和日期 with a seal: the day four characters from the right, the name centred over it; a longer name pushes the day in. */
export function signed(issuer: string, day: string): Paragraph[] {
  const difference = (wide(day) - wide(issuer)) / 2;
  const nameIn = Math.max(2, 4 + difference);
  const dayIn = nameIn - difference;
  const line = (text: string, characters: number) =>
    new Paragraph({
      style: 'Body',
      alignment: AlignmentType.RIGHT,
      indent: { firstLine: 0, right: Math.round(characters * character * 20) },
      keepLines: true,
      text,
    });
  return [blank(), blank(), line(issuer, nameIn), line(day, dayIn)];
}

/** 四号 in points. */
const small = 14;

/** 版记 at the foot of the last page: 抄送, who printed it and when; first and last line 0.35 mm, the middle one 0.25 mm. */
export function imprint(copies: string, printer: string, day: string): FileChild[] {
  const whole = across(false);
  const side = small * 20;
  // what does not fit beside the day is drawn narrower
  const room = (whole - 2 * side) / 20 / small;
  const scale = Math.min(100, Math.floor((room / (wide(printer) + wide(day) + 5)) * 100));
  const run = (text: string) => new TextRun({ text, size: small * 2, font: fonts.body, scale });
  const thickest = { style: BorderStyle.SINGLE, size: 8, color: '000000' };
  const thin = { ...thickest, size: 6 };
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const row = (children: TextRun[], indent: IIndentAttributesProperties, top: IBorderOptions, bottom: IBorderOptions) =>
    new TableRow({
      cantSplit: true,
      children: [
        new TableCell({
          width: { size: whole, type: WidthType.DXA },
          margins: { left: 0, right: 0 },
          borders: { top, bottom, left: none, right: none },
          children: [
            new Paragraph({ tabStops: [{ type: TabStopType.RIGHT, position: whole - side }], spacing: exact(22), indent, children }),
          ],
        }),
      ],
    });
  const printed = (top: IBorderOptions) => row([run(printer), run(`\t${day}印发`)], { left: side, right: side }, top, thickest);
  const sent = row([run(`抄送：${copies}。`)], { left: 4 * side, hanging: 3 * side, right: side }, thickest, thin);
  const table = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: whole, type: WidthType.DXA },
    columnWidths: [whole],
    float: {
      horizontalAnchor: TableAnchorType.MARGIN,
      verticalAnchor: TableAnchorType.MARGIN,
      relativeHorizontalPosition: RelativeHorizontalPosition.CENTER,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
    },
    rows: copies === '' ? [printed(thickest)] : [sent, printed(thin)],
  });
  // a floating table hangs on the paragraph after it
  return [table, new Paragraph({ spacing: exact(1), text: '' })];
}

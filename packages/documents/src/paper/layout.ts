import {
  AlignmentType,
  DocumentGridType,
  Footer,
  type ISectionPropertiesOptions,
  type IStylesOptions,
  LineRuleType,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx';
import { fonts } from './fonts.ts';
import { pictureStyle } from './pictures.ts';

/** Millimetres in twentieths of a point. */
export const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);

/** GB/T 9704-2012 5: A4; 天头 37, 订口 28, 版心 156 × 225, so 35 below and 26 at the edge. */
const margins = { top: 37, bottom: 35, left: 28, right: 26 };
/** 版心 of a page upright. */
const block = { width: 156, height: 225 };
/** 四号, in half points: the page number. It stands 7 mm below the block. */
const numberSize = 28;
const footer = (below: number) => twips(below - 7) - numberSize * 10;

/** 22 lines of 28 characters come from the styles: a grid would stretch what stands in tables, and not every program keeps it. */
const grid = { type: DocumentGridType.DEFAULT, linePitch: Math.floor(twips(block.height) / 22) };
/** 28 characters of 16 pt are wider than the block: each gives up a quarter of a point. */
const tight = -5;

/** A page upright. */
export const portrait = {
  page: {
    size: { width: twips(210), height: twips(297), orientation: PageOrientation.PORTRAIT },
    margin: {
      top: twips(margins.top),
      bottom: twips(margins.bottom),
      left: twips(margins.left),
      right: twips(margins.right),
      header: twips(15),
      footer: footer(margins.bottom),
    },
  },
  grid,
} satisfies ISectionPropertiesOptions;

/** The same page turned, for a wide table: the binding side becomes the top. */
export const landscape = {
  page: {
    // the size is given upright: the writer turns it
    size: { width: twips(210), height: twips(297), orientation: PageOrientation.LANDSCAPE },
    margin: {
      top: twips(margins.left),
      bottom: twips(margins.right),
      left: twips(margins.bottom),
      right: twips(margins.top),
      header: twips(15),
      footer: footer(margins.right),
    },
  },
  grid,
} satisfies ISectionPropertiesOptions;

/** How wide the block is, in twips. */
export const across = (isLandscape: boolean): number => twips(isLandscape ? block.height : block.width);

const exact = (points: number) => ({ line: points * 20, lineRule: LineRuleType.EXACT });

/** Body 三号 at 28 pt; the title 二号; 一、 in 黑体, （一） in 楷体. What a table holds has its own lines. */
export const styles: IStylesOptions = {
  default: { document: { run: { font: fonts.body, size: 32, language: { eastAsia: 'zh-CN', value: 'zh-CN' } } } },
  paragraphStyles: [
    {
      id: 'Title',
      name: 'Title',
      run: { font: fonts.title, size: 44 },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { ...exact(36), after: 240 } },
    },
    {
      id: 'Body',
      name: '正文段落',
      run: { font: fonts.body, size: 32, characterSpacing: tight },
      paragraph: { indent: { firstLine: 640 }, spacing: exact(28) },
    },
    { id: 'Note', name: '表题说明', run: { font: fonts.body, size: 28 }, paragraph: { alignment: AlignmentType.LEFT, spacing: exact(28) } },
    {
      id: 'Heading1',
      name: 'heading 1',
      run: { font: fonts.first, size: 32 },
      paragraph: { indent: { firstLine: 640 }, spacing: exact(28), keepNext: true },
    },
    {
      id: 'Heading2',
      name: 'heading 2',
      run: { font: fonts.second, size: 32 },
      paragraph: { indent: { firstLine: 640 }, spacing: exact(28), keepNext: true },
    },
    { id: 'Attachment', name: '附件标识', run: { font: fonts.first, size: 32 }, paragraph: { spacing: exact(28) } },
    { id: 'Gap', name: '间隔', paragraph: { spacing: exact(8) } },
    pictureStyle,
    { id: 'Cell', name: '表格文字', run: { font: fonts.body, size: 24 }, paragraph: { spacing: exact(18) } },
    {
      id: 'CellHead',
      name: '表头',
      run: { font: fonts.first, size: 24 },
      paragraph: { alignment: AlignmentType.CENTER, spacing: exact(18) },
    },
  ],
};

/** 页码 `— 1 —` 四号宋体, on the outer side: one character in from the edge of the block. */
const number = (side: (typeof AlignmentType)['LEFT' | 'RIGHT']) =>
  new Footer({
    children: [
      new Paragraph({
        alignment: side,
        indent: side === AlignmentType.RIGHT ? { right: 280 } : { left: 280 },
        children: [new TextRun({ font: fonts.number, size: numberSize, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });

/** The feet of odd and even pages. */
export const page = () => ({ default: number(AlignmentType.RIGHT), even: number(AlignmentType.LEFT) });

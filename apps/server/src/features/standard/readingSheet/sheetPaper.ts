import { type Sheet, writeSheets } from '@weicheng/documents/sheet';
import {
  aboutSheet,
  columnKeys,
  figureSheet,
  type Indicator,
  markLine,
  type ReadingRecord,
  readingColumns,
  reportedYears,
  sheetRowsOf,
  targetSays,
} from '@weicheng/domain/standard';
import type { Context } from '#platform/context';
import { type Book, partsOf } from '../reading/book.ts';

/** 填报表 of these indicators: figures, and how they are filled in. */
export function writeReadingSheet(
  { actor }: Context,
  book: Book,
  indicators: readonly Indicator[],
  records: ReadonlyMap<string, ReadingRecord[]>,
  year: number,
): Promise<Buffer> {
  const figures: Sheet = {
    name: figureSheet,
    columns: columnKeys.map((key) => ({ ...readingColumns[key], hidden: key === 'mark' })),
    rows: indicators.flatMap((indicator) =>
      sheetRowsOf({
        indicator,
        unitName: book.owners.get(indicator.key)?.unitName ?? null,
        parts: partsOf(book, indicator),
        years: reportedYears(indicator, year),
        records: records.get(indicator.key) ?? [],
      }),
    ),
  };
  const about: Sheet = {
    name: aboutSheet,
    columns: [
      { title: '列', width: 14 },
      { title: '怎么填', width: 90 },
    ],
    rows: [
      ['', '只填浅黄的列。没有改的行不会动；改过的行上传后逐行列出，看过再收。'],
      ['数', '照“单位”一列填，只写数字，小数点用“.”，千位不加逗号。等级写 A、B、C、D，有没有写“有”或“无”。'],
      ['分子、分母', '比率填分子和分母，由系统算；填了这两列，“数”可以空着。'],
      ['规划值', '只有和本地规划比的指标填。'],
      ['统计范围', '建成区、城区、辖区之一。'],
      ['统计来源', '写清楚数出自哪份报表或文件，有文号的写上文号。'],
      ['核对说明', '和上年相差很大而没有错的，写明理由。'],
      ['状态', '已上报的等核准；已核准的在系统里用“更正”改，不在表里改。'],
      ['', '佐证文件在系统里附，表里不带；已经附上的不会丢。'],
      ['', ''],
      ...indicators.map(({ key, name, ...rest }) => [key, `${name}，目标 ${targetSays(rest)}`]),
      ['', ''],
      [markLine, `${actor.cityId}|${book.edition.key}`],
    ],
    quiet: [9 + indicators.length + 2],
  };
  return writeSheets([figures, about]);
}
